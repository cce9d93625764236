import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { defaultSite, parsePost, readSite, render, type Site } from '../../src/core/index.ts';
import { corpusFolder } from '../../src/tools/project-folder.ts';
import { readCorpus } from '../support/corpus.ts';
import { spansOf } from '../support/tree.ts';

/** What the corpus' own site says. */
const nativeSite = readSite('kramdown: { input: GFM, html_to_native: true }');

const corpus = readCorpus();
if (corpus.length === 0) {
  console.log(
    `The renderings of real posts are left out: there are none in ${corpusFolder} (COPYDESK_CORPUS).`,
  );
} else {
  describe(`${corpus.length} real posts are rendered`, () => {
    it("as Jekyll's defaults render them, byte for byte", () => compareWith('default', defaultSite));
    it('as their own site renders them, byte for byte', () => compareWith('site', nativeSite));

    it('with each element of HTML, and each block, at its place', () => {
      let count = 0;
      for (const { name, text } of corpus) {
        for (const { kind, start, end } of spansOf(parsePost(name, text).body.root)) {
          const source = text.slice(start, end);
          count++;
          if (kind.startsWith('<'))
            assert.equal(source.slice(0, kind.length).toLowerCase(), kind.toLowerCase(), name);
          else assert.match(source, /\S/, `${name}: ${kind}`);
        }
      }
      console.log(`      ${count} elements`);
    });
  });
}

function compareWith(mode: string, site: Site): void {
  const different = corpus.filter(({ name, text }) => {
    const page = `${path.parse(name).name}.html`;
    const expected = fs.readFileSync(path.join(corpusFolder, 'oracle', mode, page), 'utf8');
    return render(parsePost(name, text, site)).html !== withoutColours(expected);
  });
  assert.deepEqual(
    different.map(({ name }) => name),
    [],
  );
}

/** Rouge's spans in code, which colour it and say nothing, are left out. */
function withoutColours(html: string): string {
  return html.replace(/<code[ >].*?<\/code>/gs, code => code.replace(/<span class="\w{1,3}">|<\/span>/g, ''));
}
