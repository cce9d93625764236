import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../project-folder.ts';

/** Another checker, as something that can be timed beside Copydesk. */
export interface Peer {
  readonly name: string;
  check(post: string): void;
}

/** Not in the lock file: nothing but this comparison needs them. */
const packages = ['htmlhint@1', 'markdownlint@0.41', 'html-validate@11'];

/** The folder into which the others are installed when first asked for; undefined where they cannot be had. */
export function installPeers(): string | undefined {
  const folder = path.join(projectFolder, 'node_modules/.cache/copydesk-bench');
  if (fs.existsSync(path.join(folder, 'node_modules/html-validate'))) return folder;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', ...packages], {
    cwd: folder,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  if (status === 0) return folder;
  console.log('\nThe other checkers cannot be installed here: the comparison with them is left out.');
  return undefined;
}

/**
 * The checkers that editors use today, with their default rules; HTML checkers get the body alone.
 *
 * @returns undefined, and says so, where they cannot be had
 */
export async function loadPeers(): Promise<readonly Peer[] | undefined> {
  const folder = installPeers();
  if (folder === undefined) return undefined;
  const resolve = createRequire(path.join(folder, 'package.json')).resolve;
  const load = (name: string): Promise<unknown> => import(pathToFileURL(resolve(name)).href);
  // What these packages export, as far as it is used here.
  const { default: hint } = (await load('htmlhint')) as {
    default: { HTMLHint: { verify(html: string): unknown } };
  };
  const markdown = (await load('markdownlint/sync')) as { lint(options: object): unknown };
  const validate = (await load('html-validate')) as {
    HtmlValidate: new (loader: object) => { validateStringSync(html: string): unknown };
    StaticConfigLoader: new (config: object) => object;
  };
  const validator = new validate.HtmlValidate(
    new validate.StaticConfigLoader({ extends: ['html-validate:recommended'] }),
  );
  return [
    { name: 'HTMLHint', check: post => hint.HTMLHint.verify(bodyOf(post)) },
    { name: 'markdownlint', check: post => markdown.lint({ strings: { post } }) },
    { name: 'html-validate', check: post => validator.validateStringSync(bodyOf(post)) },
  ];
}

/** What stands behind the front matter. */
export function bodyOf(post: string): string {
  const fence = post.indexOf('\n---', 3);
  return fence < 0 ? post : post.slice(post.indexOf('\n', fence + 1) + 1);
}
