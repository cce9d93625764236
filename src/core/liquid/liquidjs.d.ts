/*
 * What is used of LiquidJS, in its build for browsers, which asks for nothing of Node. Its own declarations bring the
 * types of Node along, and core is to be compiled without them.
 */
declare module 'liquidjs/dist/liquid.browser.mjs' {
  /** Steps of a rendering, which LiquidJS goes through. */
  type Running = Generator<unknown, void>;

  export const TokenKind: { readonly Tag: 4; readonly HTML: 16 };

  /** A piece of a text. */
  export class Token {
    constructor(kind: number, input: string, begin: number, end: number, file?: string);
    readonly kind: number;
    readonly begin: number;
    readonly end: number;
    getText(): string;
  }

  /** What is rendered. */
  export interface Template {
    readonly token: Token;
    render(context: Context, emitter: Emitter): Running;
  }

  /** What takes what is rendered. */
  export interface Emitter {
    write(text: string): void;
    readonly buffer: string;
  }

  export interface Options {
    /** Files that can be included; where it is given, no others are looked for. */
    readonly templates: Readonly<Record<string, string>>;
    readonly locale: string;
    readonly ownPropertyOnly: boolean;
    readonly parseLimit: number;
    readonly memoryLimit: number;
  }

  type TagClass = new (token: Token, remaining: TokenQueue, liquid: Liquid, parser: Parser) => Template;
  /** A filter, which LiquidJS itself never calls here: outputs are evaluated as Ruby does. */
  type Filter = (use: unknown) => import('./values/value.ts').Value;

  export class Liquid {
    constructor(options: Options);
    readonly options: Options;
    tags: Record<string, TagClass>;
    filters: Record<string, Filter>;
    readonly renderer: {
      renderTemplates(templates: readonly Template[], context: Context, emitter: Emitter): Running;
    };
    registerTag(name: string, tag: TagClass): void;
    registerFilter(name: string, filter: Filter): void;
  }

  export class Context {
    constructor(
      environment: object,
      options: Options,
      renderOptions: { readonly sync: boolean },
      parts: { readonly liquid: Liquid },
    );
  }

  /** What tokens are taken from, one after the other. */
  export interface TokenQueue {
    shift(): Token | undefined;
  }

  export class Parser {
    constructor(liquid: Liquid);
    parseTokens(tokens: TokenQueue): Template[];
    parseStream(tokens: TokenQueue): ParseStream;
  }

  export class ParseStream {
    on(event: 'template', take: (template: Template) => void): this;
    on(event: `tag:${string}`, take: (token: Token) => void): this;
    start(): this;
    stop(): this;
  }

  export class Tag {
    constructor(token: Token, remaining: TokenQueue, liquid: Liquid);
    readonly token: Token;
    readonly liquid: Liquid;
  }

  /** Goes through all steps at once. */
  export function toValueSync(running: Running): void;
}
