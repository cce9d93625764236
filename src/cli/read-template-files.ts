import type { Dirent } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Template } from '../core/index.ts';

/** The folders whose files lay out what a site publishes. */
const FOLDERS = ['_layouts', '_includes'];
const TEMPLATE = /\.(?:html?|xml|json|md|markdown|txt)$/i;

/** Reads the layouts, the includes and the pages at the root of a site; what cannot be read is left out. */
export async function readTemplates(root: string): Promise<readonly Template[]> {
  const pages = (await entriesOf(root)).filter(entry => entry.isFile()).map(({ name }) => name);
  const others = await Promise.all(FOLDERS.map(folder => filesBelow(root, folder)));
  const files = [...pages, ...others.flat()].filter(file => TEMPLATE.test(file));
  const read = files.map(async file => {
    const text = await fs.readFile(path.join(root, file), 'utf8').catch(() => '');
    return { path: file, text };
  });
  return Promise.all(read);
}

async function filesBelow(root: string, folder: string): Promise<readonly string[]> {
  const entries = await entriesOf(path.join(root, folder));
  const files = entries.map(entry => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(root, file);
    return entry.isFile() ? [file] : [];
  });
  return (await Promise.all(files)).flat();
}

function entriesOf(folder: string): Promise<Dirent[]> {
  return fs.readdir(folder, { withFileTypes: true }).catch(() => []);
}
