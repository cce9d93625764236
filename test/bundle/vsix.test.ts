import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ruleDocs } from '../../src/core/index.ts';
import { projectFolder } from '../../src/tools/project-folder.ts';
import { readZip } from './zip.ts';

/** What may be in the VSIX; whatever else turns up there was not meant to be shipped. */
const shipped = [
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
  /^extension\/package(?:\.nls(?:\.[\w-]+)?)?\.json$/,
  /^extension\/(?:readme|changelog)\.md$/i,
  /^extension\/LICENSE\.txt$/,
  /^extension\/dist\/(?:core|desktop|extension|preview|web)\.js$/,
  /^extension\/dist\/sass\.mjs$/,
  /^extension\/dist\/notices\.txt$/,
  /^extension\/dist\/rules(?:\.zh-cn)?\.json$/,
  /^extension\/l10n\/[\w.-]+\.json$/,
  /^extension\/media\/(?:icon\.png|[\w-]+\.css|preview-(?:dark|light)\.svg|walkthrough\/[\w-]+\.svg|[\w.-]+\.schema\.json)$/,
  /^extension\/snippets\/[\w-]+\.code-snippets$/,
  /^extension\/syntaxes\/[\w.-]+\.tmLanguage\.json$/,
];

describe('The VSIX', () => {
  const zip = readFileSync(path.join(projectFolder, 'dist', 'copydesk.vsix'));
  const entries = readZip(zip);

  it('holds what an installed extension needs and nothing else', () => {
    const others = entries.map(({ name }) => name).filter(name => !shipped.some(kind => kind.test(name)));
    assert.deepEqual(others, []);
  });

  it('holds the page of every rule in each language', () => {
    for (const file of ['rules.json', 'rules.zh-cn.json']) {
      const entry = entries.find(({ name }) => name === `extension/dist/${file}`);
      const pages: Readonly<Record<string, string>> = JSON.parse(entry?.read().toString() ?? '{}');
      for (const { id } of ruleDocs) assert.match(pages[id] ?? '', new RegExp(`^# ${id}`));
    }
  });

  it("shows the README's pictures on the extension's page, which takes none but by https: and data:", () => {
    const page =
      entries
        .find(({ name }) => name === 'extension/readme.md')
        ?.read()
        .toString() ?? '';
    const pictures = [...page.matchAll(/!\[[^\]]+\]\((https:|data:image\/webp;base64,)/g)];
    assert.equal(pictures.length, 3);
    assert.doesNotMatch(page, /\]\((?!https:|data:)/);
  });

  it('has less than 1.65 MB of code and less than 3.4 MB of all, besides Sass, and packed less than 1.5 MB', () => {
    const sum = (some: typeof entries) => some.reduce((total, { size }) => total + size, 0);
    assert.ok(sum(entries.filter(({ name }) => name.endsWith('.js'))) < 1_650_000);
    assert.ok(sum(entries.filter(({ name }) => !name.endsWith('sass.mjs'))) < 3_400_000);
    assert.ok(zip.length < 1_500_000);
  });

  it('names the licences of what is bundled', () => {
    const notices =
      entries
        .find(({ name }) => name.endsWith('notices.txt'))
        ?.read()
        .toString() ?? '';
    for (const name of ['dompurify', 'gray-matter', 'markdown-it', 'morphdom', 'sass', 'yaml']) {
      assert.match(notices, new RegExp(`^${name} \\d`, 'm'));
    }
  });
});
