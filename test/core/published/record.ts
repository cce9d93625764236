/*
 * Asks a real Jekyll which addresses of the made-up posts lead to something, and writes that down for published.test.ts.
 * usage: node --import tsx test/core/published/record.ts
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { postOf, sites } from './cases.ts';

const recorded = sites.map(site => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-published-'));
  try {
    fs.writeFileSync(path.join(folder, '_config.yml'), site.config);
    for (const [file, text] of Object.entries({ ...site.files, [site.path]: postOf(site) })) {
      fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    }
    const program = path.join(import.meta.dirname, 'record.rb');
    return JSON.parse(execFileSync('ruby', [program, folder, site.path], { encoding: 'utf8' }));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
fs.writeFileSync(path.join(import.meta.dirname, 'jekyll.json'), `${JSON.stringify(recorded, null, 2)}\n`);
