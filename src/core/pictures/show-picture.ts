import type { Post } from '../post/post.ts';
import { lineEndOf } from '../text/line-ends.ts';
import type { PictureHabit } from './learn-pictures.ts';

/** A text with holes for the author: what stands before, between and behind them. */
export type TextWithHoles = readonly string[];

/** Elements in which blocks stand beside each other. */
export const containers: ReadonlySet<string> = new Set(
  'div section article main aside blockquote td li'.split(' '),
);

/** What shows pictures at an offset of a body: holes are for the description of each and, in a `<figure>`, its caption. */
export function showPictures(
  post: Post,
  offset: number,
  { habit, addresses }: { readonly habit: PictureHabit; readonly addresses: readonly string[] },
): TextWithHoles {
  const open = post.body.tags.filter(
    ({ kind, span, partner }) =>
      kind === 'open' && partner && span.end <= offset && offset <= partner.span.start,
  );
  const eol = lineEndOf(post.text);
  const isMarkdown = open.length === 0 && !isHtmlBody(post);
  const isFigure = !isMarkdown && habit.hasFigures && open.every(({ name }) => containers.has(name));
  const show = (address: string): TextWithHoles => {
    if (isMarkdown) return ['![', `](${address})`];
    if (!isFigure) return [`<img src="${address}" alt="`, '">'];
    return [
      `<figure>${eol}<img src="${address}" alt="`,
      `">${eol}<figcaption>`,
      `</figcaption>${eol}</figure>`,
    ];
  };
  return addresses.map(show).reduce((all, next) => joinTexts(all, next, eol));
}

/** One behind the other. */
export function joinTexts(first: TextWithHoles, second: TextWithHoles, between: string): TextWithHoles {
  return [...first.slice(0, -1), `${first.at(-1)}${between}${second[0]}`, ...second.slice(1)];
}

/** Whether what stands in a post, below its lead, is HTML rather than Markdown. */
function isHtmlBody({ body, lead }: Post): boolean {
  const start = lead?.span.end ?? body.span.start;
  const blocks = body.root.children.filter(block => block.type !== 'blank' && block.start >= start);
  return blocks.filter(({ tag }) => tag !== undefined).length * 2 > blocks.length;
}
