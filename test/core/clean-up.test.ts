import assert from 'node:assert/strict';
import { cleanUp, defaultSettings, parsePost } from '../../src/core/index.ts';
import { defaultFacts } from '../support/checking.ts';
import { readNewsroom } from '../support/corpus.ts';

const head = '---\nlayout: post\ntitle: "The bridge"\nfrom: https://news.example/bridge.html\n---\n';
const request = { facts: defaultFacts, settings: defaultSettings, indent: '  ' };
const clean = (text: string) => cleanUp(parsePost('_posts/2024-03-05-bridge.md', text), request);

describe('Cleaning a post up', () => {
  it('tidies away what surely goes, mends what is safe, and lays out what is left', () => {
    const words = 'The bridge was opened by the mayor on a day without wind. '.repeat(6).trim();
    const share = '<div class="sharedaddy"><a href="https://news.example/?share=twitter">Twitter</a></div>';
    const body = `<div><p>${words} <b>Gulls</p>${share}<ul><li>One</li></ul></div>`;
    const { text, ...said } = clean(`${head}${body}\n`);
    assert.equal(
      text,
      `${head}<div>\n  <p>${words} <b>Gulls</b></p>\n  <ul>\n    <li>One</li>\n  </ul>\n</div>\n`,
    );
    assert.deepEqual(said, { tidied: 1, fixed: 1, isLaidOut: true, unsettled: [], heldBack: undefined });
  });

  it('leaves what may be part of the article, and fixes that are to be looked at', () => {
    const text = `${head}<p>Gulls. <img src=""/></p>\n<ul>\n  <li><a href="https://gull.example/a.html">A gull</a></li>\n</ul>\n`;
    assert.equal(clean(text).text, text);
  });

  it('leaves a clean post as it is', () => {
    const { text, ...said } = clean(`${head}<p>Gulls.</p>\n`);
    assert.equal(text, `${head}<p>Gulls.</p>\n`);
    assert.deepEqual(said, { tidied: 0, fixed: 0, isLaidOut: false, unsettled: [], heldBack: undefined });
  });

  for (const { name, text } of readNewsroom()) {
    it(`twice is cleaning up once: ${name}`, () => {
      const once = clean(text).text;
      assert.equal(clean(once).text, once);
    });
  }
});
