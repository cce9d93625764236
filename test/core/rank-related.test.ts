import assert from 'node:assert/strict';
import {
  createNewsroom,
  createSummariser,
  defaultSite,
  linkedPaths,
  rankRelated,
} from '../../src/core/index.ts';

const summarise = createSummariser(defaultSite);
const head = (title: string, more = '') => `---\ntitle: ${title}\n${more}---\n`;

/** Posts by the name of their file, and what else is in the newsroom. */
const texts: Readonly<Record<string, string>> = {
  '2024-03-01-pier': head('码头旧木换新钢', 'from: https://gazette.example/pier\n'),
  '2024-03-02-fog': head('大雾又来了'),
  '2024-03-03-ferry': head('渡轮周年纪念', 'tags: [ 港口 ]\n'),
  '2024-03-04-mayor': head('市长谈港口', 'tags: [ 市政 ]\n'),
  '2024-03-05-gulls': head('海鸥先走'),
  ...Object.fromEntries(
    Array.from({ length: 20 }, (_, day) => [`2024-04-${day + 1}-x`, head(`杂谈 ${day}`)]),
  ),
};
const newsroom = createNewsroom();
for (const [name, text] of Object.entries(texts)) newsroom.set(summarise(`_posts/${name}.md`, text));

/** The names of the files of the first posts that are ranked for one. */
function ranked(text: string, linked?: ReadonlySet<string>): readonly string[] {
  const post = summarise('_posts/2024-03-06-new.md', text);
  return rankRelated(newsroom, { ...post, linked }, 3).map(({ summary }) =>
    summary.path.replace(/^_posts\/[\d-]+-|\.md$/g, ''),
  );
}

describe('Related posts', () => {
  it('share rare words of their titles', () => {
    assert.equal(ranked(head('新码头启用'))[0], 'pier');
    assert.equal(ranked(head('渡轮的新闻'))[0], 'ferry');
  });

  it('have titles of which the first words of the post tell', () => {
    assert.equal(ranked(`${head('今天的新闻')}<p>海鸥都知道，船长不来了。</p>`)[0], 'gulls');
  });

  it('share tags', () => {
    assert.equal(ranked(head('今天的新闻', 'tags: [ 市政 ]\n'))[0], 'mayor');
  });

  it('link to each other, by their pages or by where they come from', () => {
    const text = `${head('今天的新闻')}<a href="https://gazette.example/pier">1</a> <a href="/2024/03/02/fog.html">2</a>`;
    const linked = linkedPaths(summarise('_posts/2024-03-06-new.md', text), { newsroom, site: defaultSite });
    assert.deepEqual([...linked].sort(), ['_posts/2024-03-01-pier.md', '_posts/2024-03-02-fog.md']);
    assert.deepEqual([...ranked(text, linked)].slice(0, 2).sort(), ['fog', 'pier']);
  });
});
