import { createLineIndex, type LineIndex } from '../text/line-index.ts';
import { type Span, spanOf } from '../text/span.ts';

/** Findings of some rules that the author does not want to see in a part of the file. */
export interface Suppression {
  readonly span: Span;
  /** Rule ids or groups (`html/…`'s is `html`); empty for all. */
  readonly rules: readonly string[];
}

const DIRECTIVE = /^\s*copydesk-(disable-next-line|disable-line|disable|enable)\b([^\n]*?)\s*$/;

/** Behind any finding, also one at the very end of the text. */
const AFTER_ALL = Number.MAX_SAFE_INTEGER;

/**
 * The suppressions in comments: `copydesk-disable RULE…` up to the matching `copydesk-enable` or the end of the file,
 * `copydesk-disable-line` and `copydesk-disable-next-line`. No rule named means all. In the front matter
 * `copydesk-disable` counts from the start of the file.
 *
 * @param comments spans of HTML comments and of YAML comments, their marks included
 */
export function readSuppressions(text: string, comments: readonly Span[]): readonly Suppression[] {
  const suppressions: Suppression[] = [];
  /** Where the rule or group, or all (`''`), was disabled that is not enabled again yet. */
  const disabled = new Map<string, number>();
  let lines: LineIndex | undefined;
  const enable = (names: Iterable<string>, end: number): void => {
    for (const name of [...names]) {
      const start = disabled.get(name);
      if (start !== undefined) suppressions.push({ span: spanOf(start, end), rules: toRules(name) });
      disabled.delete(name);
    }
  };
  for (const comment of comments) {
    const words = text.slice(comment.start, comment.end).replace(/^(?:<!--|#)|-->$/g, '');
    const match = DIRECTIVE.exec(words);
    if (!match) continue;
    const rules = match[2]!.split(/[\s,]+/).filter(rule => rule !== '');
    switch (match[1]) {
      case 'disable':
        for (const name of toNames(rules)) {
          // What is wrong with the front matter as a whole is shown at its first fence, above any comment of YAML.
          const start = text[comment.start] === '#' ? 0 : comment.start;
          if (!disabled.has(name)) disabled.set(name, start);
        }
        break;
      case 'enable':
        enable(rules.length === 0 ? disabled.keys() : rules, comment.start);
        break;
      case 'disable-line':
        lines ??= createLineIndex(text);
        suppressions.push({ span: lineOf(lines, comment.start, 0), rules });
        break;
      default:
        lines ??= createLineIndex(text);
        suppressions.push({ span: lineOf(lines, comment.end, 1), rules });
    }
  }
  enable(disabled.keys(), AFTER_ALL);
  return suppressions;
}

/** What a finding tells about itself to be suppressed. */
interface Suppressible {
  readonly rule: string;
  readonly span: Span;
}

/** The findings that no suppression hides, in their order, which is that of the text. */
export function withoutSuppressed<F extends Suppressible>(
  findings: readonly F[],
  suppressions: readonly Suppression[],
): readonly F[] {
  const inOrder = [...suppressions].sort((a, b) => a.span.start - b.span.start);
  /** Up to where each rule or group, or all (`''`), is suppressed. */
  const suppressedUntil = new Map<string, number>();
  let next = 0;
  return findings.filter(({ rule, span: { start } }) => {
    for (; next < inOrder.length && inOrder[next]!.span.start <= start; next++) {
      const { rules, span } = inOrder[next]!;
      for (const name of toNames(rules)) {
        suppressedUntil.set(name, Math.max(span.end, suppressedUntil.get(name) ?? 0));
      }
    }
    const group = rule.slice(0, rule.indexOf('/'));
    return ['', group, rule].every(name => (suppressedUntil.get(name) ?? 0) <= start);
  });
}

function toNames(rules: readonly string[]): readonly string[] {
  return rules.length === 0 ? [''] : rules;
}

function toRules(name: string): readonly string[] {
  return name === '' ? [] : [name];
}

/** The line that `offset` stands in, or one further down, with its line end. */
function lineOf(lines: LineIndex, offset: number, linesDown: number): Span {
  const line = lines.positionAt(offset).line + linesDown;
  if (line >= lines.lineCount) return spanOf(AFTER_ALL, AFTER_ALL);
  const isLast = line === lines.lineCount - 1;
  return spanOf(lines.lineStart(line), isLast ? AFTER_ALL : lines.lineStart(line + 1));
}
