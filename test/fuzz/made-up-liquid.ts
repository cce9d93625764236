import { createSiteFiles, openSite, type Site } from '../../src/core/index.ts';
import type { Random } from '../support/random.ts';
import { makeText } from './made-up.ts';
import { inline } from './made-up-spans.ts';

/*
 * Posts in which Liquid stands around, within and between HTML, Markdown and kramdown's attribute lists, well formed or
 * not, in the manner of people and not only of machines.
 */

/** The configuration and the files of the site that the posts belong to: what its Liquid asks for is there. */
export const liquidSite: Readonly<Record<string, string>> = {
  '_config.yml': 'title: Tern Bay\nbaseurl: /news\nboats: [Gull, Tern]\n',
  '_includes/note.html': '<div class="note"><p>{{ include.text }}</p></div>\n',
  '_includes/open.html': '<div class="box">\n',
  '_includes/close.html': '</div>\n',
  '_includes/word.html': 'harbour',
  '_includes/list.md': '- one\n- two\n',
  '_data/crew.yml': '- name: Ann\n  job: mate\n- name: Bo\n  job: cook\n',
};

/** Where the made-up post lies. */
export const LIQUID_PATH = '_posts/2024-03-05-tide.md';

/** Opens the site that the posts belong to. */
export function openLiquidSite(): Site {
  const files = new Map(Object.entries(liquidSite));
  return openSite({
    config: liquidSite['_config.yml'],
    files: createSiteFiles({ list: () => files.keys(), read: path => files.get(path) }),
  });
}

/** A post of a few blocks, of which many have to do with Liquid. */
export function makeLiquidPost(random: Random): string {
  const head = random.pick(heads);
  const blocks = Array.from({ length: 1 + random.below(5) }, () => block(random, 2));
  const text = head + blocks.map(one => one + random.pick(['\n', '\n\n', '\n', ' ', ''])).join('');
  return random.below(20) === 0 ? text.replaceAll('\n', '\r\n') : text;
}

const heads: readonly string[] = [
  '---\ntitle: The tide\ntags: [sea, 海港]\ndraft: false\n---\n',
  '---\ntitle: "The tide"\nfrom: https://news.example/tide.html\n---\n',
  '---\nlayout: post\ntitle: "The tide"\nfrom: https://news.example/tide.html\n---\n<!--1709596800000-->\n[The tide](https://news.example/tide.html)\n------\n\n',
];

/** Values that are there, are not, hold markup, or are more than one. */
const outputs: readonly string[] = [
  '{{ page.title }}',
  '{{page.title}}',
  '{{ site.title | upcase }}',
  '{{- page.title -}}',
  '{{ page.nothing }}',
  '{{ page.tags | join: ", " }}',
  '{{ "<b>bold</b>" }}',
  '{{ "a > b" | escape }}',
  "{{ '/a.png' | relative_url }}",
  '{{ site.baseurl }}/a.png',
  '{{ "<span>small</span><!-- note --><p></p>" }}',
  '{% capture boat %}<span>Gull</span><!-- note --><p><em></em></p>{% endcapture %}{{ boat }}',
  "{% include note.html text='<span>wide</span><!-- note --><i></i>' %}",
  '{% include word.html %}',
  '{% raw %}{{ braces }}{% endraw %}',
  '{% comment %}not <b>shown{% endcomment %}',
  '{% assign x = "1" %}',
  '{{ x }}',
  '{{ "now" | size }}',
  '{% link _posts/2024-03-05-tide.md %}',
  '{% post_url 2024-03-05-tide %}',
  '{{ page.title | append: "\n<p>" }}',
];

/** What stops Jekyll, or is read more laxly than written. */
const broken: readonly string[] = [
  '{{ page.title',
  '{% if',
  '{% endif %}',
  '{% seagull %}',
  '{{ page.title }',
  '{% include none.html %}',
  '{{ page..title }}',
  '{{ | upcase }}',
  '{%%}',
  '{{}}',
  '{% raw %}',
];

function output(random: Random): string {
  return random.below(60) === 0 ? random.pick(broken) : random.pick(outputs);
}

