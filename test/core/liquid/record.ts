/*
 * Asks a real Jekyll what it makes of the made-up Liquid, and writes that down for recorded-liquid.test.ts.
 * usage: node --import tsx test/core/liquid/record.ts [ROOT]
 * ROOT is the root of a Debian 11, whose Jekyll is 3.9.0 with Liquid 4.0.3: of it is written down what it makes otherwise.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bodies, frontMatter, isOfRuby, postPath, siteFiles } from './cases.ts';

type Pages = readonly (string | null)[];

/** @param root undefined for Jekyll 4.3.1 of this machine, with Liquid 5.4 */
function record(root: string | undefined): Pages {
  const folder = fs.mkdtempSync(path.join(root ?? '', os.tmpdir(), 'copydesk-liquid-'));
  try {
    for (const [file, text] of Object.entries({ ...siteFiles, [postPath]: `${frontMatter}\n` })) {
      fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    }
    fs.copyFileSync(path.join(import.meta.dirname, 'record.rb'), path.join(folder, '_record.rb'));
    const inside = root === undefined ? folder : `/${path.relative(root, folder)}`;
    const command = ['ruby', path.join(inside, '_record.rb'), inside, postPath];
    const [program = '', ...rest] = root === undefined ? command : ['chroot', root, ...command];
    return JSON.parse(
      execFileSync(program, rest, {
        encoding: 'utf8',
        env: { ...process.env, LANG: 'C.UTF-8' },
        input: JSON.stringify(bodies),
        maxBuffer: 1e8,
        // Jekyll tells there of each body at which it stops.
        stdio: ['pipe', 'pipe', 'ignore'],
      }),
    );
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function write(name: string, recorded: Readonly<Record<string, string | null | undefined>>): void {
  fs.writeFileSync(path.join(import.meta.dirname, name), `${JSON.stringify(recorded, null, 1)}\n`);
}

/** Where all that is printed is ASCII, Liquid 4 may call it that, and kramdown then writes other characters as numbers. */
function withCharacters(html: string): string {
  return html.replace(/&#(\d{3,6});/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

const ROOT = process.argv[2];
const newer = record(undefined);
write('jekyll.json', Object.fromEntries(bodies.map((body, index) => [body, newer[index]])));
if (ROOT !== undefined) {
  const older = record(ROOT).map(html => html && withCharacters(html));
  const differing = [...bodies.entries()].filter(
    ([index, body]) => withCharacters(newer[index] ?? '\0') !== (older[index] ?? '\0') && !isOfRuby(body),
  );
  write('jekyll3.json', Object.fromEntries(differing.map(([index, body]) => [body, older[index]])));
}
