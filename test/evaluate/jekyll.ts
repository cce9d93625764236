import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { corpusFolder } from '../../src/tools/project-folder.ts';
import { projectFolder } from '../host/paths.ts';

/** The tools of the corpus: they judge, and are none of ours. */
const tools = path.join(corpusFolder, 'tools');

/** Whether Jekyll is there. */
export function hasJekyll(): boolean {
  return spawnSync('ruby', ['-e', 'require "jekyll"']).status === 0;
}

/** Has Jekyll, with its defaults, render the posts of a folder into another: `NAME.md` becomes `NAME.html`. */
export function renderFolder(posts: string, out: string): void {
  const files = markdownFiles(posts).map(name => path.join(posts, name));
  const { status, stderr } = spawnSync('ruby', [path.join(tools, 'jekyll.rb'), 'default', out, '-'], {
    input: files.join('\n'),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Jekyll failed:\n${stderr}`);
}

/**
 * Has Jekyll render the posts of a site as a build does, Liquid included. Those of each folder of posts come into one of
 * their own, which are told, for folders may hold files of one name; what Ruby says of the site itself is not shown.
 */
export function renderSite(site: string, out: string): readonly string[] {
  return foldersOfPosts(site).map((folder, index) => {
    const pages = path.join(out, String(index));
    const args = [path.join(tools, 'site_oracle.rb'), site, pages, `${folder}/`];
    const { status } = spawnSync('ruby', args, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`Jekyll failed on ${folder} of ${site}.`);
    return pages;
  });
}

function foldersOfPosts(site: string): readonly string[] {
  return fs
    .readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter(name => path.basename(name) === '_posts')
    .sort();
}

/** The posts of `sources` on whose page in `pages` a tag stands as text. */
export function findPrinting(pages: string, sources: string, folder: string): readonly string[] {
  return runTool('printed.mjs', [pages, sources], folder);
}

/** A line for each post of which a reader meets something else in the second folder than in the first. */
export function findChanged(before: string, after: string, folder: string): readonly string[] {
  return runTool('visible.mjs', [before, after], folder).slice(0, -1);
}

/** Pages as Markdown files, as the tool that compares what readers meet wants them. */
export function asPosts(pages: string, out: string, names: readonly string[]): string {
  fs.mkdirSync(out);
  for (const name of names) {
    fs.copyFileSync(path.join(pages, name.replace(/\.md$/, '.html')), path.join(out, name));
  }
  return out;
}

/** Copies a tool of the corpus into a folder beside which parse5 lies. */
export function copyTool(name: string, folder: string): void {
  const modules = path.join(folder, 'node_modules');
  if (!fs.existsSync(modules)) fs.symlinkSync(path.join(projectFolder, 'node_modules'), modules);
  fs.copyFileSync(path.join(tools, name), path.join(folder, name));
}

/** The lines that a tool prints. It is run from a copy beside which parse5 lies. */
function runTool(name: string, args: readonly string[], folder: string): readonly string[] {
  copyTool(name, folder);
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(folder, name), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  // `visible.mjs` ends with 1 where something differs.
  if (status !== 0 && stderr !== '') throw new Error(`${name} failed:\n${stderr}`);
  return stdout.split('\n').filter(line => line !== '');
}

function markdownFiles(folder: string): readonly string[] {
  return fs.readdirSync(folder).filter(name => name.endsWith('.md'));
}
