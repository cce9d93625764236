import fs from 'node:fs/promises';
import path from 'node:path';
import { proposeSettings } from '../../core/index.ts';
import { hasCode, reasonOf } from '../files/file-problem.ts';
import { createTell, print } from '../files/print.ts';
import { readNewsrooms } from '../site/read-newsrooms.ts';
import { createSites } from '../site/sites.ts';
import { tellProblems } from '../site/tell-problems.ts';
import { findPosts } from '../site/visit-posts.ts';
import type { InitOptions } from '../words/options.ts';
import { type Saying, saying } from '../words/saying.ts';

/** Runs `copydesk init`: prints the settings that suit a site, and writes them where asked to; returns the exit code. */
export async function initCommand(options: InitOptions, stop: AbortSignal): Promise<number> {
  const tell = createTell(options.language);
  const run = { options, sites: createSites(options), stop };
  const found = await findPosts(run);
  const newsrooms = await readNewsrooms(found.files, { ...options, knowsNewsroom: true }, run);
  const [largest] = [...newsrooms].sort(([, a], [, b]) => b.size - a.size);
  if (!largest) {
    tell(saying('There are no posts to base settings on.', {}));
    return 2;
  }
  const [root, posts] = largest;
  const file = path.join(root, '.copydesk.json');
  const text = proposeSettings(posts.newsroom());
  await print(process.stdout, text);
  if (!options.isWriting) {
    tell(saying('To write this to {file}, add --write.', { file }));
    return tellProblems(run.sites, found.problems, tell);
  }
  const problem = await writeNew(file, text);
  tell(problem ?? saying('{file} was written.', { file }));
  return problem === undefined ? tellProblems(run.sites, found.problems, tell) : 2;
}

/** What is there already stays, and no half of a file is left behind. */
async function writeNew(file: string, text: string): Promise<Saying | undefined> {
  try {
    const handle = await fs.open(file, 'wx');
    try {
      await handle.writeFile(text);
    } catch (error) {
      await fs.rm(file, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return undefined;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return saying('{file} already exists and was not changed.', { file });
    return saying('{file} cannot be written: {reason}', { file, reason: reasonOf(error) });
  }
}
