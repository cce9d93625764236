/*
 * Asks a real Jekyll what it makes of the made-up sites, and writes that down for recorded-pages.test.ts.
 * usage: node --import tsx test/core/pages/record.ts
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { folderOf, now, siteNames } from './sites.ts';

const recorded = siteNames.map(name => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-pages-'));
  try {
    fs.cpSync(folderOf(name), folder, { recursive: true });
    const program = path.join(import.meta.dirname, 'record.rb');
    const output = execFileSync('ruby', [program, folder, String(now / 1000)], { encoding: 'utf8' });
    return [name, JSON.parse(output)] as const;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
const file = path.join(import.meta.dirname, 'jekyll.json');
fs.writeFileSync(file, `${JSON.stringify(Object.fromEntries(recorded), null, 2)}\n`);
