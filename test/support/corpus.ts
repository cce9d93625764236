import fs from 'node:fs';
import path from 'node:path';
import { corpusFolder, projectFolder } from '../../src/tools/project-folder.ts';

/** A post as a file holds it. */
export interface PostFile {
  readonly name: string;
  readonly text: string;
}

/** Samples will do: `npm run check` is to be quick, and `npm test` goes through all. */
export const isQuick = process.env['COPYDESK_QUICK'] !== undefined;

/** The real posts; none where the folder is absent. */
export function readCorpus(): readonly PostFile[] {
  return readPosts(path.join(corpusFolder, 'posts'));
}

/** The real posts, or each eighth of them where samples will do. */
export function readSample(): readonly PostFile[] {
  return readCorpus().filter((_, index) => !isQuick || index % 8 === 0);
}

/** The made-up posts and drafts that `npm start` opens. */
export function readNewsroom(): readonly PostFile[] {
  const site = path.join(projectFolder, 'test/newsroom');
  return [...readPosts(path.join(site, '_posts')), ...readPosts(path.join(site, '_drafts'))];
}

/** The Markdown files of a folder by name; none where it is absent. */
export function readPosts(folder: string): readonly PostFile[] {
  if (!fs.existsSync(folder)) return [];
  const names = fs.readdirSync(folder).filter(name => name.endsWith('.md'));
  return names.sort().map(name => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') }));
}
