import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parsePost, render } from '../../src/core/index.ts';
import { type Recorded, renderBody } from '../fuzz/recorded.ts';
import { projectFolder } from '../host/paths.ts';

/*
 * What a real Jekyll made of texts made up at random (`npm run fuzz:jekyll -- --record FILE`), and of the smallest
 * texts that once came out differently (`--renew FILE`). rendered/known-differences.md lists what still does.
 */

const folder = path.join(projectFolder, 'test/core/rendered');

for (const name of fs.readdirSync(folder).filter(file => file.endsWith('.json'))) {
  const recorded: readonly Recorded[] = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
  it(`${recorded.length} texts of ${name} are rendered as Jekyll renders them, byte for byte`, () => {
    for (const { text, kramdown, html } of recorded) {
      const settings = JSON.stringify(kramdown);
      assert.equal(renderBody(text, kramdown), html, `${JSON.stringify(text)} with ${settings}`);
    }
  });
}

it('One byte order mark is taken off a file, a second one is text', () => {
  const printed = (text: string): string => render(parsePost('_posts/2024-01-01-a.md', text)).html;
  assert.equal(printed('\ufeffText\n'), '<p>Text</p>\n');
  assert.equal(printed('\ufeff\ufeff---\ntitle: a\n---\nText\n'), '<p>\ufeff—\ntitle: a\n—\nText</p>\n');
  assert.equal(printed('\ufeff---\ntitle: a\n---\n\ufeffText\n'), '<p>\ufeffText</p>\n');
});
