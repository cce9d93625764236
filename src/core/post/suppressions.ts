import type { Span } from '../text/span.ts';
import { spanOf } from '../text/span.ts';

/** Findings of some rules that the author does not want to see in a part of the file. */
export interface Suppression {
  readonly span: Span;
  /** Rule ids or groups (`html/…`'s is `html`); empty for all. */
  readonly rules: readonly string[];
}

const DIRECTIVE = /^\s*copydesk-(disable-next-line|disable-line|disable|enable)\b([^\n]*?)\s*$/;

/**
 * The suppressions in comments: `copydesk-disable RULE…` up to the matching `copydesk-enable` or the end of the file,
 * `copydesk-disable-line` and `copydesk-disable-next-line`. No rule named means all. In the front matter
 * `copydesk-disable` counts from the start of the file.
 *
 * @param comments spans of HTML comments and of YAML comments, their marks included
 */
export function readSuppressions(text: string, comments: readonly Span[]): readonly Suppression[] {
  const suppressions: Suppression[] = [];
  const open: { start: number; rules: readonly string[] }[] = [];
  for (const comment of comments) {
    const words = text.slice(comment.start, comment.end).replace(/^(?:<!--|#)|-->$/g, '');
    const match = DIRECTIVE.exec(words);
    if (!match) continue;
    const rules = match[2]!.split(/[\s,]+/).filter(rule => rule !== '');
    switch (match[1]) {
      case 'disable':
        // What is wrong with the front matter as a whole is shown at its first fence, above any comment of YAML.
        open.push({ start: text[comment.start] === '#' ? 0 : comment.start, rules });
        break;
      case 'enable':
        suppressions.push(...close(open, comment.start, rules));
        break;
      case 'disable-line':
        suppressions.push({ span: lineAround(text, comment.start, 0), rules });
        break;
      default:
        suppressions.push({ span: lineAround(text, comment.end, 1), rules });
    }
  }
  return [...suppressions, ...close(open, text.length + 1, [])];
}

/** Whether a finding of `rule` that starts at `offset` is suppressed. */
export function isSuppressed(suppressions: readonly Suppression[], rule: string, offset: number): boolean {
  return suppressions.some(
    ({ span, rules }) =>
      span.start <= offset &&
      offset < span.end &&
      (rules.length === 0 || rules.includes(rule) || rules.includes(rule.slice(0, rule.indexOf('/')))),
  );
}

function close(
  open: { start: number; rules: readonly string[] }[],
  end: number,
  rules: readonly string[],
): readonly Suppression[] {
  const isMeant = (candidate: { rules: readonly string[] }): boolean =>
    rules.length === 0 || candidate.rules.some(rule => rules.includes(rule));
  const closed = open
    .filter(isMeant)
    .map(({ start, rules: own }) => ({ span: spanOf(start, end), rules: own }));
  open.splice(0, open.length, ...open.filter(candidate => !isMeant(candidate)));
  return closed;
}

function lineAround(text: string, offset: number, linesDown: number): Span {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  for (let down = 0; down < linesDown; down++) {
    const newline = text.indexOf('\n', Math.max(start, offset));
    start = newline < 0 ? text.length : newline + 1;
  }
  const end = text.indexOf('\n', start);
  return spanOf(start, end < 0 ? text.length + 1 : end + 1);
}
