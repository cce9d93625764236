import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { projectFolder } from './project-folder.ts';

/** The licences of all packages that took part in the bundles which `metafiles` describe, as they ask for. */
export async function collectNotices(metafiles: readonly Metafile[]): Promise<string> {
  const folders = new Set(metafiles.flatMap(({ inputs }) => Object.keys(inputs)).flatMap(packageFolder));
  const notices = await Promise.all([...folders].sort().map(readNotice));
  return `Copydesk contains these packages.\n\n${notices.join('\n\n')}\n`;
}

/** `node_modules/a/node_modules/@b/c/d.js` → `node_modules/a/node_modules/@b/c` */
function packageFolder(file: string): readonly string[] {
  const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
  return folder === undefined ? [] : [folder];
}

async function readNotice(folder: string): Promise<string> {
  const place = path.join(projectFolder, folder);
  const { name, version, license } = JSON.parse(await readFile(path.join(place, 'package.json'), 'utf8'));
  const file = (await readdir(place)).find(entry => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? `Licence: ${license}` : await readFile(path.join(place, file), 'utf8');
  return `${'='.repeat(72)}\n${name} ${version}\n${'='.repeat(72)}\n${text.trim()}`;
}