/** Opens and closes around `content`. */
function around(random: Random, content: string): string {
  const [open, close] = random.pick([
    ['{% if page.title %}', '{% endif %}'],
    ['{% if page.nothing %}', '{% endif %}'],
    ['{%- if page.title -%}', '{%- endif -%}'],
    ['{% unless page.draft %}', '{% endunless %}'],
    ['{% for boat in site.boats %}', '{% endfor %}'],
    ['{% for one in site.data.crew %}', '{{ one.name }}{% endfor %}'],
    ['{% capture held %}', '{% endcapture %}{{ held }}'],
    ['{% if page.nothing %}', '{% else %}<p>else</p>{% endif %}'],
    ['{% raw %}', '{% endraw %}'],
    ['{% comment %}', '{% endcomment %}'],
    ['{% include open.html %}', '{% include close.html %}'],
    ['{% highlight html %}', '{% endhighlight %}'],
    ['{% case page.title %}{% when "The tide" %}', '{% endcase %}'],
  ] as const);
  const gap = random.pick(['', '', '\n', '\n\n', ' ']);
  return open + gap + content + random.pick([gap, gap, '', '\n']) + close;
}

function words(random: Random): string {
  const few = Array.from({ length: 1 + random.below(4) }, () =>
    random.below(3) === 0 ? output(random) : random.pick(texts),
  );
  return few.join(random.pick([' ', ' ', '', '\n']));
}

const texts: readonly string[] = [
  'gulls',
  'The ferry sails.',
  '渡轮',
  '<b>bold</b>',
  '<span>plain</span>',
  '<a href="https://bay.example/?utm_source=x">bay</a>',
  '<img src="/a.png">',
  '<br/>',
  '*stars*',
  '[link](/a)',
  '&nbsp;',
  '5 < 6',
  '<!-- note -->',
  '<em></em>',
];

function attribute(random: Random): string {
  return random.pick([
    ` class="${random.pick(['a', output(random), ''])}"`,
    ` href="${output(random)}"`,
    ` {% if page.title %}id="x"{% endif %}`,
    ` style="{% if page.draft %}color: red{% endif %}"`,
    ' onclick="go()"',
    ' style=""',
    ` ${output(random)}`,
    " title='{{ page.title }}'",
    ' markdown="1"',
    '',
    '',
  ]);
}

const names: readonly string[] = [
  'div',
  'div',
  'p',
  'p',
  'section',
  'ul',
  'li',
  'span',
  'blockquote',
  'table',
  'td',
];

function element(random: Random, depth: number): string {
  const name = random.pick(names);
  const gap = random.pick(['', '\n', '\n  ', '\n\n', ' ']);
  const inner = Array.from({ length: random.below(4) }, () =>
    random.below(2) === 0 || depth === 0 ? words(random) : block(random, depth - 1),
  );
  const start = `<${name}${attribute(random)}${attribute(random)}>`;
  const end = random.pick([...Array.from({ length: 9 }, () => `</${name}>`), '']);
  return start + gap + inner.join(gap) + gap + end;
}

const leftovers: readonly string[] = [
  '<p>&nbsp;</p>',
  '<div><div><p>one</p></div></div>',
  '<p>{{ page.nothing }}</p>',
  '<div>{% if page.nothing %}<p>a</p>{% endif %}</div>',
  '<script>go("{{ page.title }}")</script>',
  '<span>{{ page.title }}</span>',
  '<p><span></span>{% include word.html %}</p>',
  '<div class="sharedaddy">{{ page.title }}</div>',
  '<div class="ad-slot">{% include note.html text="a" %}</div>',
  '<ul>{% for boat in site.boats %}<li>{{ boat }}</li>{% endfor %}</ul>',
  '<ul>\n{% for boat in site.boats %}\n<li>{{ boat }}</li>\n{% endfor %}\n</ul>',
  '<table><tr>{% for boat in site.boats %}<td>{{ boat }}</td>{% endfor %}</tr></table>',
  '<div style="display:none">{{ page.title }}</div>',
  '{: .note}',
  'Words\n{: #a .b}',
  '{% include note.html text="<b>a</b>" %}',
  "{% include note.html\n  text='two\nlines' %}",
  '<!-- {{ page.title }} -->',
  '<!-- {% if page.title %} -->',
  '```html\n<p>{{ page.title }}</p>\n```',
  '<pre>\n  {{ page.title }}\n    <b>x</b></pre>',
  '# {{ page.title }}',
  '- {{ page.title }}\n- <p>x</p>',
  '| a | {{ page.title }} |\n|---|---|\n| {% include word.html %} | b |',
];

function block(random: Random, depth: number): string {
  switch (random.below(10)) {
    case 0:
      return makeText(random);
    case 1:
      return inline(random, 1);
    case 2:
    case 3:
    case 4:
      return element(random, depth);
    case 5:
    case 6:
      return around(random, depth > 0 ? block(random, depth - 1) : words(random));
    case 7:
      return random.pick(leftovers);
    case 8:
      return around(random, random.pick(leftovers));
    default:
      return words(random);
  }
}
