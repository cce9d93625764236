import fs from 'node:fs/promises';
import path from 'node:path';
import { parsePost, render } from '../core/index.ts';
import { findFiles, type Unreadable } from './find-files.ts';
import type { RenderOptions } from './options.ts';
import { readTexts } from './read-text.ts';
import { createSites } from './sites.ts';

/** Runs `copydesk render`; returns the exit code. */
export async function renderCommand(options: RenderOptions): Promise<number> {
  const sites = createSites(options);
  const found = await findFiles(options.paths, sites.isPostFile);
  const problems: Unreadable[] = [...found.problems];
  if (options.out !== undefined) await fs.mkdir(options.out, { recursive: true });
  for await (const { file, reading } of readTexts(found.files)) {
    const label = file === '-' ? options.stdinPath : file;
    if ('problem' in reading) {
      problems.push({ path: label, problem: reading.problem });
      continue;
    }
    const place = await sites.of(label);
    const { html } = render(parsePost(place.path, reading.text));
    if (options.out === undefined) process.stdout.write(html);
    else await fs.writeFile(path.join(options.out, `${path.parse(label).name}.html`), html);
  }
  for (const { path: unread, problem } of problems) process.stderr.write(`copydesk: ${unread}: ${problem}\n`);
  return problems.length > 0 ? 2 : 0;
}
