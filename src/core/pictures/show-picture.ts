import type { Post } from '../post/post.ts';
import type { PictureHabit } from './learn-pictures.ts';
import type { PlacedPicture } from './place-picture.ts';

/** A text with holes for the author: what stands before, between and behind them. */
export type TextWithHoles = readonly string[];

/** Elements in which blocks stand beside each other. */
const containers: ReadonlySet<string> = new Set('div section article main aside blockquote td li'.split(' '));

/** What shows a picture at an offset of a post: holes are for its description and, in a `<figure>`, its caption. */
export function showPicture(
  post: Post,
  offset: number,
  { habit, picture }: { readonly habit: PictureHabit; readonly picture: PlacedPicture },
): TextWithHoles {
  const { body, frontMatter } = post;
  if (frontMatter && offset < frontMatter.span.end) return [picture.plainAddress];
  const { address } = picture;
  const open = body.tags.filter(
    ({ kind, span, partner }) =>
      kind === 'open' && partner && span.end <= offset && offset <= partner.span.start,
  );
  if (open.length === 0 && !isHtmlBody(post)) return ['![', `](${address})`];
  const holdsBlocks = open.every(({ name }) => containers.has(name));
  const eol = post.text.includes('\r\n') ? '\r\n' : '\n';
  if (!habit.hasFigures || !holdsBlocks) return [`<img src="${address}" alt="`, '">'];
  return [
    `<figure>${eol}<img src="${address}" alt="`,
    `">${eol}<figcaption>`,
    `</figcaption>${eol}</figure>`,
  ];
}

/** Whether what stands in a post is HTML rather than Markdown. */
function isHtmlBody({ body }: Post): boolean {
  const blocks = body.root.children.filter(({ type }) => type !== 'blank');
  return blocks.filter(({ tag }) => tag !== undefined).length * 2 > blocks.length;
}
