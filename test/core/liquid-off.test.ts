import assert from 'node:assert/strict';
import {
  builtInSchema,
  check,
  createSiteFiles,
  defaultSettings,
  openSite,
  parsePost,
  render,
} from '../../src/core/index.ts';

const files = new Map([
  ['_includes/note.html', '<p class="note">{{ include.text }}</p>'],
  ['_data/tides.yml', '- high: 06:10\n- high: 18:40\n'],
]);
const open = openSite({
  config: 'title: The Tern Bay Reader\nliquid: { strict_variables: true }\n',
  files: createSiteFiles({ list: () => files.keys(), read: path => files.get(path) }),
});
const site = { ...open, runsLiquid: false };

const parse = (body: string) =>
  parsePost('_posts/2024-03-05-tide.md', `---\ntitle: Tide\n---\n${body}`, site);
const page = (body: string) => render(parse(body)).html.trim();
describe('Where Liquid does not run', () => {
  for (const written of [
    '{{ "a" | upcase }}',
    '{{ 1 }}',
    '{{ page.title }}',
    '{{ site.title }}',
    '{{ nobody }}',
    '{% include note.html text="High" %}',
    '{% include none.html %}',
    '{% link index.md %}',
    '{% post_url 2024-01-01-none %}',
    '{% increment tide %}',
    '{% cycle "a", "b" %}',
    '{% cycle "name": "a", "b" %}',
    '{% echo "a" %}',
  ]) {
    it(`shows ${written} as it is written`, () => {
      const shown = page(`Before ${written} after`)
        .replaceAll('&quot;', '"')
        .replace(/<[^>]*>/g, '');
      assert.equal(shown.replaceAll(/[“”]/g, '"'), `Before ${written} after`);
    });
  }

  it('goes through a loop once, whatever it is over, and takes the first branch', () => {
    const shown = page(
      '{% for tide in (1..3) %}A{% else %}B{% endfor %}{% if false %}C{% else %}D{% endif %}',
    );
    assert.equal(shown, '<p>AC</p>');
  });

  it('prints what the author wrote: raw text, code, and nothing of comments', () => {
    assert.equal(page('{% raw %}{{ a }}{% endraw %}{% comment %}b{% endcomment %}'), '<p>{{ a }}</p>');
    assert.match(page('{% highlight js %}\nlet a = 1;\n{% endhighlight %}'), /<code[^>]*>let a = 1;<\/code>/);
  });

  it('still finds what Jekyll cannot read, and nothing that only running tells', () => {
    const rulesOf = (body: string) => {
      const facts = { schema: builtInSchema, site, newsroom: undefined, now: 0 };
      return check(parse(body), facts, defaultSettings).flatMap(({ rule }) =>
        rule.startsWith('liquid/') ? [rule] : [],
      );
    };
    assert.deepEqual(rulesOf('{% if %}a{% endif %}'), ['liquid/broken-tag']);
    assert.deepEqual(rulesOf('{% include none.html %} {{ 1 | divided_by: 0 }} {{ nobody }}'), []);
  });

  it('is as before where there is none', () => {
    assert.equal(page('High at *noon*.'), '<p>High at <em>noon</em>.</p>');
  });
});
