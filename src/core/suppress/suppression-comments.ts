import type { Post } from '../post/post.ts';
import type { Finding } from '../rules/rule.ts';
import { lineEndOf } from '../text/line-ends.ts';
import { lastAtOrBefore } from '../text/sorted.ts';
import { insert, type Span, spanOf, type TextEdit } from '../text/span.ts';

/** Where a rule is to be silent: at the finding alone, or in the whole post. */
export type SuppressionScope = 'here' | 'post';

/** A comment that may be written. */
export interface CommentEdit {
  readonly edits: readonly TextEdit[];
  /** What it brings to the page. */
  readonly added: readonly string[];
}

/** A finding that a comment is to hide. */
export interface CommentRequest {
  readonly post: Post;
  /** All of the post. */
  readonly findings: readonly Finding[];
  readonly finding: Finding;
  readonly scope: SuppressionScope;
}

/** In UTF-16 units: a comment for a longer line would hide what nobody has looked at. */
const LONG_LINE = 300;

/** The comments that may hide the finding, the plainest first. */
export function findCommentsFor(request: CommentRequest): readonly CommentEdit[] {
  const { post, finding, scope } = request;
  if (scope === 'post') return [commentForPost(post, finding.rule)];
  if (!hasPlaceForComment(post, finding)) return [];
  const line = lineAt(post.text, finding.span.start);
  if (finding.span.start < post.body.span.start) return yamlCommentsFor(post.text, line, finding.rule);
  const around = commentsAround(post, finding);
  const inLine = request.findings.filter(
    ({ rule, span }) => rule === finding.rule && contains(line, span.start),
  );
  if (inLine.length > 1 || line.end - line.start > LONG_LINE) return around;
  return [...htmlCommentsFor(post.text, line, finding.rule), ...around];
}

/**
 * Whether a comment could stand at the finding itself: not in the lead, which it would break, nor at the fences of the
 * front matter, where findings about the whole stand.
 */
export function hasPlaceForComment({ lead, body, frontMatter }: Post, { span: { start } }: Finding): boolean {
  if (frontMatter && start < body.span.start) return contains(frontMatter.yaml, start);
  return !lead || start >= lead.span.end;
}

function commentForPost({ text, frontMatter, suppressions }: Post, rule: string): CommentEdit {
  const eol = lineEndOf(text);
  if (!frontMatter) {
    const comment = `<!-- copydesk-disable ${rule} -->`;
    const start = text.startsWith('\ufeff') ? 1 : 0;
    return { edits: [insert(start, `${comment}${eol}${eol}`)], added: [`${comment}\n\n`, `${comment}\n`] };
  }
  const there = suppressions.comments.find(
    ({ kind, span, names }) => kind === 'disable' && span.end <= frontMatter.yaml.end && names.length > 0,
  );
  const last = there?.names.at(-1);
  if (last) return { edits: [insert(last.span.end, ` ${rule}`)], added: [] };
  const { start } = frontMatter.yaml;
  return { edits: [insert(start, `# copydesk-disable ${rule}${eol}`)], added: [] };
}

function yamlCommentsFor(text: string, line: Span, rule: string): readonly CommentEdit[] {
  const { start, end, indent, eol } = measure(text, line);
  return [
    { edits: [insert(start, `${indent}# copydesk-disable-next-line ${rule}${eol}`)], added: [] },
    { edits: [insert(end, ` # copydesk-disable-line ${rule}`)], added: [] },
  ];
}

function htmlCommentsFor(text: string, line: Span, rule: string): readonly CommentEdit[] {
  const { start, end, indent, eol } = measure(text, line);
  const above = `${indent}<!-- copydesk-disable-next-line ${rule} -->`;
  const behind = ` <!-- copydesk-disable-line ${rule} -->`;
  return [
    { edits: [insert(start, `${above}${eol}`)], added: [`${above}\n`, `${above.trimStart()}\n`] },
    { edits: [insert(end, behind)], added: [behind] },
  ];
}

/** Comments around the tag in which the finding starts, or around its text; else around all that it covers. */
function commentsAround({ text, body }: Post, { rule, span }: Finding): readonly CommentEdit[] {
  const starts = body.tags.map(tag => tag.span.start);
  const index = lastAtOrBefore(starts, span.start);
  const tag = body.tags[index];
  const isInTag = tag !== undefined && span.start < tag.span.end;
  const next = body.tags[index + 1]?.span.start ?? text.length;
  const character = String.fromCodePoint(text.codePointAt(span.start) ?? 0).length;
  const words = spanOf(span.start, Math.min(span.start + Math.max(character, span.end - span.start), next));
  const near = isInTag ? tag.span : words;
  const off = `<!-- copydesk-disable ${rule} -->`;
  const on = `<!-- copydesk-enable ${rule} -->`;
  // An element that is found empty would not be empty with a comment in it: there its end is the next best place.
  const later = [span.end, isInTag ? (tag.partner?.span.end ?? 0) : 0].filter(end => end > near.end);
  return [near.end, ...later].map(end => ({
    edits: [insert(near.start, off), insert(end, on)],
    added: [off, on],
  }));
}

interface Line extends Span {
  readonly indent: string;
  readonly eol: string;
}

/** A line without the blanks at its end. */
function measure(text: string, line: Span): Line {
  const words = text.slice(line.start, line.end);
  return {
    start: line.start,
    end: line.start + words.trimEnd().length,
    indent: /^[ \t]*/.exec(words)![0],
    eol: lineEndOf(text),
  };
}

/** The line of an offset, without its line end. */
function lineAt(text: string, offset: number): Span {
  const end = /[\r\n]|$/g;
  end.lastIndex = offset;
  return spanOf(startOfLine(text, offset), end.exec(text)!.index);
}

function startOfLine(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function contains({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}
