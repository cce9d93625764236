/* Renders a site of made-up posts, of which a third holds Liquid, beside the same site without. */
import { createSiteFiles, openSite, parsePost, render, type Site } from '../../core/index.ts';
import { madeUpText } from './made-up-posts.ts';
import { cpuTimeOf, median, timeOf } from './measure.ts';

const COUNT = 2800;
/** As long as the median of real posts, in bytes. */
const SIZE = 21_000;
const CONFIG = 'title: The Tern Bay Reader\nbaseurl: /news\n';

const templates: readonly (readonly [path: string, text: string])[] = [
  ['_includes/note.html', '<p class="note">{{ include.text | upcase }}</p>\n'],
  [
    '_includes/tide.html',
    '{% include note.html text=include.tide.high %}{{ include.tide.day | date: "%d.%m." }}\n',
  ],
  [
    '_data/tides.yml',
    Array.from(
      { length: 30 },
      (_, index) => `- { day: 2024-03-${10 + (index % 20)}, high: h${index} }\n`,
    ).join(''),
  ],
];

const nameOf = (index: number): string =>
  `2024-${String((index % 12) + 1).padStart(2, '0')}-05-post-${index}`;

/** So many includes, a loop over data, and links to other posts. */
function liquidFor(index: number, includes: number): string {
  const notes = Array.from(
    { length: includes },
    (_, step) => `{% include note.html text="${step} of ${index}" %}\n`,
  );
  return [
    ...notes,
    '\n{% for tide in site.data.tides limit: 5 %}{% include tide.html tide=tide %}{% endfor %}\n',
    `\n[One]({% post_url ${nameOf((index + 1) % COUNT)} %}), [two]({% link _posts/${nameOf((index + 7) % COUNT)}.md %}),`,
    ' {{ page.title | escape }}{% if page.tags contains "tag 1" %}, {{ site.title }}{% endif %}.\n',
  ].join('\n');
}

/** Measures what Liquid costs a site. */
export function benchLiquid(): void {
  const plain = Array.from({ length: COUNT }, (_, index) => toMarkdown(madeUpText(index, SIZE)));
  const mixed = plain.map((text, index) => (index % 3 === 0 ? text + liquidFor(index, 1) : text));
  const renderAll = (texts: readonly string[]) => cpuTimeOf(() => renderSite(texts));
  renderAll(mixed.slice(0, 300));
  const rounds = [0, 1, 2].map(() => [renderAll(plain), renderAll(mixed)] as const);
  const [without, withLiquid] = [0, 1].map(side => Math.min(...rounds.map(round => round[side as 0 | 1])));
  console.log(`\na site of ${COUNT} posts, rendered`);
  console.log(`  without Liquid        ${without!.toFixed(0).padStart(9)} ms`);
  console.log(
    `  a third with Liquid   ${withLiquid!.toFixed(0).padStart(9)} ms  ${(withLiquid! / without!).toFixed(2)} ×`,
  );
  const texts = new Map(templates);
  const site = openSite({
    config: CONFIG,
    files: createSiteFiles({ list: () => texts.keys(), read: path => texts.get(path) }),
  });
  const one = plain[0]! + liquidFor(0, 5);
  const times = Array.from({ length: 100 }, (_, turn) =>
    timeOf(() => render(parsePost(`_posts/${nameOf(0)}.md`, `${one}\n${turn}`, site))),
  ).sort((a, b) => a - b);
  console.log(
    `  one with five includes, p50 and p95  ${median(times).toFixed(1)} ms, ${times[94]!.toFixed(1)} ms`,
  );
}

/** Who writes Liquid writes Markdown: with as many links, words in bold and items of lists as real posts have. */
function toMarkdown(text: string): string {
  const [head, body] = text.split('\n---\n', 2) as [string, string];
  const paragraphs = Array.from(body.matchAll(/<p[^>]*>(.*)<\/p>/g), match => match[1]!);
  const blocks = paragraphs.map((paragraph, index) => {
    const words = paragraph
      .replace(/<a href="([^"]*)">(.*?)<\/a>/g, '[$2]($1)')
      .replace(/(.{40})(.{4})(.{30})(.{6})/gu, '$1 **$2** $3 "$4", ');
    if (index % 5 === 1) return `## ${words.slice(0, 12)}\n\n${words}`;
    return index % 5 === 3 ? words.replace(/(.{30,60}?[ ，。])/gu, '- $1\n') : words;
  });
  return `${head}\n---\n\n${blocks.join('\n\n')}\n`;
}

function renderSite(posts: readonly string[]): void {
  const texts = new Map([
    ...templates,
    ...posts.map((text, index) => [`_posts/${nameOf(index)}.md`, text] as const),
  ]);
  const files = createSiteFiles({ list: () => texts.keys(), read: path => texts.get(path) });
  const site: Site = openSite({ config: CONFIG, files });
  for (const [index, text] of posts.entries()) render(parsePost(`_posts/${nameOf(index)}.md`, text, site));
}
