import type { Settings } from '../../src/core/index.ts';
import { type Facts, type FixRequest, fixAll, parsePost } from '../../src/core/index.ts';
import { render } from '../../src/core/render/render.ts';
import { findReaderLoss } from './reader-loss.ts';

/** A post and all by which it is fixed. */
export interface Fixable {
  readonly text: string;
  readonly path: string;
  readonly facts: Facts;
  readonly settings: Settings;
}

/** More than what fixes write into a post for ten signs of HTML or Markdown: end tags, and tags in place of signs. */
const MAX_ADDED = 400;

const MAX_TOLD = 8;

/** What is wrong with how the fixes of a post end, or with what they leave its readers; undefined where nothing is. */
export function findFixFault(
  { text, path, facts, settings }: Fixable,
  safety: FixRequest['safety'],
): string | undefined {
  const fix = (before: string) => fixAll(parsePost(path, before, facts.site), facts, settings, { safety });
  const first = fix(text);
  const second = fix(first.text);
  if (second.text !== first.text) {
    return fix(second.text).text === first.text ? 'goes to and fro' : 'changes at the second run';
  }
  const added = first.text.length - text.length;
  const signs = text.match(/<|[*_#]+|^\s*(?:[-+]|\d+\.)\s/gm) ?? [];
  // Of an address that is written anew the text has none that is longer.
  const longest = Math.max(...text.split(/\s+/).map(({ length }) => length));
  const most = MAX_ADDED * Math.max(1, signs.length / 10) + longest;
  if (added > most) return `grows by ${added}`;
  const pageOf = (source: string): string => render(parsePost(path, source, facts.site)).html;
  const sources = { before: text, after: first.text };
  const pages = { before: pageOf(text), after: pageOf(first.text) };
  const lost = findReaderLoss(pages, safety === 'all' ? sources : undefined);
  return lost.length > 0 ? `loses ${lost.slice(0, MAX_TOLD).join(', ')}` : undefined;
}
