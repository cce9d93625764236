import {
  createLineIndex,
  type HouseWord,
  inertText,
  parsePost,
  phraseKey,
  type Span,
  tryHouseWord,
} from '../../core/index.ts';
import { createTell, print } from '../files/print.ts';
import { createSites } from '../site/sites.ts';
import { tellProblems } from '../site/tell-problems.ts';
import { findPosts, type Run, type VisitedPost, visitPosts } from '../site/visit-posts.ts';
import type { WordsOptions } from '../words/options.ts';
import { phraseIn } from '../words/phrases.ts';
import { POSTS, sayCount } from '../words/say-count.ts';
import { saying } from '../words/saying.ts';

/** Where a word was found, a line each. */
interface Tried {
  readonly lines: string[];
  posts: number;
}

const MATCHES = [phraseKey('{count} match'), phraseKey('{count} matches')] as const;
/** So much is shown of the text beside a word, in UTF-16 units. */
const BESIDE = 40;

/** Runs `copydesk words`: says what each house word would find in the posts; returns the exit code. */
export async function wordsCommand(options: WordsOptions, stop: AbortSignal): Promise<number> {
  const run: Run = { options, sites: createSites(options), stop };
  const found = await findPosts(run);
  const tell = createTell(options.language);
  const phrase = phraseIn(options.language);
  const tried = new Map<HouseWord, Tried>();
  const problems = await visitPosts(found, run, {
    failure: saying('cannot be searched', {}),
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
  if (tried.size === 0)
    tell(saying('There are no house words. To add some, list them in "words" in .copydesk.json.', {}));
  for (const [word, { lines, posts }] of tried) {
    const said = {
      word: describeWord(word),
      matches: sayCount(lines.length, MATCHES, phrase),
      posts: sayCount(posts, POSTS, phrase),
    };
    const head = word.isOff
      ? phrase('{word} (off): {matches} in {posts}', said)
      : phrase('{word}: {matches} in {posts}', said);
    await print(process.stdout, [head, ...lines, ''].join('\n'));
  }
  return tellProblems(run.sites, problems, tell);
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
