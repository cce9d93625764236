import { createRandom, type Random } from './random.ts';

/** A made-up post, and the name of its file below `_posts`. */
export interface LongPost {
  readonly file: string;
  readonly title: string;
  readonly text: string;
}

/** Five long posts of the shapes that real ones have, the same for the same seed. */
export function makeLongPosts(seed: number): readonly LongPost[] {
  const random = createRandom(seed);
  const make = (name: string, title: string, body: string): LongPost => ({
    file: `2024-04-0${name.charCodeAt(0) - 96}-${name}.md`,
    title,
    text: `---\nlayout: post\ntitle: "${title}"\ndate: 2024-04-02T08:30:00.000Z\nauthor: Tern Bay Gazette\ntags: [ harbour ]\n---\n${body}\n`,
  });
  return [
    make('a-lines', 'A post of many lines', writeLines(random)),
    make('b-one-line', '一行文章', writeOneLine(random, 40_000)),
    make('c-markdown', 'A post in Markdown', writeMarkdown(random)),
    make('d-nested', 'A post with much in it', writeNested(random)),
    make('e-broken', 'A post that breaks', writeBroken(random)),
  ];
}

const words =
  'harbour ferry gull lantern tide bridge market winter council boat stone rope barge clock tram signal'.split(
    ' ',
  );
const characters = '港口渡船海鸥灯塔潮水桥市场冬天议会石头绳索驳船钟楼电车信号新闻记者报道城市今天';

function sentence(random: Random, length = 8 + random.below(12)): string {
  const chosen = Array.from({ length }, () => random.pick(words)).join(' ');
  return `${chosen[0]!.toUpperCase()}${chosen.slice(1)}.`;
}

function chinese(random: Random, length = 20 + random.below(60)): string {
  return `${Array.from({ length }, () => random.pick([...characters])).join('')}。`;
}

function text(random: Random): string {
  return random.below(3) === 0 ? chinese(random) : sentence(random);
}

function inline(random: Random): string {
  const say = text(random);
  switch (random.below(6)) {
    case 0:
      return `<b>${say}</b>`;
    case 1:
      return `<a href="https://gazette.ternbay.example/${random.below(1000)}.html">${say}</a>`;
    case 2:
      return `<span class="quote"><em>${say}</em> ${text(random)}</span>`;
    default:
      return say;
  }
}

function paragraph(random: Random): string {
  return `<p>${Array.from({ length: 1 + random.below(4) }, () => inline(random)).join(' ')}</p>`;
}

function figure(random: Random): string {
  const name = random.pick(words);
  return `<figure class="image"><img src="/assets/${name}.png" alt="${name}" width="640" height="360"/><figcaption>${text(random)}</figcaption></figure>`;
}

function list(random: Random): string {
  const items = Array.from({ length: 2 + random.below(5) }, () => `<li>${inline(random)}</li>`);
  return `<ul>${items.join('')}</ul>`;
}

function block(random: Random): string {
  switch (random.below(8)) {
    case 0:
      return figure(random);
    case 1:
      return list(random);
    case 2:
      return `<h3>${text(random)}</h3>`;
    case 3:
      return `<blockquote>${paragraph(random)}${paragraph(random)}</blockquote>`;
    default:
      return paragraph(random);
  }
}

function blocks(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => block(random));
}

const lead = '<!--1712046600000-->\n\n[A post](https://gazette.ternbay.example/a.html)\n------\n\n';

function writeLines(random: Random): string {
  return `${lead}<div>\n${blocks(random, 90).join('\n')}\n</div>`;
}

function writeOneLine(random: Random, length: number): string {
  let body = '';
  while (body.length < length) body += block(random);
  return `${lead}<div>${body}</div>`;
}

function writeMarkdown(random: Random): string {
  const parts = Array.from({ length: 80 }, () => {
    switch (random.below(6)) {
      case 0:
        return `## ${sentence(random, 4)}`;
      case 1:
        return Array.from(
          { length: 3 },
          () => `- ${sentence(random)} **${random.pick(words)}** and more`,
        ).join('\n');
      case 2:
        return `> ${sentence(random)}\n> Then *${random.pick(words)}* again.`;
      default:
        return `${sentence(random)} [${random.pick(words)}](https://gazette.ternbay.example/${random.below(100)}) ${chinese(random)} *${random.pick(words)}*, said ${sentence(random)}`;
    }
  });
  return parts.join('\n\n');
}

function writeNested(random: Random): string {
  const parts = Array.from({ length: 25 }, () => {
    switch (random.below(4)) {
      case 0:
        return `<table><tr><th>${random.pick(words)}</th><th>${random.pick(words)}</th></tr><tr><td>${inline(random)}</td><td>${text(random)}</td></tr></table>`;
      case 1:
        return `<details><summary>${sentence(random, 3)}</summary>${paragraph(random)}</details>`;
      case 2:
        return `<section><div class="inner"><h4>${sentence(random, 4)}</h4>${blocks(random, 3).join('')}</div></section>`;
      default:
        return `<div><div>${blocks(random, 4).join('\n')}</div></div>`;
    }
  });
  return `<article>\n${parts.join('\n\n')}\n</article>`;
}

/** What is wrong stands at the end of a block, so that it does not swallow the rest. */
function writeBroken(random: Random): string {
  const faults = [
    '</b>',
    '<img src=a.png>',
    '</p>',
    '<a href="https://x.example"></a>',
    '<p><i>open</p></i>',
  ];
  return `${lead}${blocks(random, 60)
    .map((html, index) => (index % 6 === 5 ? `<div>${html}${random.pick(faults)}</div>` : html))
    .join('\n\n')}`;
}
