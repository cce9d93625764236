import { normaliseName } from '../../kramdown/document.ts';
import { markdownRuns } from '../../markup/markdown-runs.ts';
import { oncePerPost } from '../../post/once-per-post.ts';
import type { Post } from '../../post/post.ts';
import { type Span, spanOf } from '../../text/span.ts';

/** A text in brackets, as an expression. */
export const LABEL = String.raw`\[(?<![\]\w]\[)([^[\]\n^][^[\]\n]{0,300}(?:\n[^[\]\n]{1,300})?)\]`;
/** A text in brackets with the name of an address behind it. */
export const REFERENCE = new RegExp(String.raw`${LABEL}\[([^[\]\n]{0,60})\](?![[(:])`, 'g');

const LATE = /\n {0,3}\[([^[\]\n^]{1,100})\]:[ \t]*<?(?:[a-z]{2,10}:|\/|#)[^\s]/gi;

/** A line with the URL of a link that continues a paragraph, as kramdown reads it. */
interface LateUrl {
  readonly name: string;
  readonly span: Span;
}

const lateLines = oncePerPost((post): readonly LateUrl[] =>
  markdownRuns(post).flatMap(({ element, text, start }) =>
    element.type === 'p'
      ? Array.from(text.matchAll(LATE), ({ 0: found, 1: name, index }) => {
          const at = start + index + found.indexOf('[');
          const { length } = /^[^\r\n]*/.exec(post.text.slice(at, at + 2000))![0].trimEnd();
          return { name: normaliseName(name!), span: spanOf(at, at + length) };
        })
      : [],
  ),
);

const lateNames = oncePerPost(
  (post): ReadonlySet<string> => new Set(lateLines(post).map(({ name }) => name)),
);

/** Whether a line of a paragraph would be the address of this name if a blank line stood above it. */
export function isLateUrl(name: string, post: Post): boolean {
  return lateNames(post).has(normaliseName(name));
}

/** Whether the post has an address of this name. */
export function isLinkName(name: string, post: Post): boolean {
  return post.body.definitions.links.has(normaliseName(name));
}

/** Of lines below each other the first, if a link asks for one of them: a blank line above it is enough for all. */
export function findLateUrls(
  post: Post,
): readonly (Pick<LateUrl, 'span'> & { readonly lineStart: number | undefined })[] {
  const late = lateLines(post);
  if (late.length === 0) return [];
  const asked = namesInLinks(post);
  return late.flatMap(({ span }, first) => {
    if (isBelow(late, first, post)) return [];
    let next = first + 1;
    while (next < late.length && isBelow(late, next, post)) next++;
    if (!late.slice(first, next).some(({ name }) => asked.has(name) && !isLinkName(name, post))) return [];
    const lineStart = post.text.lastIndexOf('\n', span.start - 1) + 1;
    const isOwnLine = post.text.slice(lineStart, span.start).trim() === '';
    return [{ span, lineStart: isOwnLine ? lineStart : undefined }];
  });
}

function isBelow(late: readonly LateUrl[], index: number, { text }: Post): boolean {
  return (
    index > 0 && /^[ \t]*\r?\n[ \t]*$/.test(text.slice(late[index - 1]!.span.end, late[index]!.span.start))
  );
}

function namesInLinks(post: Post): ReadonlySet<string> {
  return new Set(
    markdownRuns(post).flatMap(({ text }) =>
      Array.from(text.matchAll(REFERENCE), ({ 1: shown, 2: name }) =>
        normaliseName(name === '' ? shown! : name!),
      ),
    ),
  );
}
