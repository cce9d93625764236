import { type Span, spanOf } from './span.ts';

/** Where the front matter of a file stands. */
export interface Fences {
  readonly span: Span;
  readonly openFence: Span;
  readonly closeFence: Span | undefined;
  readonly yaml: Span;
}

const CLOSE = /^(?:---|\.\.\.)[ \t\f\v]*$/;

/**
 * Finds the front matter by Jekyll's rule (`Jekyll::Document::YAML_FRONT_MATTER_REGEXP`): the file starts with a
 * line `---`; the next line that is `---` or `...`, blanks at its end allowed, closes it. A BOM may come first.
 * Where nothing closes it (Jekyll then prints all of it), the front matter is taken to end with the last line that
 * looks like YAML.
 */
export function findFences(text: string): Fences | undefined {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const first = lineAt(text, start);
  if (!/^---[ \t\f\v]*$/.test(first.content) || first.next === first.end) return undefined;
  const openFence = spanOf(start, start + 3);
  let lastYaml = first.next;
  let looksLikeYaml = true;
  for (let at = first.next; at < text.length; ) {
    const line = lineAt(text, at);
    if (CLOSE.test(line.content)) {
      const closeFence = spanOf(at, at + 3);
      return { span: spanOf(start, line.end), openFence, closeFence, yaml: spanOf(first.next, at) };
    }
    looksLikeYaml &&= isYamlLike(line.content);
    if (looksLikeYaml) lastYaml = line.next;
    at = line.next;
  }
  const yaml = spanOf(first.next, lastYaml);
  return { span: spanOf(start, lastYaml), openFence, closeFence: undefined, yaml };
}

/**
 * What Jekyll takes for the content of a file, with plain line ends: blank lines behind the front matter go with it, the
 * indentation of what follows stays (`\s*$\n?` of its expression).
 */
export function contentOfFile(text: string): string {
  return writtenContentOf(text.replace(/\r\n?/g, '\n'));
}

/** The content of a file with the line ends that it has: what Jekyll looks for a separator in. */
export function writtenContentOf(text: string): string {
  const normal = text.replace(/^\ufeff/, '');
  const fences = findFences(normal);
  if (!fences?.closeFence) return normal;
  return normal.slice(fences.span.end).replace(/^[ \t\r\n\f\v]*(?:\n|$)/, '');
}

interface Line {
  readonly content: string;
  /** Where its content ends. */
  readonly end: number;
  readonly next: number;
}

function lineAt(text: string, start: number): Line {
  const newline = text.indexOf('\n', start);
  const stop = newline < 0 ? text.length : newline;
  const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop;
  return { content: text.slice(start, end), end, next: newline < 0 ? text.length : newline + 1 };
}

function isYamlLike(line: string): boolean {
  return /^(?:[ \t]+\S|#|-[ \t]|["']?[\p{L}\p{N}_][^<>[\]]{0,60}?["']?[ \t]*:(?:[ \t]|$))/u.test(line);
}
