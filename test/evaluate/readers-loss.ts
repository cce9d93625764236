import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { copyTool } from './jekyll.ts';

/** What a page has and another no longer has, told by the corpus' own tool. */
export type LossTool = (before: string, after: string) => PageReading;

interface PageReading {
  readonly words: readonly string[];
  /** Links, images, embeds and drawings. */
  readonly things: readonly string[];
}

/** Characters that no reader sees, and fixes may remove. */
const invisible = /\p{Cf}/gu;

/** Loads the tool into a folder beside which parse5 lies. */
export async function loadLossTool(folder: string): Promise<LossTool> {
  copyTool('lost.mjs', folder);
  // The shape is that of the corpus' tool.
  const { reading, lost } = (await import(pathToFileURL(path.join(folder, 'lost.mjs')).href)) as {
    readonly reading: (html: string) => PageReading;
    readonly lost: (before: readonly string[], after: readonly string[]) => readonly string[];
  };
  return (before, after) => {
    const had = reading(before.replace(invisible, ''));
    const has = reading(after.replace(invisible, ''));
    // White space alone is no word: in Chinese it comes and goes between words.
    const flat = has.words.join('');
    const words = had.words.join('') === flat ? [] : lost(had.words, has.words);
    return { words: words.filter(word => !flat.includes(word)), things: lost(had.things, has.things) };
  };
}

/** Two folders of pages. */
interface Pages {
  readonly before: string;
  readonly after: string;
}

/** The pages of a folder beside those of the same names in another. */
export interface Losses {
  readonly compared: number;
  /** A line for each page from which something is lost. */
  readonly lines: readonly string[];
}

/** What is lost between two folders of pages. A page that was made and is no longer is lost as a whole. */
export function findLosses({ before, after }: Pages, findLost: LossTool): Losses {
  const names = fs
    .readdirSync(before, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.html'))
    .sort();
  const lines = names.flatMap(name => {
    const page = path.join(after, name);
    if (!fs.existsSync(page)) return [`${name}: is no page any more`];
    const had = fs.readFileSync(path.join(before, name), 'utf8');
    const { words, things } = findLost(had, fs.readFileSync(page, 'utf8'));
    const lost = [...words, ...things];
    return lost.length > 0 ? [`${name}: ${lost.slice(0, 6).join(' | ')}`] : [];
  });
  return { compared: names.length, lines };
}
