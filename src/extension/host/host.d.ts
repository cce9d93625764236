// What both extension hosts, Node and the web worker, offer beyond ECMAScript. Everything else of Node or of a browser
// is absent on purpose: a use of it is a compile error.

interface Timer {
  readonly timer: unique symbol;
}

declare function setTimeout(run: () => void, milliseconds: number): Timer;
declare function clearTimeout(timer: Timer | undefined): void;

declare const crypto: { randomUUID(): string };

declare class TextDecoder {
  constructor(encoding?: 'utf-8', options?: { readonly fatal?: boolean });
  decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare class Blob {
  constructor(parts: readonly Uint8Array<ArrayBuffer>[], options?: { readonly type?: string });
}

declare class URL {
  constructor(address: string, base?: string);
  static canParse(address: string): boolean;
  static createObjectURL(data: Blob): string;
  static revokeObjectURL(address: string): void;
  readonly host: string;
  readonly protocol: string;
  readonly href: string;
  readonly pathname: string;
}
