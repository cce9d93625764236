import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A folder that is no site and has no posts, until it is disposed of. */
export interface PlainFolder {
  readonly folder: string;
  dispose(): Promise<void>;
}

const FOLDERS = 40;
const FILES = 25;

/** Makes a repository as there are many: a program with what is written about it. */
export async function makePlainFolder(): Promise<PlainFolder> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'copydesk-plain-'));
  const folder = path.join(home, 'program');
  const write = async (name: string, text: string): Promise<void> => {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  await write('README.md', '# A program\n\nIt has no <b>posts.\n');
  await write('package.json', '{ "name": "program" }\n');
  await write('docs/guide.md', '---\ntitle: The guide\n---\n\nNo <i>post either.\n');
  for (let number = 0; number < FOLDERS * FILES; number++) {
    const name = `part-${number % FOLDERS}/file-${number}`;
    await write(number % 5 === 0 ? `${name}.md` : `${name}.js`, `Text ${number}\n`);
  }
  return { folder, dispose: () => rm(home, { recursive: true, force: true }) };
}
