import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../src/tools/project-folder.ts';

const atRoot = fs.readdirSync(projectFolder).filter(name => name.endsWith('.md'));
const inDocs = fs.readdirSync(path.join(projectFolder, 'docs')).filter(name => name.endsWith('.md'));
const documents = [...atRoot, ...inDocs.map(name => `docs/${name}`), 'test/host/README.md'];

describe('What is written about the project', () => {
  for (const document of documents) {
    it(`leads to files and headings that are there: ${document}`, () => {
      const text = withoutFences(read(document)).replace(/`[^`\n]*`/g, '');
      const links = text.matchAll(/\]\((?!https?:|#)([^)\s#]+)(?:#([^)\s]+))?\)/g);
      for (const [, file, heading] of links) {
        const target = path.join(path.dirname(document), file!);
        assert.ok(fs.existsSync(path.join(projectFolder, target)), target);
        if (heading !== undefined) assert.ok(headingsOf(target).includes(heading), `${target}#${heading}`);
      }
    });
  }

  it('names files that are there', () => {
    const files = ['src', 'test'].flatMap(filesBelow);
    const named = [...read('ARCHITECTURE.md').matchAll(/`([\w./-]+\.ts)`/g)].map(([, name]) => name!);
    assert.ok(named.length > 100);
    const isThere = (name: string): boolean =>
      files.some(file => file.endsWith(`/${name}`)) || fs.existsSync(path.join(projectFolder, name));
    assert.deepEqual(
      named.filter(name => !isThere(name)),
      [],
    );
  });

  it('names every script that it says can be run', () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const document of documents)
      for (const [, script] of read(document).matchAll(/npm run ([a-z][\w:-]*)/g))
        assert.ok(script! in scripts, `${document}: ${script}`);
  });
});

describe('The guide', () => {
  const { contributes } = JSON.parse(read('package.json'));
  const words = JSON.parse(read('package.nls.json'));
  const wordsOf = (written: string): string => words[written.slice(1, -1)];

  it('has every command of the palette', () => {
    const hidden = new Set(
      contributes.menus.commandPalette
        .filter(({ when }: { when?: string }) => when === 'false')
        .map(({ command }: { command: string }) => command),
    );
    const titles: readonly string[] = contributes.commands
      .filter(({ command }: { command: string }) => !hidden.has(command))
      .map(({ title }: { title: string }) => wordsOf(title));
    const guide = read('docs/guide.md');
    assert.deepEqual(
      titles.filter(title => !guide.includes(title)),
      [],
    );
  });

  it('has a page for every setting', () => {
    const settings: readonly string[] = contributes.configuration.flatMap(
      ({ properties }: { properties: object }) => Object.keys(properties),
    );
    const page = read('docs/settings.md');
    assert.deepEqual(
      settings.filter(name => !name.includes('/') && !page.includes(`\`${name}\``)),
      [],
    );
  });
});

function read(file: string): string {
  return fs.readFileSync(path.join(projectFolder, file), 'utf8');
}

/** Each with its path from the project on, and a `/` in front. */
function filesBelow(folder: string): readonly string[] {
  const names = fs.readdirSync(path.join(projectFolder, folder), { recursive: true, encoding: 'utf8' });
  return names.map(name => `/${folder}/${name.split(path.sep).join('/')}`);
}

function withoutFences(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '');
}

/** As GitHub names them. */
function headingsOf(file: string): readonly string[] {
  const headings = withoutFences(read(file)).matchAll(/^#+ (.*)$/gm);
  return Array.from(headings, ([, words]) =>
    words!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
}
