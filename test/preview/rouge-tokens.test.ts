import assert from 'node:assert/strict';
import fs from 'node:fs';
import { tokenise } from '../../src/preview/article/rouge-tokens.ts';
import { projectFolder } from '../host/paths.ts';

/** Made-up code as rouge reads it, by language: classes and texts. */
const recorded: Readonly<Record<string, readonly (readonly [className: string, text: string])[]>> =
  JSON.parse(fs.readFileSync(`${projectFolder}/test/preview/coloured/rouge.json`, 'utf8'));

/** How many characters of each hundred that have a class have rouge's; rouge reads some of these two otherwise. */
const wanted: Readonly<Record<string, number>> = { css: 93, yaml: 92 };

describe('Code in the preview', () => {
  for (const [language, theirs] of Object.entries(recorded)) {
    it(`has rouge's classes, or none: ${language}`, () => {
      const code = theirs.map(([, text]) => text).join('');
      const tokens = tokenise(code, language)!;
      assert.equal(tokens.map(({ text }) => text).join(''), code);
      const classes = theirs.flatMap(([className, text]) => Array<string>(text.length).fill(className));
      let [position, coloured, same] = [0, 0, 0];
      for (const { className, text } of tokens) {
        for (const character of text.split('')) {
          const other = classes[position++];
          if (className === '' || /\s/.test(character)) continue;
          coloured++;
          if (className === other) same++;
        }
      }
      assert.ok(coloured > 10);
      assert.ok((100 * same) / coloured >= (wanted[language] ?? 100), `${same} of ${coloured}`);
    });
  }

  it('stays plain in a language that is not known, and where it is long', () => {
    assert.equal(tokenise('a', 'plaintext'), undefined);
    assert.equal(tokenise('a', 'constructor'), undefined);
    assert.equal(tokenise('a = 1\n'.repeat(5000), 'ruby'), undefined);
  });

  it('is read by the names that rouge has for its languages', () => {
    assert.deepEqual(tokenise('x = 1', 'rb'), tokenise('x = 1', 'ruby'));
    assert.deepEqual(tokenise('<p>', 'html'), [{ className: 'nt', text: '<p>' }]);
  });
});
