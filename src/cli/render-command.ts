import fs from 'node:fs/promises';
import path from 'node:path';
import { parsePost, render } from '../core/index.ts';
import { type FileProblem, reasonOf } from './file-problem.ts';
import type { RenderOptions } from './options.ts';
import { print, tell } from './print.ts';
import { createSites } from './sites.ts';
import { tellProblems } from './tell-problems.ts';
import { findPosts, type Run, visitPosts } from './visit-posts.ts';

/** Runs `copydesk render`; returns the exit code. */
export async function renderCommand(options: RenderOptions, stop: AbortSignal): Promise<number> {
  const run: Run = { options, sites: createSites(options), stop };
  const found = await findPosts(run);
  const outReason = options.out === undefined ? undefined : await makeFolder(options.out);
  if (outReason !== undefined) {
    tell(`--out ${options.out}: the folder cannot be made: ${outReason}`);
    return 2;
  }
  const writers = new Map<string, string>();
  const problems = await visitPosts(found, run, {
    failure: 'cannot be rendered',
    visit: async ({ label, text, place }) => {
      const { html } = render(parsePost(place.path, text, place.facts.site));
      if (options.out === undefined) {
        await print(process.stdout, html);
        return undefined;
      }
      const page = `${path.parse(label).name}.html`;
      const problem = await writePage(path.join(options.out, page), html, writers.get(page));
      if (problem) return { path: label, ...problem };
      writers.set(page, label);
      return undefined;
    },
  });
  return tellProblems(run.sites, problems);
}

/** Returns what went wrong, if anything. */
async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    await fs.mkdir(folder, { recursive: true });
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Writes a page unless it is another post's; returns what went wrong, if anything. */
async function writePage(
  file: string,
  html: string,
  writer: string | undefined,
): Promise<Omit<FileProblem, 'path'> | undefined> {
  if (writer !== undefined)
    return { what: 'it is not written', reason: `${path.basename(file)} is already the page of ${writer}` };
  try {
    await fs.writeFile(file, html);
    return undefined;
  } catch (error) {
    return { what: 'its page cannot be written', reason: reasonOf(error) };
  }
}
