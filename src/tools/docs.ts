/*
 * Writes the rules' pages as a static site to out/docs, to be read from there or put on any server.
 * usage: docs
 */
import fs from 'node:fs';
import path from 'node:path';
import { docsSite } from './docs-site.ts';
import { projectFolder } from './project-folder.ts';

const folder = path.join(projectFolder, 'out/docs');
fs.rmSync(folder, { recursive: true, force: true });
const files = docsSite();
for (const [file, text] of files) {
  const place = path.join(folder, file);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.writeFileSync(place, text);
}
console.log(`${files.size} files in ${folder}: open ${path.join(folder, 'index.html')}.`);
