import assert from 'node:assert/strict';
import {
  createSiteFiles,
  findLiquidTarget,
  noBuildSetting,
  openSite,
  readSite,
  suggestLiquid,
  withFiles,
} from '../../src/core/index.ts';

const files = new Map([
  [
    '_includes/note.html',
    '<p class="{{ include.kind }}">{{ include.text }}{% if include["link"] %}{% endif %}</p>',
  ],
  ['_includes/cards/tide.html', ''],
  ['_includes/.hidden.html', ''],
  ['_data/tides.yml', 'harbour: { high: "06:10", low: 12 }\nquay:\n  - height: 3\n    name: North\n'],
  ['_data/people/ana.yml', 'name: Ana Writer'],
  ['_posts/2024-03-01-bridge.md', '---\ntitle: The bridge\n---\n'],
  ['news/_posts/2024-03-02-barge.md', '---\ntitle: The barge\n---\n'],
  ['_posts/2024/2024-03-03-clock.md', '---\ntitle: The clock\n---\n'],
  ['_posts/2024-03-05-tide.md', ''],
  ['about.md', '---\ntitle: About\n---\n'],
  ['_boats/tern.md', '---\ntitle: The Tern\n---\n'],
  ['_layouts/post.html', ''],
]);
const titles = new Map([
  ['_posts/2024-03-01-bridge.md', 'The bridge'],
  ['about.md', 'About'],
]);
const path = '_posts/2024-03-05-tide.md';
const site = openSite({
  config: 'title: The Tern Bay Reader\ncollections: [ boats ]\nplugins: [ jekyll-gist ]\n',
  files: createSiteFiles({ list: () => files.keys(), read: file => files.get(file) }),
});

/** The labels that are suggested where `|` stands, and what the first of them makes of the text. */
function suggestAt(body: string, over: Partial<Parameters<typeof suggestLiquid>[0]> = {}) {
  const marked = `---\ntitle: Tide\nquay: North\n---\n${body}`;
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const suggestions = suggestLiquid({ path, text, site, offset, titleOf: file => titles.get(file), ...over });
  const accept = (label: string): string => {
    const found = suggestions.find(suggestion => suggestion.label === label);
    assert.ok(found, `${label} is suggested`);
    const written = `${found.text}‸${found.tail}`;
    return `${text.slice(0, found.span.start)}${written}${text.slice(found.span.end)}`.split('---\n')[2]!;
  };
  const labels = suggestions.map(({ label }) => label);
  const detailOf = (label: string) => suggestions.find(suggestion => suggestion.label === label)?.detail;
  return { labels, accept, detailOf };
}

