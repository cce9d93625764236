import assert from 'node:assert/strict';
import { applyEdits, renameTerm, type TermRenaming } from '../../src/core/index.ts';

/** The YAML before, what is renamed, the YAML after; the rest of the file stays as it is. */
const cases: readonly (readonly [before: string, renaming: TermRenaming, after: string])[] = [
  ['tags: [ a, b ]', { kind: 'tags', from: 'a', to: 'c' }, 'tags: [ c, b ]'],
  ['tags: [a,"b", \'b\']', { kind: 'tags', from: 'b', to: 'x' }, 'tags: [a,"x", \'x\']'],
  ['tags: [ a ] # why', { kind: 'tags', from: 'a', to: 'C: d' }, 'tags: [ "C: d" ] # why'],
  [
    'tags:\n  - a\n  - 海港 # of old\n',
    { kind: 'tags', from: '海港', to: 'the "port"' },
    'tags:\n  - a\n  - "the \\"port\\"" # of old\n',
  ],
  ['author: Mara Lind', { kind: 'author', from: 'Mara Lind', to: "M. O'Lind" }, 'author: "M. O\'Lind"'],
  ["author: 'Mara Lind'", { kind: 'author', from: 'Mara Lind', to: "M. O'Lind" }, "author: 'M. O''Lind'"],
  ['author: [ Mara Lind, B ]', { kind: 'author', from: 'Mara Lind', to: 'C' }, 'author: [ C, B ]'],
  [
    'category: a b\ncategories: [ a b ]',
    { kind: 'categories', from: 'a b', to: 'c' },
    'category: c\ncategories: [ c ]',
  ],
  // A text that Jekyll splits at its blanks.
  ['tags: a b aa', { kind: 'tags', from: 'a', to: 'c' }, 'tags: c b aa'],
  ['tags: "a b"', { kind: 'tags', from: 'a', to: 'c' }, 'tags: "c b"'],
  ['tags: a b', { kind: 'tags', from: 'a', to: 'c d' }, 'tags: [ c d, b ]'],
  ['tags: a b a', { kind: 'tags', from: 'a', to: 'c d' }, 'tags: [ c d, b ]'],
  ['tags: a', { kind: 'tags', from: 'a', to: 'c d' }, 'tags: [ c d ]'],
  ['tags: a b', { kind: 'tags', from: 'a', to: '@c' }, 'tags: [ "@c", b ]'],
  ['tags: b a', { kind: 'tags', from: 'b', to: '-' }, 'tags: [ "-", a ]'],
  ['tags: "a b"', { kind: 'tags', from: 'a', to: 'c\\d' }, 'tags: [ c\\d, b ]'],
  ['tags: a b', { kind: 'tags', from: 'a', to: 'c&d' }, 'tags: c&d b'],
  // The other name is there already.
  ['tags: [ a, b, c ]', { kind: 'tags', from: 'a', to: 'c' }, 'tags: [ b, c ]'],
  ['tags: [ a, b ]', { kind: 'tags', from: 'b', to: 'a' }, 'tags: [ a ]'],
  ['tags: [ a, a, c ]', { kind: 'tags', from: 'a', to: 'c' }, 'tags: [ c ]'],
  ['tags: [ a, c, a, a ]', { kind: 'tags', from: 'a', to: 'c' }, 'tags: [ c ]'],
  ['tags:\n- a\n- a\n- c', { kind: 'tags', from: 'a', to: 'c' }, 'tags:\n- c'],
  ['tags:\n  - a\n  - b\n  - c\n', { kind: 'tags', from: 'b', to: 'c' }, 'tags:\n  - a\n  - c\n'],
  ['tags:\n  - a\n  - c\n', { kind: 'tags', from: 'a', to: 'c' }, 'tags:\n  - c\n'],
  // Nothing that is written otherwise, means something else, or is damaged.
  ['title: a\ncategories: [ a ]', { kind: 'tags', from: 'a', to: 'c' }, 'title: a\ncategories: [ a ]'],
  ['tags: &all [ b, *x ]', { kind: 'tags', from: 'a', to: 'c' }, 'tags: &all [ b, *x ]'],
  ['tags: [ a', { kind: 'tags', from: 'a', to: 'c' }, 'tags: [ a'],
  ['tags: [ A, aa ]', { kind: 'tags', from: 'a', to: 'c' }, 'tags: [ A, aa ]'],
];

describe('Renaming a term in a post', () => {
  for (const [before, renaming, after] of cases) {
    it(`${JSON.stringify(before)}: ${renaming.from} is to be ${renaming.to}`, () => {
      for (const end of ['\n', '\r\n']) {
        const wrap = (yaml: string): string => `---\ntitle: x\n${yaml}\n---\nBody a.\n`.replaceAll('\n', end);
        assert.equal(applyEdits(wrap(before), renameTerm(wrap(before), renaming)), wrap(after));
      }
    });
  }
});
