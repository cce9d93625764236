import type { Post } from '../post/post.ts';
import { createLineIndex, type LineIndex } from '../text/line-index.ts';
import { type Span, sliceSpan, spanOf } from '../text/span.ts';

/** Tags of Liquid that print what stands up to another tag sometimes, elsewhere, several times or not at all. */
const LIQUID_BLOCK =
  /\{%-?\s*(?:end)?(?:if|unless|case|for|tablerow|capture|comment|raw|highlight|else|elsif|when)\b/g;

/** Comments that speak of lines. */
const LINE_COMMENT = /^<!--\s*copydesk-disable-(next-)?line\b/;

/** Where nothing changes, whatever stands there; in source order of their starts. */
export function findKeptSpans(post: Post): readonly Span[] {
  const lead = post.lead ? [post.lead.span] : [];
  return [...lead, ...liquidBlocks(post), ...brokenElements(post), ...linesSpokenOf(post)].sort(
    (a, b) => a.start - b.start,
  );
}

/** From the first tag of Liquid that has an end to the last such end. */
function liquidBlocks({ text, body }: Post): readonly Span[] {
  const matches = [...text.slice(body.span.start).matchAll(LIQUID_BLOCK)];
  if (matches.length === 0) return [];
  const offset = body.span.start;
  return [spanOf(offset + matches[0]!.index, offset + matches.at(-1)!.index)];
}

/** Elements of which a tag is printed: they are mended before they are laid out. */
function brokenElements({ body }: Post): readonly Span[] {
  const printed = body.tags.filter(tag => tag.printed);
  if (printed.length === 0) return [];
  const { partners } = body.structure;
  return printed.flatMap(tag => {
    const partner = partners.get(tag);
    if (!partner) return [];
    const [first, last] = tag.span.start < partner.span.start ? [tag, partner] : [partner, tag];
    return [spanOf(first.span.start, last.span.end)];
  });
}

function linesSpokenOf({ text, body }: Post): readonly Span[] {
  let lines: LineIndex | undefined;
  return body.comments.flatMap(comment => {
    const match = LINE_COMMENT.exec(sliceSpan(text, comment));
    if (!match) return [];
    lines ??= createLineIndex(text);
    const first = lines.positionAt(comment.start).line;
    const behind = lines.positionAt(comment.end).line + (match[1] === undefined ? 1 : 2);
    return [
      spanOf(lines.lineStart(first), behind < lines.lineCount ? lines.lineStart(behind) - 1 : text.length),
    ];
  });
}
