import assert from 'node:assert/strict';
import {
  check,
  createNewsroom,
  createRulesSummariser,
  createSummariser,
  defaultSettings,
  parsePost,
  readSite,
  type Summarise,
} from '../../src/core/index.ts';
import { defaultFacts } from '../support/checking.ts';

const site = readSite('permalink: /:year/:month/:day/:title/\nurl: https://gazette.ternbay.example');

/** How many missing posts are told of in as many posts, each of which links to the address. */
function missingIn(posts: number, addressOf: (index: number) => string): number {
  const [all, asked] = [createSummariser, createRulesSummariser].map(create =>
    missingBy(create(site), posts, addressOf),
  );
  assert.equal(asked, all);
  return all!;
}

function missingBy(summarise: Summarise, posts: number, addressOf: (index: number) => string): number {
  const newsroom = createNewsroom();
  const texts = new Map(
    Array.from({ length: posts }, (_, index) => {
      const day = String((index % 28) + 1).padStart(2, '0');
      const text = `---\ntitle: Tide ${index}\n---\n[Before](${addressOf(index)})\n`;
      return [`_posts/2024-03-${day}-tide-${index}.md`, text] as const;
    }),
  );
  for (const [path, text] of texts) newsroom.set(summarise(path, text));
  return [...texts].filter(([path, text]) =>
    check(parsePost(path, text, site), { ...defaultFacts, site, newsroom }, defaultSettings).some(
      ({ rule }) => rule === 'link/missing-post',
    ),
  ).length;
}

const dayOf = (index: number): string => String((index % 28) + 1).padStart(2, '0');

describe('Posts that are not there', () => {
  it('are told of where nearly all others are', () => {
    const here = (index: number): string => `/2024/03/${dayOf(index)}/tide-${index}/`;
    assert.equal(
      missingIn(40, index => (index < 6 ? `/2019/01/01/storm-${index}/` : here(index))),
      6,
    );
  });

  it('are not where a part of the site is all that is at hand', () => {
    assert.equal(
      missingIn(40, index => `/2019/01/01/storm-${index}/`),
      0,
    );
  });

  it('are told of where they have only moved, however many', () => {
    assert.equal(
      missingIn(40, index => `/2019/01/01/tide-${index}/`),
      40,
    );
  });
});
