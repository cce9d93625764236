import assert from 'node:assert/strict';
import { parsePost } from '../../src/core/index.ts';
import { CHANGES, changePost, findChangeFault } from '../fuzz/change-faults.ts';
import { LIQUID_PATH, makeLiquidPost, openLiquidSite } from '../fuzz/made-up-liquid.ts';
import { isQuick } from '../support/corpus.ts';
import { createRandom } from '../support/random.ts';

const COUNT = isQuick ? 40 : 250;
const SEED = 5;

const head = '---\nlayout: post\ntitle: "The tide"\nfrom: https://news.example/tide.html\n---\n';

describe('Tidying, formatting, fixing and cleaning up a post with Liquid', () => {
  const site = openLiquidSite();
  const changed = (body: string, change: (typeof CHANGES)[number]): string =>
    changePost(parsePost(LIQUID_PATH, head + body, site), site, change).slice(head.length);

  for (const change of CHANGES)
    it(`keep what readers meet and what Liquid there is, and change nothing at the second run: ${change}`, () => {
      const random = createRandom(SEED);
      for (let count = 0; count < COUNT; count++) {
        const text = makeLiquidPost(random);
        assert.equal(findChangeFault(text, LIQUID_PATH, site, change), undefined, text);
      }
    });

  for (const body of [
    '<div class="{{ page.nothing }}"></div>\n',
    '<p>{% if page.draft %}Gulls.{% endif %}</p>\n',
    '<p>Gulls.<!-- {% assign boat = "Tern" %} --> {{ boat }}</p>\n',
    '<div>{% capture boat %}<!-- note -->Tern<p></p>{% endcapture %}{{ boat }}</div>\n',
    '<!--[if mso]>{{ page.title }}<![endif]-->\n',
  ])
    it(`tidying leaves elements and comments with Liquid: ${JSON.stringify(body)}`, () =>
      assert.equal(changed(body, 'tidy'), body));

  it('tidying leaves a span where no text may stand', () => {
    const body = '<ul><span>Gulls</span></ul>\n';
    assert.equal(changed(body, 'tidy'), body);
  });

  it('fixing changes an address in a loop once', () => {
    assert.equal(
      changed('{% for boat in site.boats %}[{{ boat }}](/a b){% endfor %}\n', 'fix'),
      '{% for boat in site.boats %}[{{ boat }}](/a%20b){% endfor %}\n',
    );
  });

  it('fixing leaves Liquid that is shown as text in a tag that is shown as text', () => {
    const body = '{% raw %}\n<td {% include word.html %}>\n  x\n</td>\n{% endraw %}\n';
    assert.equal(changed(body, 'fix'), body);
  });

  it('cleaning up takes away what stands alone once it is laid out', () => {
    assert.equal(
      changed('<div></div{% include note.html text="a" %}\n', 'clean up'),
      '\n{% include note.html text="a" %}\n',
    );
  });
});
