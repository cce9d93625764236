/*
 * Asks a real Jekyll what it makes of the made-up Liquid, and writes that down for recorded-liquid.test.ts.
 * usage: node --import tsx test/core/liquid/record.ts
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bodies, frontMatter, postPath, siteFiles } from './cases.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-liquid-'));
try {
  for (const [file, text] of Object.entries({ ...siteFiles, [postPath]: `${frontMatter}\n` })) {
    fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  const program = path.join(import.meta.dirname, 'record.rb');
  const pages: readonly (string | null)[] = JSON.parse(
    execFileSync('ruby', [program, folder, postPath], {
      encoding: 'utf8',
      input: JSON.stringify(bodies),
      maxBuffer: 1e8,
      // Jekyll tells there of each body at which it stops.
      stdio: ['pipe', 'pipe', 'ignore'],
    }),
  );
  const recorded = Object.fromEntries(bodies.map((body, index) => [body, pages[index]]));
  fs.writeFileSync(path.join(import.meta.dirname, 'jekyll.json'), `${JSON.stringify(recorded, null, 1)}\n`);
} finally {
  fs.rmSync(folder, { recursive: true });
}
