/*
 * Writes dist/copydesk.vsix of what "npm run build" has built.
 * usage: package
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { extensionPage, webAddressOf } from './extension-page.ts';
import { projectFolder } from './project-folder.ts';

const manifest = await readFile(path.join(projectFolder, 'package.json'), 'utf8');
const repository = webAddressOf(JSON.parse(manifest).repository);
const readme = await readFile(path.join(projectFolder, 'README.md'), 'utf8');
await writeFile(path.join(projectFolder, 'dist/readme.md'), await extensionPage(readme, repository));
await createVSIX({
  cwd: projectFolder,
  packagePath: path.join(projectFolder, 'dist/copydesk.vsix'),
  dependencies: false,
  readmePath: 'dist/readme.md',
  // The page that was made of the README has no relative links left.
  rewriteRelativeLinks: false,
  allowMissingRepository: repository === undefined,
});
