import assert from 'node:assert/strict';
import { defaultSettings, type Settings } from '../../src/core/index.ts';
import { checkText, plainText } from '../support/checking.ts';

const settings: Settings = { ...defaultSettings, preset: 'html-proofer' };

describe("html-proofer's own list", () => {
  it('is a preset: links and images, whatever is off else', () => {
    const found = rulesIn('<p><a href="http://a.example/">A</a> <img src="/a.png"> <a>B</a><b></b></p>');
    assert.deepEqual(found, ['link/insecure-link', 'image/missing-alt', 'link/missing-href']);
  });

  it('leaves out what says data-proofer-ignore, and all within it', () => {
    const ignored = [
      '<p><img src="/a.png" data-proofer-ignore> <img src="/b.png" data-proofer-ignore="true"/></p>',
      '<div data-proofer-ignore=""><p><a href="http://a.example/">A</a> <img src="/a.png"></p></div>',
      'See [the part](#nowhere){: data-proofer-ignore=""} and [A](http://a.example/){: data-proofer-ignore="true"}.',
      'See [the part](#nowhere).\n{: data-proofer-ignore="true"}',
    ];
    for (const body of ignored) assert.deepEqual(rulesIn(body), [], body);
  });

  it('is honoured in no other rule, and nowhere else', () => {
    const body = '<p data-proofer-ignore="">A <em></p>\n\n<p><img src="/a.png"></p>\n';
    assert.deepEqual(rulesIn(body), ['image/missing-alt']);
    assert.ok(rulesIn(body, defaultSettings).includes('html/unclosed-element'));
  });
});

function rulesIn(body: string, set: Settings = settings): readonly string[] {
  const text = `---\nlayout: post\ntitle: A\n---\n\n${body}\n`;
  return checkText({ ...plainText(text), settings: set }).map(({ rule }) => rule);
}
