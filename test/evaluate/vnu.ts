import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../host/paths.ts';
import type { PostFile } from '../support/corpus.ts';

/** What the Nu HTML Checker says of a post's body; lines and columns are the post's, from 1. */
export interface VnuMessage {
  readonly line: number;
  readonly col: number;
  readonly lastLine: number;
  readonly lastCol: number;
  readonly message: string;
}

/** The messages by the name of the post's file. */
export type VnuMessages = ReadonlyMap<string, readonly VnuMessage[]>;

/** The Nu HTML Checker: the file that `VNU_JAR` names, or that of the npm package where somebody has installed it. */
export function findVnu(): string | undefined {
  const jars = [
    process.env['VNU_JAR'],
    path.join(projectFolder, 'node_modules/vnu-jar/build/dist/vnu.jar'),
  ].filter(jar => jar !== undefined && fs.existsSync(jar));
  return spawnSync('java', ['-version']).status === 0 ? jars[0] : undefined;
}

/**
 * Has the bodies of posts checked, each as a page of its own. Line ends stand for the front matter, so that the places
 * are those of the post; what is asked about the page around the body cannot go wrong.
 */
export function runVnu(jar: string, posts: readonly PostFile[], folder: string): VnuMessages {
  const files = posts.map(({ name, text }) => {
    const file = path.join(folder, name.replace(/\.md$/, '.html'));
    fs.writeFileSync(file, toPage(text));
    return file;
  });
  const { stderr, status } = spawnSync(
    'java',
    ['-Xss16m', '-jar', jar, '--format', 'json', '--errors-only', '--exit-zero-always', ...files],
    { encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  if (status !== 0) throw new Error(`vnu failed:\n${stderr}`);
  // The shape is that of vnu's own report.
  const { messages } = JSON.parse(stderr) as { readonly messages: readonly JarMessage[] };
  const byPost = new Map(posts.map(({ name }) => [name, [] as VnuMessage[]]));
  for (const { url, firstLine, lastLine, firstColumn, lastColumn, message } of messages) {
    const name = path.basename(decodeURIComponent(new URL(url).pathname)).replace(/\.html$/, '.md');
    const line = firstLine ?? lastLine;
    byPost.get(name)!.push({ line, col: firstColumn, lastLine, lastCol: lastColumn, message });
  }
  return byPost;
}

interface JarMessage {
  readonly url: string;
  readonly firstLine?: number;
  readonly lastLine: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly message: string;
}

/** The front matter of a post, with the line that ends it. */
export const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\n(?:---|\.\.\.)[ \t]*\r?\n/;

function toPage(post: string): string {
  const head = FRONT_MATTER.exec(post)?.[0] ?? '';
  const lines = head.replace(/[^\n]/g, '');
  return `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>t</title></head><body>${lines}${post.slice(head.length)}</body></html>\n`;
}
