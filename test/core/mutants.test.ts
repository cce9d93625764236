import assert from 'node:assert/strict';
import { type Finding, parsePost } from '../../src/core/index.ts';
import { checkPost, fixSafely } from '../support/checking.ts';
import { type PostFile, readCorpus, readNewsroom } from '../support/corpus.ts';
import {
  type Checked,
  judge,
  type Mutant,
  type Mutation,
  mutate,
  mutations,
  type Verdict,
} from '../support/mutants.ts';
import { createRandom } from '../support/random.ts';
import { readAsBrowser } from '../support/reading.ts';

const SEED = 20240305;
const MUTANTS_A_KIND = 150;

/** Once a place is named, whoever mends it must not be shown the same fault over and over. */
const MAX_FINDINGS = 3;

describe('A broken pair of tags is named', () => {
  const mended = readNewsroom().map(({ name, text }) => ({ name, text: fixSafely(text, name).text }));
  describe('in made-up posts', () => {
    testMutants(mended);
    testReading(mended);
  });

  const corpus = readCorpus();
  if (corpus.length > 0) describe('in real posts', () => testMutants(corpus));
});

function testMutants(files: readonly PostFile[]): void {
  let posts: readonly Checked[] = [];
  before(() => {
    posts = soundPosts(files);
  });

  for (const mutation of mutations) {
    it(`when an end tag is ${mutation}`, () => {
      const verdicts = judgeMutants(posts, mutation);
      const named = verdicts.filter(({ isNamed }) => isNamed).length;
      const most = Math.max(...verdicts.map(({ added }) => added.length));
      const share = named / verdicts.length;
      console.log(
        `      ${verdicts.length} mutants, ${(100 * share).toFixed(1)} % named, at most ${most} findings each`,
      );
      assert.ok(verdicts.length >= MUTANTS_A_KIND / 2, 'There are hardly any mutants.');
      assert.ok(share >= 0.95, `Only ${named} of ${verdicts.length} are named.`);
      assert.ok(most <= MAX_FINDINGS, `One mutant draws ${most} findings.`);
    });
  }
}

function testReading(files: readonly PostFile[]): void {
  it('and what a reader meets stays when it is mended', () => {
    for (const mutation of mutations) {
      for (const { text } of createMutants(soundPosts(files), mutation)) {
        assert.deepEqual(readAsBrowser(fixSafely(text).text), readAsBrowser(text), text);
      }
    }
  });
}

function judgeMutants(posts: readonly Checked[], mutation: Mutation): readonly Verdict[] {
  return createMutants(posts, mutation).map(judge);
}

function createMutants(posts: readonly Checked[], mutation: Mutation): readonly Mutant[] {
  const random = createRandom(SEED);
  return Array.from({ length: MUTANTS_A_KIND }, () => random.pick(posts)).flatMap(
    post => mutate(post, mutation, random) ?? [],
  );
}

function soundPosts(files: readonly PostFile[]): readonly Checked[] {
  return files.map(checked).filter(({ findings }) => !findings.some(isStructural));
}

function checked({ name, text }: PostFile): Checked {
  const post = parsePost(name, text);
  return { post, findings: checkPost(post) };
}

function isStructural({ rule }: Finding): boolean {
  return /^html\/(?:unclosed-element|stray-end-tag|unreadable-tag)$/.test(rule);
}
