import fs from 'node:fs';
import path from 'node:path';

/** Sizes of real posts, in bytes: the median, and how far its logarithm varies so that one in a hundred has 176 kB. */
const MEDIAN = 21_000;
const SPREAD = 0.914;
const LARGEST = 679_000;

/** Writes so many made-up posts below `folder`, in sizes as real posts have them; returns their paths. */
export function writePosts(folder: string, count: number): readonly string[] {
  const paths: string[] = [];
  for (let index = 0; index < count; index++) {
    const year = 2010 + (index % 15);
    const month = String((index % 12) + 1).padStart(2, '0');
    const file = `_posts/${year}/${year}-${month}-05-渡船-${index}.md`;
    if (index < 15) fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    const size = Math.min(LARGEST, MEDIAN * Math.exp(SPREAD * normal(index)));
    fs.writeFileSync(path.join(folder, file), madeUpText(index, size));
    // Nothing here was written just now.
    fs.utimesSync(path.join(folder, file), 1_600_000_000, 1_600_000_000 + index / 1000);
    paths.push(file);
  }
  return paths;
}

const syllables = '海港渡船灯塔夜市豆花桥头钟楼图书驳船渔民合作社码头潮水电台记者议会邮局'.match(/../g)!;

/** Paragraphs with a link in every fourth, from which bodies are made. */
const paragraphs = Array.from({ length: 500 }, (_, index) => {
  const next = createRandom(index);
  const link =
    next(4) === 0
      ? `<a href="https://news.example.com/zh/${next(1e5)}/${next(1e6)}.html">${phrase(next, 4)}</a>`
      : '';
  return `<p class="text" id="p${next(1e4)}">${phrase(next, 60)}。${link}${phrase(next, 40)}。</p>\n`;
});

/** A made-up post of about `size` bytes: as many terms as real ones have, links, and Chinese text in HTML. */
export function madeUpText(index: number, size: number): string {
  const next = createRandom(index);
  const tag = (): string => `tag ${Math.floor(next(997) ** 2 / 250)}`;
  const title = `${phrase(next, 6)} ${index}`;
  const from = `https://news.example.com/zh/${index}/${next(1e6)}.html`;
  const epoch = 1.4e12 + index * 1e6;
  const parts = [
    `---\nlayout: post\ntitle: "${title}"\ndate: ${new Date(epoch).toISOString()}\n`,
    `author: Author ${next(211)}\nfrom: ${from}\ntags: [ ${tag()}, ${tag()} ]\ncategories: [ section ${next(13)} ]\n---\n`,
    `<!--${epoch}-->\n\n[${title}](${from})\n------\n\n<div class="article">\n`,
  ];
  let length = 600;
  while (length < size) {
    const paragraph = paragraphs[next(paragraphs.length)]!;
    parts.push(paragraph);
    // Most of it is Chinese, of three bytes a character.
    length += 2.7 * paragraph.length;
  }
  return `${parts.join('')}</div>\n`;
}

function createRandom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return below => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

function phrase(next: (below: number) => number, words: number): string {
  return Array.from({ length: words }, () => syllables[next(syllables.length)]).join('');
}

/** Normally distributed, and the same for the same index. */
function normal(index: number): number {
  const part = (step: number): number => ((index * step) % 9973) / 9973 || 0.5;
  return Math.sqrt(-2 * Math.log(part(7919))) * Math.cos(2 * Math.PI * part(6089));
}
