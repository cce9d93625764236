import { createLineIndex, type LineIndex } from '../text/line-index.ts';
import { type Span, spanOf } from '../text/span.ts';

/** A comment that speaks to Copydesk: `<!-- copydesk-disable html/empty-link: the page counts on it -->`. */
export interface SuppressionComment {
  readonly kind: 'disable' | 'enable' | 'disable-line' | 'disable-next-line';
  /** With the marks of the comment. */
  readonly span: Span;
  /** The rules and groups that it names; all are meant where there is none. */
  readonly names: readonly SuppressedName[];
}

/** A rule or group (`html` of `html/…`) that a comment names. */
export interface SuppressedName {
  readonly text: string;
  /** Which of the comment's names it is, from 0. */
  readonly index: number;
  readonly span: Span;
}

/** What one name in a comment switches off, and where. */
export interface Suppression {
  readonly span: Span;
  /** A rule or group; empty for all. */
  readonly name: string;
  readonly comment: SuppressionComment;
  /** The comment that ends it, if one does. */
  readonly endedBy: SuppressionComment | undefined;
}

/** What the comments of a post suppress. */
export interface Suppressions {
  /** In the order of the text. */
  readonly comments: readonly SuppressionComment[];
  readonly suppressions: readonly Suppression[];
}

/** A name, or a comment that names nothing, that suppresses nothing. */
export interface IdleName {
  readonly comment: SuppressionComment;
  /** Undefined for a comment without names. */
  readonly name: SuppressedName | undefined;
}

/** What follows a colon is for people. */
const DIRECTIVE = /^\s*copydesk-(disable-next-line|disable-line|disable|enable)(?![\w-])([^\n:]*)/;
const OPENING = /^(?:<!--|#)/;

/** Behind any finding, also one at the very end of the text. */
const AFTER_ALL = Number.MAX_SAFE_INTEGER;

/**
 * The suppressions in comments: `copydesk-disable RULE…` up to the matching `copydesk-enable` or the end of the file,
 * `copydesk-disable-line` and `copydesk-disable-next-line`. No rule named means all. In the front matter
 * `copydesk-disable` counts from the start of the file.
 *
 * @param spans of HTML comments and of YAML comments, their marks included, in source order
 */
export function readSuppressions(text: string, spans: readonly Span[]): Suppressions {
  const comments = spans.flatMap(span => readComment(text, span) ?? []);
  const suppressions: Suppression[] = [];
  /** Where the rule or group, or all (`''`), was disabled that is not enabled again yet. */
  const disabled = new Map<string, { readonly start: number; readonly comment: SuppressionComment }>();
  let lines: LineIndex | undefined;
  const enable = (names: Iterable<string>, end: number, endedBy: SuppressionComment | undefined): void => {
    for (const name of [...names]) {
      const from = disabled.get(name);
      if (from) suppressions.push({ span: spanOf(from.start, end), name, comment: from.comment, endedBy });
      disabled.delete(name);
    }
  };
  for (const comment of comments) {
    const { kind, span } = comment;
    const names = comment.names.length === 0 ? [''] : comment.names.map(name => name.text);
    if (kind === 'disable') {
      // What is wrong with the front matter as a whole is shown at its first fence, above any comment of YAML.
      const start = text[span.start] === '#' ? 0 : span.start;
      for (const name of names) if (!disabled.has(name)) disabled.set(name, { start, comment });
    } else if (kind === 'enable') {
      enable(comment.names.length === 0 ? disabled.keys() : names, span.start, comment);
    } else {
      lines ??= createLineIndex(text);
      const line = kind === 'disable-line' ? lineOf(lines, span.start, 0) : lineOf(lines, span.end, 1);
      for (const name of names) suppressions.push({ span: line, name, comment, endedBy: undefined });
    }
  }
  enable(disabled.keys(), AFTER_ALL, undefined);
  return { comments, suppressions };
}

function readComment(text: string, span: Span): SuppressionComment | undefined {
  const raw = text.slice(span.start, span.end);
  const opening = OPENING.exec(raw)?.[0].length ?? 0;
  const match = DIRECTIVE.exec(raw.slice(opening).replace(/-->$/, ''));
  if (!match) return undefined;
  const start = span.start + opening + match[0].length - match[2]!.length;
  const names = [...match[2]!.matchAll(/[^\s,]+/g)].map((name, index) => ({
    text: name[0],
    index,
    span: spanOf(start + name.index, start + name.index + name[0].length),
  }));
  // The expression has no other alternatives.
  return { kind: match[1] as SuppressionComment['kind'], span, names };
}

/** What a finding tells about itself to be suppressed. */
interface Suppressible {
  readonly rule: string;
  readonly span: Span;
}

/** Findings, some of which comments hide. */
export interface Hidden<F> {
  /** The findings that no suppression hides, in their order. */
  readonly shown: readonly F[];
  /** The suppressions without which more would be shown. */
  readonly used: ReadonlySet<Suppression>;
}

/** Leaves out what is suppressed of findings in the order of the text. */
export function hideSuppressed<F extends Suppressible>(
  findings: readonly F[],
  suppressions: readonly Suppression[],
): Hidden<F> {
  const inOrder = [...suppressions].sort((a, b) => a.span.start - b.span.start);
  /** Of each rule or group, or all (`''`), the suppression that reaches furthest. */
  const current = new Map<string, Suppression>();
  const used = new Set<Suppression>();
  let next = 0;
  const shown = findings.filter(({ rule, span: { start } }) => {
    for (; next < inOrder.length && inOrder[next]!.span.start <= start; next++) {
      const suppression = inOrder[next]!;
      const before = current.get(suppression.name);
      if (!before || before.span.end < suppression.span.end) current.set(suppression.name, suppression);
    }
    const group = rule.slice(0, rule.indexOf('/'));
    const hiding = ['', group, rule]
      .flatMap(name => current.get(name) ?? [])
      .filter(({ span }) => span.end > start);
    const [first, ...others] = hiding;
    if (!first) return true;
    used.add(others.reduce((one, other) => (other.span.start < one.span.start ? other : one), first));
    return false;
  });
  return { shown, used };
}

/** The names in comments that hide no finding, and end no suppression. */
export function findIdleNames(
  { comments, suppressions }: Suppressions,
  used: ReadonlySet<Suppression>,
): readonly IdleName[] {
  const busy = new Map<SuppressionComment, Set<string>>();
  const note = (comment: SuppressionComment, name: string): void => {
    const names = busy.get(comment) ?? new Set();
    busy.set(comment, names.add(name));
  };
  for (const suppression of suppressions) {
    const { comment, name, endedBy } = suppression;
    if (used.has(suppression)) note(comment, name);
    if (endedBy) note(endedBy, endedBy.names.length === 0 ? '' : name);
  }
  return comments.flatMap((comment): readonly IdleName[] => {
    const unseen = new Set(busy.get(comment));
    if (comment.names.length === 0) return unseen.has('') ? [] : [{ comment, name: undefined }];
    // A name that the comment has given before does nothing the second time.
    return comment.names.filter(({ text }) => !unseen.delete(text)).map(name => ({ comment, name }));
  });
}

/** The line that `offset` stands in, or one further down, with its line end. */
function lineOf(lines: LineIndex, offset: number, linesDown: number): Span {
  const line = lines.positionAt(offset).line + linesDown;
  if (line >= lines.lineCount) return spanOf(AFTER_ALL, AFTER_ALL);
  const isLast = line === lines.lineCount - 1;
  return spanOf(lines.lineStart(line), isLast ? AFTER_ALL : lines.lineStart(line + 1));
}
