import assert from 'node:assert/strict';
import {
  createSiteFiles,
  noBuildSetting,
  openSite,
  parsePost,
  readSite,
  render,
} from '../../src/core/index.ts';

const site = readSite('title: Tern Bay\nbaseurl: /news\nauthors: { ann: Ann Gull }\n');

/** The page of a body below a front matter that the cases ask about. */
function rendered(body: string): string {
  const head = '---\ntitle: The tide & the ship\ntags: [ sea, 海港 ]\ndraft: false\n---\n';
  return render(parsePost('_posts/2024-03-05-tide.md', head + body, site)).html.replace(/\n+$/, '');
}

/* What Jekyll 4.3 makes of the same, but for what only a build of the whole site tells. */
describe('Liquid', () => {
  const cases: readonly (readonly [body: string, html: string])[] = [
    ['{{ page.title }}', '<p>The tide &amp; the ship</p>'],
    ['{{ page.title | escape }}', '<p>The tide &amp; the ship</p>'],
    ["{{ 'a' | append: 'b' | upcase }}", '<p>AB</p>'],
    ['{{ page.tags | join: "、" }}', '<p>sea、海港</p>'],
    ['{{ page.tags[1] }} {{ page.tags.first }} {{ page.tags.size }}', '<p>海港 sea 2</p>'],
    [
      '{{ site.title }} {{ site.authors.ann }} {{ site.authors["ann"] }}',
      '<p>Tern Bay Ann Gull Ann Gull</p>',
    ],
    ['a{{ page.nothing }}b{{ nothing.at.all }}c', '<p>abc</p>'],
    ['{{ page.nothing | default: "none" }}', '<p>none</p>'],
    ['a {{- "b" -}} c', '<p>abc</p>'],
    ['{% assign name = "Gull" %}{{ name }}', '<p>Gull</p>'],
    ['{% if page.draft %}a{% else %}b{% endif %}', '<p>b</p>'],
    ['{% if page.tags contains "sea" and page.title %}a{% endif %}', '<p>a</p>'],
    ['{% unless page.draft %}a{% endunless %}', '<p>a</p>'],
    ['{% case page.tags.size %}{% when 1 %}a{% when 2 %}b{% else %}c{% endcase %}', '<p>b</p>'],
    ['{% for x in page.nothing %}a{% else %}b{% endfor %}', '<p>b</p>'],
    ['{% raw %}{{ page.title }}{% endraw %}', '<p>{{ page.title }}</p>'],
    ['a{% comment %}{{ b }}{% endcomment %}c', '<p>ac</p>'],
    ['<a href="{{ site.baseurl }}/x">y</a>', '<p><a href="/news/x">y</a></p>'],
    [
      '{% highlight ruby %}\na < b\n{% endhighlight %}',
      '\n<figure class="highlight"><pre><code class="language-ruby" data-lang="ruby">a &lt; b</code></pre></figure>',
    ],
  ];
  for (const [body, html] of cases) it(JSON.stringify(body), () => assert.equal(rendered(body), html));

  const unknown: readonly (readonly [body: string, html: string])[] = [
    [
      '{% include note.html %}',
      '<p><span class="copydesk-liquid-unknown">{% include note.html %}</span></p>',
    ],
    [
      '{% capture code %}{% highlight js %}\nf();\n{% endhighlight %}{% endcapture %}{{ code | number_of_words }}',
      '<p><span class="copydesk-liquid-unknown">{{ code | number_of_words }}</span></p>',
    ],
    ['{{ page.url }}', '<p><span class="copydesk-liquid-unknown">{{ page.url }}</span></p>'],
    ['[a]({% post_url 2024-01-01-b %})', '<p><a href="{% post_url 2024-01-01-b %}">a</a></p>'],
    ['{% seagull %}', '<p><span class="copydesk-liquid-fault">{% seagull %}</span></p>'],
    ['a {{ b', '<p>a <span class="copydesk-liquid-fault">{{</span> b</p>'],
    ['{% if a %}b', '<p><span class="copydesk-liquid-fault">{% if a %}</span>b</p>'],
    ['a{% endif %}', '<p>a<span class="copydesk-liquid-fault">{% endif %}</span></p>'],
  ];
  for (const [body, html] of unknown)
    it(`stays to be seen: ${JSON.stringify(body)}`, () => assert.equal(rendered(body), html));

  it('is text where the post switches it off', () => {
    const text = '---\ntitle: x\nrender_with_liquid: false\n---\n{{ page.title }} {% if %}\n';
    assert.equal(render(parsePost('post.md', text)).html, '<p>{{ page.title }} {% if %}</p>\n');
  });

  /* As Jekyll 4.3.1 prints them on a site of that time zone. */
  for (const [timeZone, local] of [
    ['Asia/Shanghai', 'CST, CST'],
    ['America/New_York', 'EDT, EST'],
    ['Europe/London', 'BST, GMT'],
    ['America/Sao_Paulo', '-03, -03'],
    ['Asia/Kathmandu', '+0545, +0545'],
  ] as const) {
    it(`prints the name of the time zone of a date in ${timeZone}`, () => {
      const body =
        '{{ page.bare | date: "%Z" }}, {{ 1700000000 | date: "%Z" }}; {{ page.fixed | date: "%Z" }}, {{ page.utc | date: "%Z" }}, {{ page.day | date: "%Z" }}, {{ page.utc | date: "%+" }}';
      const text = `---\nbare: 2024-07-05 10:00:00\nfixed: 2024-03-05 10:00:00 +0000\nutc: 2024-03-05 10:00:00 Z\nday: 2024-03-05\n---\n${body}\n`;
      const { html } = render(parsePost('post.md', text, readSite(`timezone: ${timeZone}`)));
      assert.equal(html, `<p>${local}; , UTC, +00:00, %+</p>\n`);
    });
  }

  it('does not guess the name of a time zone', () => {
    const post = parsePost('post.md', '{{ 0 | date: "%Z" }}', readSite('timezone: Asia/Pyongyang'));
    assert.match(render(post).html, /copydesk-liquid-unknown/);
  });

  it('is read in linear time, whatever is never closed', () => {
    for (const unit of [
      '{{',
      '{%',
      '{% if a %}',
      '{% raw %}',
      '{{ a',
      '{% a',
      '{{ a | b: ',
      '{% comment %}{{',
    ]) {
      parsePost('post.md', `---\ntitle: x\n---\n${unit.repeat(4_000)}`);
    }
  });
});

