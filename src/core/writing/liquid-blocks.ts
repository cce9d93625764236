import { type Cut, cutText } from '../liquid/scan.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { type Span, spanOf } from '../text/span.ts';

/** A tag of Liquid that holds text, with the tag that ends it: `{% for … %}…{% endfor %}`. */
export interface LiquidBlock {
  readonly open: Span;
  readonly close: Span;
  /** The names alone: `for`, `endfor`. */
  readonly openName: Span;
  readonly closeName: Span;
}

/** Nothing between these is Liquid. */
const unread: ReadonlySet<string> = new Set(['raw', 'comment']);

/** The blocks of Liquid in a body, in the order of their ends. */
export const liquidBlocks: (post: Post) => readonly LiquidBlock[] = oncePerPost(findBlocks);

function findBlocks({ text, body }: Post): readonly LiquidBlock[] {
  const { start, end } = body.span;
  const content = text.slice(start, end);
  if (!content.includes('{%')) return [];
  const blocks: LiquidBlock[] = [];
  const open: Cut[] = [];
  const counts = new Map<string, number>();
  const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by);
  for (const cut of cutText(content)) {
    const innermost = open.at(-1);
    const isUnread = innermost !== undefined && unread.has(innermost.name);
    if (cut.kind !== 'tag' || (isUnread && cut.name !== `end${innermost.name}`)) continue;
    const ended = cut.name.startsWith('end') ? cut.name.slice('end'.length) : '';
    if (ended === '') {
      open.push(cut);
      count(cut.name, 1);
      // Most tags hold nothing: the tag that ends the one around them tells.
    } else if ((counts.get(ended) ?? 0) > 0) {
      for (let last = open.pop(); last; last = open.pop()) {
        count(last.name, -1);
        if (last.name !== ended) continue;
        blocks.push(toBlock(last, cut, content, start));
        break;
      }
    }
  }
  return blocks;
}

function toBlock(open: Cut, close: Cut, content: string, offset: number): LiquidBlock {
  const span = (cut: Cut): Span => spanOf(offset + cut.start, offset + cut.end);
  const name = (cut: Cut): Span => {
    const start = offset + content.indexOf(cut.name, cut.start);
    return spanOf(start, start + cut.name.length);
  };
  return { open: span(open), close: span(close), openName: name(open), closeName: name(close) };
}
