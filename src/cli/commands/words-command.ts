import {
  createLineIndex,
  type HouseWord,
  inertText,
  parsePost,
  type Span,
  tryHouseWord,
} from '../../core/index.ts';
import { print, tell } from '../files/print.ts';
import { createSites } from '../site/sites.ts';
import { tellProblems } from '../site/tell-problems.ts';
import { findPosts, type Run, type VisitedPost, visitPosts } from '../site/visit-posts.ts';
import type { WordsOptions } from '../words/options.ts';

/** Where a word was found, a line each. */
interface Tried {
  readonly lines: string[];
  posts: number;
}

/** So much is shown of the text beside a word, in UTF-16 units. */
const BESIDE = 40;

/** Runs `copydesk words`: says what each house word would find in the posts; returns the exit code. */
export async function wordsCommand(options: WordsOptions, stop: AbortSignal): Promise<number> {
  const run: Run = { options, sites: createSites(options), stop };
  const found = await findPosts(run);
  const tried = new Map<HouseWord, Tried>();
  const problems = await visitPosts(found, run, {
    failure: 'cannot be searched',
    visit: async visited => {
      const { text, place } = visited;
      if (place.settings.words.length === 0) return undefined;
      const post = parsePost(place.path, text, place.facts.site);
      for (const word of place.settings.words) {
        const entry = tried.get(word) ?? { lines: [], posts: 0 };
        tried.set(word, entry);
        const spans = tryHouseWord(post, word, place.facts);
        if (spans.length > 0) entry.posts++;
        entry.lines.push(...describePlaces(visited, spans));
      }
      return undefined;
    },
  });
  if (tried.size === 0) tell('there are no house words: "words" in .copydesk.json lists them');
  for (const [word, { lines, posts }] of tried) {
    const count = `${lines.length} ${lines.length === 1 ? 'place' : 'places'} in ${posts} ${posts === 1 ? 'post' : 'posts'}`;
    const head = `${describeWord(word)}: ${count}${word.isOff ? ' (off)' : ''}`;
    await print(process.stdout, [inertText(head), ...lines, ''].join('\n'));
  }
  return tellProblems(run.sites, problems);
}

function describeWord({ match, use }: HouseWord): string {
  return use === undefined ? `"${match}"` : `"${match}" → "${use}"`;
}

function describePlaces({ label, text }: VisitedPost, spans: readonly Span[]): readonly string[] {
  if (spans.length === 0) return [];
  const lines = createLineIndex(text);
  return spans.map(({ start, end }) => {
    const { line, column } = lines.positionAt(start);
    // Of its line, as far as it is one.
    const before = /[^\n\r]*$/.exec(text.slice(Math.max(0, start - BESIDE), start))![0];
    const behind = /^[^\n\r]*/.exec(text.slice(end, end + BESIDE))![0];
    const around = `${before}${text.slice(start, end)}${behind}`.replace(/\s+/g, ' ').trim();
    return inertText(`  ${label}:${line + 1}:${column + 1}  ${around}`);
  });
}
