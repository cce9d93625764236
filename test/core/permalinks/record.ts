/*
 * Asks a real Jekyll where it publishes the files of the made-up sites, and writes that down for permalinks.test.ts.
 * usage: node --import tsx test/core/permalinks/record.ts
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sites } from './cases.ts';

const recorded = sites.map(site => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-permalinks-'));
  try {
    fs.writeFileSync(path.join(folder, '_config.yml'), site.config);
    for (const [file, text] of Object.entries(site.files)) {
      fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    }
    const program = path.join(import.meta.dirname, 'record.rb');
    return JSON.parse(execFileSync('ruby', [program, folder], { encoding: 'utf8' }));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
fs.writeFileSync(path.join(import.meta.dirname, 'jekyll.json'), `${JSON.stringify(recorded, null, 2)}\n`);
