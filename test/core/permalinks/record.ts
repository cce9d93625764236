/*
 * Asks a real Jekyll where it publishes the files of the made-up sites, and writes that down for permalinks.test.ts.
 * usage: node --import tsx test/core/permalinks/record.ts [ROOT]
 * ROOT is the root of a Debian 11, whose Jekyll is 3.9.0.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sites } from './cases.ts';

/** @param root undefined for Jekyll 4.3.1 of this machine */
function record(name: string, root?: string): void {
  const recorded = sites.map(site => {
    const folder = fs.mkdtempSync(path.join(root ?? '', os.tmpdir(), 'copydesk-permalinks-'));
    try {
      fs.writeFileSync(path.join(folder, '_config.yml'), site.config);
      for (const [file, text] of Object.entries(site.files)) {
        fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
        fs.writeFileSync(path.join(folder, file), text);
      }
      fs.copyFileSync(path.join(import.meta.dirname, 'record.rb'), path.join(folder, '_record.rb'));
      const inside = root === undefined ? folder : `/${path.relative(root, folder)}`;
      const command = ['ruby', path.join(inside, '_record.rb'), inside];
      const [program = '', ...rest] = root === undefined ? command : ['chroot', root, ...command];
      const env = { ...process.env, LANG: 'C.UTF-8' };
      return JSON.parse(execFileSync(program, rest, { encoding: 'utf8', env }));
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
  fs.writeFileSync(path.join(import.meta.dirname, name), `${JSON.stringify(recorded, null, 2)}\n`);
}

record('jekyll.json');
if (process.argv[2] !== undefined) record('jekyll3.json', process.argv[2]);
