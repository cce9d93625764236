import assert from 'node:assert/strict';
import { findingsIn } from '../support/checking.ts';

/*
 * The page of html/unclosed-element shows what is found and how it is mended; here is only when its fix may run
 * without being looked at.
 */
describe('Closing an element is safe', () => {
  const cases: readonly (readonly [body: string, isSafe: boolean])[] = [
    ['<p>a <b>c</p>', true],
    ['<p>a <a href="https://a.example/">c</p>', false],
    ['<p><a href="https://a.example/"><b>c</a></b></p>', true],
    ['<div><p><a href="https://a.example/">c</p> </a></div>', true],
    ['<div><p><a href="https://a.example/">c</p> d</a></div>', false],
    ['<div><p><b>c</p> d</b></div>', true],
    ['<p>a <iframe src="https://a.example/"></p>', false],
    ['<div><p><iframe src="https://a.example/"></p></iframe></div>', false],
    ['<p>a <noscript>c</p>', false],
    ['<p>a <textarea>c</p>', false],
  ];
  for (const [body, isSafe] of cases) {
    it(`${isSafe ? 'in' : 'not in'} ${body}`, () => {
      const [finding] = findingsIn(`---\nlayout: post\n---\n${body}\n`).filter(
        ({ rule }) => rule === 'html/unclosed-element',
      );
      assert.equal(finding!.fixes[0]!.safety, isSafe ? 'safe' : 'review');
    });
  }
});
