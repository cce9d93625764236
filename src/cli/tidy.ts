import { applyEdits, findLeftovers, type LeftoverGroup, parsePost, tidyEdits } from '../core/index.ts';
import { writeFixed } from './check.ts';
import { findFiles, type Unreadable } from './find-files.ts';
import type { TidyOptions } from './options.ts';
import { readTexts } from './read-text.ts';
import { createSites } from './sites.ts';
import { tellProblems } from './tell-problems.ts';

/** Runs `copydesk tidy`; returns the exit code. Nobody ticks anything here: what may be of the article stays. */
export async function tidyCommand(options: TidyOptions): Promise<number> {
  const sites = createSites(options);
  const found = await findFiles(options.paths, sites.isPostFile);
  const problems: Unreadable[] = [...found.problems];
  // A tidied text on standard output leaves the report standard error.
  const report = !options.isList && options.paths.includes('-') ? process.stderr : process.stdout;
  let tidied = 0;
  let posts = 0;
  for await (const { file, reading } of readTexts(found.files)) {
    const label = file === '-' ? options.stdinPath : file;
    if ('problem' in reading) {
      problems.push({ path: label, problem: reading.problem });
      continue;
    }
    posts++;
    const place = await sites.of(label);
    const post = parsePost(place.path, reading.text, place.facts.site);
    const groups = findLeftovers(post, place.facts);
    if (options.isList) {
      report.write(groups.map(group => `${label}: ${describe(group)}\n`).join(''));
      continue;
    }
    const kinds = groups.filter(({ isSure }) => isSure).map(({ kind }) => kind);
    const after = applyEdits(reading.text, tidyEdits(post, place.facts, new Set(kinds)));
    const problem = await writeFixed(file, reading.text, after);
    if (problem !== undefined) problems.push({ path: label, problem });
    else if (after !== reading.text) tidied++;
  }
  if (!options.isList) report.write(`${tidied} of ${posts} posts tidied.\n`);
  return tellProblems(sites, problems);
}

function describe({ label, isSure, spans, words }: LeftoverGroup): string {
  const stays = isSure ? '' : ' (stays: may be part of the article)';
  const taken = words.length === 0 ? '' : `: ${[...new Set(words)].map(text => `“${text}”`).join(' ')}`;
  return `${label}, ${spans.length}${stays}${taken}`;
}
