import fs from 'node:fs/promises';
import path from 'node:path';
import { proposeSettings } from '../core/index.ts';
import { findFiles } from './find-files.ts';
import { readNewsrooms } from './newsrooms.ts';
import type { InitOptions } from './options.ts';
import { createSites } from './sites.ts';
import { tellProblems } from './tell-problems.ts';

/** Runs `copydesk init`: prints the settings that suit a site, and writes them where asked to; returns the exit code. */
export async function initCommand(options: InitOptions): Promise<number> {
  const sites = createSites(options);
  const found = await findFiles(options.paths, sites.isPostFile);
  const newsrooms = await readNewsrooms({ ...options, knowsNewsroom: true }, found.files, sites);
  const [largest] = [...newsrooms].sort(([, a], [, b]) => b.size - a.size);
  if (!largest) {
    process.stderr.write('copydesk: there are no posts to learn from\n');
    return 2;
  }
  const [root, newsroom] = largest;
  const file = path.join(root, '.copydesk.json');
  const text = proposeSettings(newsroom);
  process.stdout.write(text);
  const problem = options.isWriting ? await writeNew(file, text) : undefined;
  if (problem !== undefined) process.stderr.write(`copydesk: ${problem}\n`);
  else if (options.isWriting) process.stderr.write(`copydesk: ${file} is written\n`);
  else process.stderr.write(`copydesk: --write writes this to ${file}\n`);
  return problem === undefined ? tellProblems(sites, found.problems) : 2;
}

/** What is there already stays. */
async function writeNew(file: string, text: string): Promise<string | undefined> {
  try {
    await fs.writeFile(file, text, { flag: 'wx' });
    return undefined;
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    return `${file}: ${isThere ? 'it is there already, and stays as it is' : `it cannot be written: ${String(error)}`}`;
  }
}
