import {
  applyEdits,
  createPhrase,
  findLeftovers,
  inertText,
  type LeftoverGroup,
  type Phrase,
  parsePost,
  tidyEdits,
} from '../../core/index.ts';
import { removeLeftovers } from '../files/leftovers.ts';
import { createTell, print } from '../files/print.ts';
import { createWriter } from '../files/writer.ts';
import { createSites } from '../site/sites.ts';
import { tellProblems } from '../site/tell-problems.ts';
import { findPosts, type Run, visitPosts } from '../site/visit-posts.ts';
import type { TidyOptions } from '../words/options.ts';
import { createTranslate } from '../words/phrases.ts';
import { saying } from '../words/saying.ts';

/** Runs `copydesk tidy`; returns the exit code. Nobody ticks anything here: what may be of the article stays. */
export async function tidyCommand(options: TidyOptions, stop: AbortSignal): Promise<number> {
  const run: Run = { options, sites: createSites(options), stop };
  const found = await findPosts(run);
  if (!options.isList) removeLeftovers(found.drafts);
  const writer = createWriter(stop);
  // A tidied text on standard output leaves the report standard error.
  const report = !options.isList && options.paths.includes('-') ? process.stderr : process.stdout;
  const translate = createTranslate(options.language);
  const phrase = createPhrase(translate);
  let tidied = 0;
  let posts = 0;
  const problems = await visitPosts(found, run, {
    failure: saying('cannot be tidied', {}),
    visit: async ({ file, label, text, place }) => {
      const post = parsePost(place.path, text, place.facts.site);
      const groups = findLeftovers(post, place.facts);
      posts++;
      if (options.isList) {
        const lines = groups.map(
          group =>
            `${inertText(`${label}: ${describe(translate ? { ...group, label: translate(group.label) } : group, phrase)}`)}\n`,
        );
        await print(report, lines.join(''));
        return undefined;
      }
      const kinds = groups.filter(({ isSure }) => isSure).map(({ kind }) => kind);
      const after = applyEdits(text, tidyEdits(post, place.facts, new Set(kinds)));
      const refusal = await writer.write(file, { before: text, after });
      if (refusal) return { path: label, ...refusal };
      if (after !== text) tidied++;
      return undefined;
    },
  });
  if (!options.isList)
    await print(report, `${phrase('{tidied} of {posts} posts tidied.', { tidied, posts })}\n`);
  return tellProblems(run.sites, problems, createTell(options.language));
}

function describe({ label, isSure, spans, words }: LeftoverGroup, phrase: Phrase): string {
  const count = spans.length;
  const places = isSure
    ? phrase('{label}, {count}', { label, count })
    : phrase('{label}, {count} (kept: may be part of the article)', { label, count });
  if (words.length === 0) return places;
  const taken = [...new Set(words)].map(text => `“${text}”`).join(' ');
  return phrase('{places}: {taken}', { places, taken });
}
