/** Where the scanner of a text stands, which those of scalars move on. */
export interface ScanState {
  readonly text: string;
  position: number;
  lineStart: number;
  /** The column of the innermost block; -1 outside of all. */
  indent: number;
  flowLevel: number;
  /** Whether a key without `?` may start here. */
  allowsKey: boolean;
}

/** Whether libyaml takes what stands there for the end of a line. */
export function isBreak(text: string, at: number): boolean {
  return at < text.length && /[\n\r\x85\u2028\u2029]/.test(text[at]!);
}

/** Whether it takes it for what may end a word. */
export function isBlankOrEnd(text: string, at: number): boolean {
  return at >= text.length || /[ \t\n\r\x85\u2028\u2029]/.test(text[at]!);
}

/** `---` or `...`, where a line starts. */
export function isDocumentMark(text: string, at: number): boolean {
  return (text.startsWith('---', at) || text.startsWith('...', at)) && isBlankOrEnd(text, at + 3);
}

/** Goes on behind the end of the line that stands there. */
export function skipLine(state: ScanState): void {
  state.position += state.text.startsWith('\r\n', state.position) ? 2 : 1;
  state.lineStart = state.position;
}
