import fs from 'node:fs/promises';
import path from 'node:path';
import { parsePost, renderContent } from '../../core/index.ts';
import { type FileProblem, reasonOf } from '../files/file-problem.ts';
import { createTell, print as printText } from '../files/print.ts';
import { createSites } from '../site/sites.ts';
import { tellProblems } from '../site/tell-problems.ts';
import { findPosts, type Run, type VisitedPost, visitPosts } from '../site/visit-posts.ts';
import type { RenderOptions } from '../words/options.ts';
import { type Said, saying } from '../words/saying.ts';
import { createPagePrinter, lackOf } from './print-whole-pages.ts';

/** Runs `copydesk render`; returns the exit code. */
export async function renderCommand(options: RenderOptions, stop: AbortSignal): Promise<number> {
  const tell = createTell(options.language);
  const run: Run = { options, sites: createSites(options), stop };
  const found = await findPosts(run);
  const outReason = options.out === undefined ? undefined : await makeFolder(options.out);
  if (options.out !== undefined && outReason !== undefined) {
    tell(
      saying('--out {folder}: The folder cannot be created: {reason}', {
        folder: options.out,
        reason: outReason,
      }),
    );
    return 2;
  }
  const print = createPrinter(options);
  const writers = new Map<string, string>();
  const problems = await visitPosts(found, run, {
    failure: saying('cannot be rendered', {}),
    visit: async post => {
      const { label } = post;
      const { html, lack } = await print(post);
      const problem =
        lack === undefined
          ? undefined
          : { path: label, what: saying('the page is incomplete', {}), reason: lack };
      if (options.out === undefined) {
        await printText(process.stdout, html);
        return problem;
      }
      const page = `${path.parse(label).name}.html`;
      const refused = await writePage(path.join(options.out, page), html, writers.get(page));
      if (refused) return { path: label, ...refused };
      writers.set(page, label);
      return problem;
    },
  });
  return tellProblems(run.sites, problems, tell);
}

/** What is printed of a post, and what it lacks. */
interface Printed {
  readonly html: string;
  readonly lack: Said | undefined;
}

function createPrinter({ isWithLayout }: RenderOptions): (post: VisitedPost) => Promise<Printed> {
  const printPage = createPagePrinter();
  return async post => {
    const { text, place } = post;
    const { site } = place.facts;
    if (!isWithLayout)
      return { html: renderContent(parsePost(place.path, text, site), site), lack: undefined };
    const page = await printPage(post);
    return { html: page.html, lack: lackOf(page) };
  };
}

/** Returns what went wrong, if anything. */
async function makeFolder(folder: string): Promise<Said | undefined> {
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
    return {
      what: saying('not written', {}),
      reason: saying('{page} is already the page of {post}', { page: path.basename(file), post: writer }),
    };
  try {
    await fs.writeFile(file, html);
    return undefined;
  } catch (error) {
    return { what: saying('the page cannot be written', {}), reason: reasonOf(error) };
  }
}
