/*
 * Asks a real Jekyll what it makes of the made-up sites, and writes that down for recorded-pages.test.ts.
 * usage: node --import tsx test/core/pages/record.ts [ROOT]
 * ROOT is the root of a Debian 11, whose Jekyll is 3.9.0: of it are written down the pages that differ.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BuiltSite, folderOf, now, siteNames } from './sites.ts';

/** @param root undefined for Jekyll 4.3.1 of this machine; Jekyll 3.9.0 builds none of some sites: then it is undefined */
function build(name: string, root?: string): BuiltSite | undefined {
  const folder = fs.mkdtempSync(path.join(root ?? '', os.tmpdir(), 'copydesk-pages-'));
  try {
    fs.cpSync(folderOf(name), folder, { recursive: true });
    fs.copyFileSync(path.join(import.meta.dirname, 'record.rb'), path.join(folder, '_record.rb'));
    const inside = root === undefined ? folder : `/${path.relative(root, folder)}`;
    const command = ['ruby', path.join(inside, '_record.rb'), inside, String(now / 1000)];
    const [program = '', ...rest] = root === undefined ? command : ['chroot', root, ...command];
    const env = { ...process.env, LANG: 'C.UTF-8' };
    return JSON.parse(execFileSync(program, rest, { encoding: 'utf8', env, stdio: ['pipe', 'pipe', 'ignore'] }));
  } catch (error) {
    if (root === undefined) throw error;
    return undefined;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function write(file: string, recorded: Iterable<readonly [name: string, site: unknown]>): void {
  const text = `${JSON.stringify(Object.fromEntries(recorded), null, 2)}\n`;
  fs.writeFileSync(path.join(import.meta.dirname, file), text);
}

const ROOT = process.argv[2];
const newer = siteNames.map(name => [name, build(name)] as const);
write('jekyll.json', newer);
if (ROOT !== undefined)
  write(
    'jekyll3.json',
    newer.map(([name, site]) => {
      const older = build(name, ROOT);
      if (!older) return [name, null] as const;
      const differing = Object.entries(older.pages).filter(([post, page]) => page !== site?.pages[post]);
      return [name, Object.fromEntries(differing)] as const;
    }),
  );