/* By its sources: `lib/liquid/tags` and `standardfilters.rb` of Liquid 4.0.4. */
describe('Liquid 4, which the gem of Jekyll asks for', () => {
  const siteOf = (liquid: 4 | 5) => readSite(undefined, { setting: { ...noBuildSetting, liquid } });
  const faultsOf = (body: string, liquid: 4 | 5) =>
    parsePost('post.md', body, siteOf(liquid)).body.liquidFaults.map(({ kind, name }) => `${kind} ${name}`);

  for (const [body, name] of [
    ['{% echo "a" %}', 'echo'],
    ['{% liquid assign a = 1 %}', 'liquid'],
    ['{% liquid\nassign a = 1\necho a\n%}', 'liquid'],
    ['{% # a comment %}', '#'],
  ] as const) {
    it(`has no tag ${name}: ${JSON.stringify(body)}`, () => {
      assert.deepEqual(faultsOf(body, 4), [`unknown-tag ${name}`]);
      assert.deepEqual(faultsOf(body, 5), []);
    });
  }

  it('has no tag render, which Jekyll gives no files in Liquid 5 either', () => {
    assert.deepEqual(faultsOf('{% render "note.html" %}', 4), ['unknown-tag render']);
    assert.deepEqual(faultsOf('{% render "note.html" %}', 5), ['unknown-tag render']);
  });

  it('leaves what later filters are given as it is', () => {
    const body = '{{ "gull" | base64_encode }} {{ "gull" | remove_last: "l" }}';
    const pageOf = (liquid: 4 | 5) => render(parsePost('post.md', body, siteOf(liquid))).html;
    assert.equal(pageOf(4), '<p>gull gull</p>\n');
    assert.equal(pageOf(5), '<p>Z3VsbA== gul</p>\n');
  });
});

describe('The folder of collections', () => {
  const files = new Map([
    ['all/_posts/news/2024-01-02-tide.md', '---\ntitle: Tide\ncategory: sea\n---\nLow.\n'],
    ['all/_recipes/cake.md', '---\ntitle: Cake\n---\nCake.\n'],
  ]);
  const site = openSite({
    config: 'collections_dir: all\ncollections: { recipes: { output: true } }\n',
    files: createSiteFiles({ list: () => files.keys(), read: path => files.get(path) }),
  });
  const page = (body: string) =>
    render(
      parsePost('all/_posts/2024-03-05-ferry.md', `---\ntitle: Ferry\n---\n${body}\n`, site),
    ).html.trim();

  // Jekyll 4.3.1 prints this.
  it('is no category, and no part of the name of a post or document', () => {
    assert.equal(page('a{{ page.categories | join: "," }}b'), '<p>ab</p>');
    assert.equal(page('{% post_url news/2024-01-02-tide %}'), '<p>/sea/2024/01/02/tide.html</p>');
    assert.equal(page('{% link _recipes/cake.md %}'), '<p>/recipes/cake.html</p>');
    assert.match(page('{% link all/_recipes/cake.md %}'), /link all/);
  });
});
