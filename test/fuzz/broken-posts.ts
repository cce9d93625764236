import fs from 'node:fs';
import path from 'node:path';
import { defaultSettings } from '../../src/core/index.ts';
import { corpusFolder } from '../../src/tools/project-folder.ts';
import { defaultFacts } from '../support/checking.ts';
import { readCorpus, readNewsroom } from '../support/corpus.ts';
import type { Random } from '../support/random.ts';
import { breakStructure } from './broken-structure.ts';
import type { Fixable } from './fix-faults.ts';

/** Posts are cut there: what is wrong shows in short ones too. */
const MAX_LENGTH = 6000;

/** The texts of posts to be broken: real posts and those of whole sites, or made-up ones where there are none. */
export function readUnbroken(): readonly string[] {
  const corpus = readCorpus();
  const posts = corpus.length > 0 ? corpus : readNewsroom();
  return [...posts.map(({ text }) => text), ...readSites()];
}

/** One of the posts, cut and broken. */
export function breakPost(posts: readonly string[], random: Random): string {
  return breakStructure(random.pick(posts).slice(0, MAX_LENGTH), random);
}

/** A text as a post of a site that sets nothing. */
export function asFixable(text: string): Fixable {
  return { text, path: '_posts/2024-03-05-post.md', facts: defaultFacts, settings: defaultSettings };
}

/** The posts of whole sites, where they are at hand. */
function readSites(): readonly string[] {
  const sites = path.join(corpusFolder, 'sites');
  if (!fs.existsSync(sites)) return [];
  return fs
    .readdirSync(sites, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md') && name.includes('_posts'))
    .sort()
    .map(name => fs.readFileSync(path.join(sites, name), 'utf8'));
}
