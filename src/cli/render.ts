import fs from 'node:fs/promises';
import path from 'node:path';
import { parsePost, render } from '../core/index.ts';
import { findFiles, type Unreadable } from './find-files.ts';
import type { RenderOptions } from './options.ts';
import { readTexts } from './read-text.ts';
import { createSites } from './sites.ts';
import { tellProblems } from './tell-problems.ts';

/** Runs `copydesk render`; returns the exit code. */
export async function renderCommand(options: RenderOptions): Promise<number> {
  const sites = createSites(options);
  const found = await findFiles(options.paths, sites.isPostFile);
  const problems: Unreadable[] = [...found.problems];
  const outProblem = options.out === undefined ? undefined : await makeFolder(options.out);
  if (outProblem !== undefined) {
    process.stderr.write(`copydesk: --out ${options.out}: ${outProblem}\n`);
    return 2;
  }
  const writers = new Map<string, string>();
  for await (const { file, reading } of readTexts(found.files)) {
    const label = file === '-' ? options.stdinPath : file;
    if ('problem' in reading) {
      problems.push({ path: label, problem: reading.problem });
      continue;
    }
    const place = await sites.of(label);
    const { html } = render(parsePost(place.path, reading.text, place.facts.site));
    if (options.out === undefined) {
      process.stdout.write(html);
      continue;
    }
    const page = `${path.parse(label).name}.html`;
    const writer = writers.get(page);
    const problem =
      writer === undefined
        ? await writePage(path.join(options.out, page), html)
        : `it is not written: ${page} is already the page of ${writer}`;
    if (problem === undefined) writers.set(page, label);
    else problems.push({ path: label, problem });
  }
  return tellProblems(sites, problems);
}

/** Returns what went wrong, if anything. */
async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    await fs.mkdir(folder, { recursive: true });
    return undefined;
  } catch (error) {
    return `the folder cannot be made: ${messageOf(error)}`;
  }
}

/** Returns what went wrong, if anything. */
async function writePage(file: string, html: string): Promise<string | undefined> {
  try {
    await fs.writeFile(file, html);
    return undefined;
  } catch (error) {
    return `its page cannot be written: ${messageOf(error)}`;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
