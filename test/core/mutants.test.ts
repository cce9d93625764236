import assert from 'node:assert/strict';
import { fixSafely } from '../support/checking.ts';
import { isQuick, type PostFile, readNewsroom, readSample } from '../support/corpus.ts';
import {
  type Checked,
  isMended,
  judge,
  type Mutant,
  type Mutation,
  mutate,
  mutations,
  soundPost,
  type Verdict,
} from '../support/mutants.ts';
import { createRandom } from '../support/random.ts';
import { readAsBrowser } from '../support/reading.ts';

const SEED = 20240305;
const MUTANTS_A_KIND = isQuick ? 50 : 150;

/** Once a place is named, whoever mends it must not be shown the same fault over and over. */
const MAX_FINDINGS = 3;

describe('A broken pair of tags is named', () => {
  const mended = readNewsroom().map(({ name, text }) => ({ name, text: fixSafely(text, name).text }));
  describe('in made-up posts', () => {
    testMutants(mended);
    testMending(mended);
    testReading(mended);
  });

  const corpus = readSample();
  if (corpus.length > 0) {
    describe('in real posts', () => {
      testMutants(corpus);
      testMending(corpus);
    });
  }
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

/** Mending takes long: here a few mutants are mended, `npm run evaluate` mends 2,000. */
const MENDED_A_KIND = isQuick ? 12 : 25;

function testMending(files: readonly PostFile[]): void {
  it('and mended to what it was', () => {
    const posts = soundPosts(files);
    const mutants = mutations.flatMap(kind => createMutants(posts, kind).slice(0, MENDED_A_KIND));
    const mended = mutants.filter(isMended);
    const share = mended.length / mutants.length;
    console.log(`      ${mutants.length} mutants, ${(100 * share).toFixed(1)} % mended`);
    assert.ok(share >= 0.9, `Only ${mended.length} of ${mutants.length} are mended.`);
  });
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
  return files.flatMap(({ name, text }) => soundPost(name, text) ?? []);
}
