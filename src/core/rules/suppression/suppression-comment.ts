import type { Post } from '../../post/post.ts';
import type { SuppressedName, SuppressionComment } from '../../post/suppressions.ts';
import { lastAtOrBefore } from '../../text/sorted.ts';
import { remove, type Span, spanOf, type TextEdit } from '../../text/span.ts';

/** Takes a comment away, with its line where it stands alone on it, and with the blanks before it behind a value of YAML. */
export function removeComment(text: string, { start, end }: Span): TextEdit {
  let blanksStart = start;
  while (text[blanksStart - 1] === ' ' || text[blanksStart - 1] === '\t') blanksStart--;
  const isFirst = blanksStart === 0 || text[blanksStart - 1] === '\n' || text[blanksStart - 1] === '\r';
  const behind = /[ \t]*(?:\r?\n|$)/y;
  behind.lastIndex = end;
  const rest = behind.exec(text)?.[0];
  if (isFirst && rest !== undefined) return remove(spanOf(blanksStart, end + rest.length));
  return remove(spanOf(text[start] === '#' ? blanksStart : start, end));
}

/** The name with what parts it from its neighbour: the next, or for the last the one before. */
export function removeName({ names }: SuppressionComment, name: SuppressedName): Span {
  const next = names[name.index + 1];
  if (next) return spanOf(name.span.start, next.span.start);
  return spanOf(names[name.index - 1]?.span.end ?? name.span.start, name.span.end);
}

/**
 * Tells of which comments it is certain that the page is the same without them: those in the front matter, in HTML, and
 * between blank lines, or such a line and HTML. In Markdown a comment may keep a heading, a table or a list from being one.
 */
export function findIdleComments(post: Post): (comment: Span) => boolean {
  const { text, body } = post;
  const starts = body.blocks.map(({ span }) => span.start);
  const holdsMarkdown = text.includes('markdown=');
  const isInHtml = ({ start, end }: Span): boolean => {
    const block = body.blocks[lastAtOrBefore(starts, start)];
    return block?.kind === 'html' && !holdsMarkdown && block.span.start < start && end < block.span.end;
  };
  return comment =>
    comment.start < body.span.start || isInHtml(comment) || isBetweenBlankLines(post, comment);
}

function isBetweenBlankLines({ text, body }: Post, { start, end }: Span): boolean {
  const behind = /[ \t]*(?:$|\r?\n(?:[ \t]*(?:\r?\n|$)|<[a-z]))/y;
  behind.lastIndex = end;
  let before = start;
  let lineBreaks = 0;
  while (before > body.span.start && /\s/.test(text[before - 1]!) && lineBreaks < 2)
    if (text[--before] === '\n') lineBreaks++;
  return behind.test(text) && (before === body.span.start || lineBreaks === 2);
}