describe('What is suggested for Liquid', () => {
  it('tags, those of plugins among them, closed where they are not', () => {
    for (const [body, label, written] of [
      ['{%‸', 'include', '{% include ‸ %}'],
      ['{%‸}', 'include', '{% include ‸ %}'],
      ['{% inc‸ %}', 'include', '{% include ‸ %}'],
      ['{% b‸', 'break', '{% break %}‸'],
      ['{%- ‸ -%}', 'assign', '{%- assign ‸ -%}'],
      ['{% g‸', 'gist', '{% gist ‸ %}'],
    ] as const)
      assert.equal(suggestAt(body).accept(label), written);
    const { labels, detailOf } = suggestAt('{% ‸');
    assert.ok(!labels.includes('include_cached') && !labels.includes('render') && !labels.includes('#'));
    assert.deepEqual(['for', 'post_url', 'gist'].map(detailOf), ['Liquid', 'Jekyll', 'jekyll-gist']);
  });

  it('first the end of the block that is open, and its branches', () => {
    assert.deepEqual(suggestAt('{% for a in b %}{% if c %}{% ‸').labels.slice(0, 3), [
      'endif',
      'elsif',
      'else',
    ]);
    assert.equal(suggestAt('{% for a in b %}{% if c %}{% endif %}{% ‸').labels[0], 'endfor');
    assert.equal(
      suggestAt('{% highlight js %}\na\n{% ‸').accept('endhighlight'),
      '{% highlight js %}\na\n{% endhighlight %}‸',
    );
  });

  it('filters, in outputs and where a tag takes them', () => {
    for (const body of [
      '{{ a | ‸ }}',
      '{{ a | up‸ }}',
      '{% assign b = a |‸ %}',
      '{{ a | append: "|" | ‸ }}',
    ]) {
      const { labels } = suggestAt(body);
      assert.ok(labels.includes('upcase') && labels.includes('relative_url'), body);
    }
    assert.deepEqual(suggestAt('{% if a | ‸ %}').labels, []);
    assert.deepEqual(suggestAt('{{ "a | ‸" }}').labels, []);
  });

  it('no more than the site’s Liquid has', () => {
    const old = withFiles(readSite('', { setting: { ...noBuildSetting, liquid: 4 } }), site.files!);
    assert.ok(suggestAt('{% ‸').labels.includes('echo'));
    assert.ok(!suggestAt('{% ‸', { site: old }).labels.includes('echo'));
    assert.ok(!suggestAt('{{ a | ‸', { site: old }).labels.includes('base64_encode'));
  });

  it('includes, with the parameters that each asks for', () => {
    const { labels, detailOf, accept } = suggestAt('{% include no‸ %}');
    assert.deepEqual(labels, ['cards/tide.html', 'note.html']);
    assert.equal(detailOf('note.html'), 'kind, text, link');
    assert.equal(accept('note.html'), '{% include note.html‸ %}');
    assert.deepEqual(suggestAt('{% include note.html ‸ %}').labels, ['kind', 'text', 'link']);
    assert.deepEqual(suggestAt('{% include note.html text="High" l‸ %}').labels, ['kind', 'link']);
    assert.equal(suggestAt('{% include note.html l‸ %}').accept('link'), '{% include note.html link="‸" %}');
    assert.deepEqual(suggestAt('{% include note.html text="‸" %}').labels, []);
  });

  it('posts and pages, the newest first, with their titles', () => {
    const { labels, detailOf } = suggestAt('[a]({% post_url ‸ %})');
    assert.deepEqual(labels, ['news/2024-03-02-barge', '2024/2024-03-03-clock', '2024-03-01-bridge']);
    assert.equal(detailOf('2024-03-01-bridge'), 'The bridge');
    const linked = suggestAt('{% link ab‸ %}');
    assert.deepEqual(linked.labels.slice(3), ['_boats/tern.md', 'about.md']);
    assert.equal(linked.detailOf('about.md'), 'About');
    assert.equal(linked.accept('about.md'), '{% link about.md‸ %}');
  });

  it('the keys of data, of the post and of the site, also of what a loop goes through', () => {
    assert.deepEqual(suggestAt('{{ site.data.‸ }}').labels, ['tides', 'people']);
    assert.deepEqual(suggestAt('{{ site.data.tides.‸ }}').labels, ['harbour', 'quay']);
    assert.deepEqual(suggestAt('{{ site.data["tides"].harbour.h‸ }}').labels, ['high', 'low']);
    assert.equal(suggestAt('{{ site.data.tides.harbour.‸ }}').detailOf('high'), '06:10');
    assert.equal(suggestAt('{{ site.data.tides.‸ }}').detailOf('quay'), 'a list of 1 item');
    assert.equal(suggestAt('{{ page.‸ }}').detailOf('quay'), 'North');
    assert.ok(suggestAt('{% if site.‸ %}').labels.includes('title'));
    assert.deepEqual(suggestAt('{% for t in site.data.tides.quay %}{{ t.‸ }}').labels, ['height', 'name']);
    assert.deepEqual(suggestAt('{% assign h = site.data.tides.harbour %}{{ h.‸ }}').labels, ['high', 'low']);
    assert.deepEqual(suggestAt('{% assign a = b %}{% assign b = a %}{{ a.‸ }}').labels, []);
  });

  it('nothing outside Liquid, and nothing where it is text', () => {
    for (const body of ['site.‸', '{{ a }} | ‸', '{% raw %}{{ a | ‸', '{{ 1.‸ }}', '{ % ‸'])
      assert.deepEqual(suggestAt(body).labels, [], body);
    assert.ok(suggestAt('{% raw %}{% endraw %}{{ a | ‸').labels.length > 0);
  });

  it('only what is known without them where nobody knows the files', () => {
    const bare = readSite('title: x');
    assert.deepEqual(suggestAt('{% include ‸ %}', { site: bare }).labels, []);
    assert.deepEqual(suggestAt('{{ site.data.‸ }}', { site: bare }).labels, []);
    assert.ok(suggestAt('{% ‸', { site: bare }).labels.includes('for'));
  });
});

/** The file that is opened where `‸` stands, with what names it. */
function targetAt(body: string) {
  const offset = body.indexOf('‸');
  const text = body.replace('‸', '');
  const target = findLiquidTarget({ path, text, site }, offset);
  return target && [target.kind, text.slice(target.span.start, target.span.end), target.path, target.detail];
}

describe('The file that Liquid names', () => {
  for (const [body, ...target] of [
    ['{% include no‸te.html text="a" %}', 'include', 'note.html', '_includes/note.html', 'kind, text, link'],
    [
      '{% include_relative 2024-03-01-‸bridge.md %}',
      'include',
      '2024-03-01-bridge.md',
      '_posts/2024-03-01-bridge.md',
      undefined,
    ],
    ['[a]({% link ‸about.md %})', 'link', 'about.md', 'about.md', undefined],
    [
      '[a]({% post_url 2024-03-01-bridge‸ %})',
      'post_url',
      '2024-03-01-bridge',
      '_posts/2024-03-01-bridge.md',
      undefined,
    ],
    [
      '{% post_url news/2024-‸03-02-barge %}',
      'post_url',
      'news/2024-03-02-barge',
      'news/_posts/2024-03-02-barge.md',
      undefined,
    ],
    [
      '{{ site.data.tides.harb‸our.high }}',
      'data',
      'site.data.tides.harbour.high',
      '_data/tides.yml',
      '06:10',
    ],
    ['{% for t in site.data.‸people.ana %}', 'data', 'site.data.people.ana', '_data/people/ana.yml', 'name'],
  ] as const)
    it(body, () => assert.deepEqual(targetAt(body), target));

  for (const body of [
    '{% inc‸lude note.html %}',
    '{% include none‸.html %}',
    '{% include note.html te‸xt="a" %}',
    '{% link no‸ne.md %}',
    '{{ page.ti‸tle }}',
    '{{ site.data.no‸body }}',
    'site.data.ti‸des',
    '{{ a }} site.data.ti‸des {{ b }}',
    '‸',
  ])
    it(`none: ${body}`, () => assert.equal(targetAt(body), undefined));
});
