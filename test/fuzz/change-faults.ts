import {
  applyEdits,
  builtInSchema,
  cleanUp,
  defaultSettings,
  type Facts,
  findLeftovers,
  fixAll,
  formatPost,
  type LeftoverKind,
  type Post,
  parsePost,
  render,
  type Site,
  tidyEdits,
} from '../../src/core/index.ts';
import { findReaderLoss } from './reader-loss.ts';
import { isSamePage } from './same-page.ts';

/** All that changes a whole post unasked. */
export const CHANGES = ['tidy', 'tidy all', 'format', 'clean up', 'fix'] as const;

export type Change = (typeof CHANGES)[number];

const INDENT = '  ';

/** What a change makes of a post. */
export function changePost(post: Post, site: Site, change: Change): string {
  const facts: Facts = { schema: builtInSchema, site, newsroom: undefined, now: Date.UTC(2030, 0) };
  switch (change) {
    case 'format':
      return applyEdits(post.text, formatPost(post, { site, indent: INDENT }).edits);
    case 'clean up':
      return cleanUp(post, { facts, settings: defaultSettings, indent: INDENT }).text;
    case 'fix':
      return fixAll(post, facts, defaultSettings, { safety: 'safe' }).text;
    default: {
      const offered = findLeftovers(post, facts).filter(({ isSure }) => isSure || change === 'tidy all');
      const kinds = new Set<LeftoverKind>(offered.map(({ kind }) => kind));
      return applyEdits(post.text, tidyEdits(post, facts, kinds));
    }
  }
}

/** What is wrong with what a change makes of a text; undefined where nothing is. Throws where the change does. */
export function findChangeFault(text: string, path: string, site: Site, change: Change): string | undefined {
  const once = changePost(parsePost(path, text, site), site, change);
  if (once === text) return undefined;
  const twice = changePost(parsePost(path, once, site), site, change);
  if (twice !== once) return 'changes at the second run';
  const liquid = lostLiquid(text, once, change);
  if (liquid) return liquid;
  const pageOf = (source: string): string => render(parsePost(path, source, site)).html;
  return pageFault({ before: pageOf(text), after: pageOf(once) }, change);
}

/** What a reader of one page would miss on the other, or, of a change that only lays out, see otherwise. */
export function pageFault(
  pages: { readonly before: string; readonly after: string },
  change: Change,
): string | undefined {
  if (change === 'format') {
    return isSamePage(pages.before, pages.after) ? undefined : 'shows another page';
  }
  const lost = change === 'tidy all' ? [] : findReaderLoss(pages);
  return lost.length > 0 ? `loses ${lost.slice(0, 8).join(', ')}` : undefined;
}

/** As Liquid for Ruby cuts a text: an output ends at the first brace. */
const LIQUID = /\{\{.*?\}\}?|\{%.*?%\}/gs;

/** Liquid that is gone, or stands elsewhere. A fix may mend what is broken in it. */
function lostLiquid(before: string, after: string, change: Change): string | undefined {
  const had = before.match(LIQUID) ?? [];
  const has = after.match(LIQUID) ?? [];
  if (change === 'fix' || change === 'clean up' || change === 'tidy all') return undefined;
  return had.join('\n') === has.join('\n') ? undefined : 'drops Liquid';
}
