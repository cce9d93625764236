import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { applyEdits, defaultSettings, fixAll, parsePost, preferredFix } from '../../src/core/index.ts';
import { checkPost, defaultFacts } from '../support/checking.ts';
import { copyTool } from './jekyll.ts';

/** What a reader meets, told by the corpus' own tool. */
export type ReadingTool = (post: string) => string;

/** Loads the tool into a folder beside which parse5 lies. */
export async function loadReadingTool(folder: string): Promise<ReadingTool> {
  copyTool('visible.mjs', folder);
  // The shape is that of the corpus' tool.
  const { reading } = (await import(pathToFileURL(path.join(folder, 'visible.mjs')).href)) as {
    readonly reading: (text: string) => { readonly words: string };
  };
  return post => {
    const all = reading(post);
    return JSON.stringify({ ...all, words: all.words.replace(/ ⏎ /g, ' ') });
  };
}

/** Why a reader meets something else after all fixes. */
export interface Explanation {
  /** Fixes marked for review that change what a reader meets, as `rule: title`. */
  readonly fixes: readonly string[];
  /** Whether nothing else changes it. */
  readonly isComplete: boolean;
}

/** A post has fewer fixes than this. */
const MAX_STEPS = 200;

/**
 * Applies the fixes of a post one by one, and notes which of those marked for review change what a reader meets; no
 * other may.
 */
export function explainChange(name: string, text: string, read: ReadingTool): Explanation {
  const fixes: string[] = [];
  let current = fixSafely(name, text);
  let isComplete = read(current) === read(text);
  const seen = new Set<string>();
  for (let step = 0; step < MAX_STEPS && !seen.has(current); step++) {
    seen.add(current);
    const finding = checkPost(parsePost(name, current)).find(
      candidate => preferredFix(candidate, 'all')?.safety === 'review',
    );
    if (!finding) break;
    const fix = preferredFix(finding, 'all')!;
    const mended = applyEdits(current, fix.edits);
    if (read(mended) !== read(current)) fixes.push(`${finding.rule}: ${fix.title}`);
    current = fixSafely(name, mended);
    isComplete &&= read(current) === read(mended);
  }
  return { fixes, isComplete };
}

function fixSafely(name: string, text: string): string {
  return fixAll(parsePost(name, text), defaultFacts, defaultSettings, { safety: 'safe' }).text;
}
