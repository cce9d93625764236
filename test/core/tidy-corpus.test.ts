import assert from 'node:assert/strict';
import {
  applyEdits,
  findLeftovers,
  type LeftoverGroup,
  type LeftoverKind,
  parsePost,
  render,
  tidyEdits,
} from '../../src/core/index.ts';
import { corpusFolder } from '../../src/tools/project-folder.ts';
import { defaultFacts } from '../support/checking.ts';
import { type PostFile, readSample } from '../support/corpus.ts';
import { createRandom } from '../support/random.ts';
import { type Reading, readAsBrowser } from '../support/reading.ts';

/** How many removals are drawn and printed to be read by somebody, context and all. */
const SAMPLE = Number(process.env['COPYDESK_TIDY_SAMPLE'] ?? 0);

/** The kinds whose elements go with what is in them. */
const takers: ReadonlySet<LeftoverKind> = new Set<LeftoverKind>([
  'share',
  'tracking-pixel',
  'comments',
  'ad',
  'empty-related',
  'newsletter-empty',
  'hidden',
  'control',
]);

/** A real post, what was found in it, and what is left of it once all that is ticked has gone. */
interface TidiedPost {
  readonly file: PostFile;
  readonly groups: readonly LeftoverGroup[];
  readonly text: string;
}

const corpus = readSample();
if (corpus.length === 0) {
  console.log(`Tidying real posts is left out: there are none in ${corpusFolder} (COPYDESK_CORPUS).`);
} else {
  describe(`${corpus.length} real posts, tidied`, () => testCorpus(corpus));
}

function testCorpus(files: readonly PostFile[]): void {
  let posts: readonly TidiedPost[];

  before('tidy them', () => {
    posts = files.map(file => ({ file, ...tidy(file) }));
  });

  it('do not change when they are tidied again', () => {
    for (const { file, text } of posts) assert.equal(tidy({ ...file, text }).text, text, file.name);
  });

  it('hold the words, links, images and embeds of the article, as Jekyll publishes them', () => {
    for (const { file, groups, text } of posts) {
      const expected = readPublished({ ...file, text: withoutTaken(file.text, groups) });
      const published = readPublished({ ...file, text });
      assert.equal(lettersOf(published), lettersOf(expected), file.name);
      assert.deepEqual(published.links, expected.links, file.name);
      assert.equal(published.images, expected.images, file.name);
      assert.equal(published.embeds, expected.embeds, file.name);
    }
  });

  it('still have the paragraphs of the article', () => {
    for (const { file, groups } of posts) {
      const taken = groups.filter(({ isSure }) => isSure).flatMap(({ words }) => words);
      // What is longer than this and no list of comments was read by somebody.
      const long = taken.filter(words => words.length > 60 && !/^(?:评论|Comments) /.test(words));
      assert.deepEqual(long, [], file.name);
    }
  });

  it('show what goes of each kind', () => {
    const rows = new Map<string, { posts: number; places: number; texts: number; ticked: boolean }>();
    for (const { groups } of posts) {
      for (const { kind, isSure, spans, words } of groups) {
        const row = rows.get(kind) ?? { posts: 0, places: 0, texts: 0, ticked: isSure };
        row.posts++;
        row.places += spans.length;
        row.texts += words.length;
        rows.set(kind, row);
      }
    }
    assert.ok((rows.get('share')?.posts ?? 0) > 0);
    console.table(Object.fromEntries(rows));
    const [before, after] = [posts.map(({ file }) => file.text), posts.map(({ text }) => text)].map(sizeOf);
    console.log(`      ${before} characters become ${after}`);
    printSample(posts);
  });
}

function tidy({ name, text }: PostFile): {
  readonly groups: readonly LeftoverGroup[];
  readonly text: string;
} {
  const post = parsePost(name, text);
  const groups = findLeftovers(post, defaultFacts);
  const kinds = groups.filter(({ isSure }) => isSure).map(({ kind }) => kind);
  return { groups, text: applyEdits(text, tidyEdits(post, defaultFacts, new Set(kinds))) };
}

/** The text without the places of what takes its content with it, and nothing else changed. */
function withoutTaken(text: string, groups: readonly LeftoverGroup[]): string {
  const spans = groups.filter(({ kind }) => takers.has(kind)).flatMap(group => group.spans);
  return applyEdits(
    text,
    spans.map(span => ({ span, text: '' })),
  );
}

function readPublished({ name, text }: PostFile): Reading {
  return readAsBrowser(render(parsePost(name, text)).html);
}

function lettersOf({ words }: Reading): string {
  return words.replace(/\s+/g, '');
}

function sizeOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function printSample(posts: readonly TidiedPost[]): void {
  const random = createRandom(5);
  const removals = posts.flatMap(({ file, groups }) =>
    groups
      .filter(({ isSure }) => isSure)
      .flatMap(({ kind, words }) => words.map(text => `${kind} | ${file.name} | ${text}`)),
  );
  for (let count = 0; count < SAMPLE && removals.length > 0; count++) {
    console.log(removals.splice(random.below(removals.length), 1)[0]?.slice(0, 400));
  }
}
