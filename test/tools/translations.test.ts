import assert from 'node:assert/strict';
import fs from 'node:fs';
import { collectTexts } from '../../src/tools/texts.ts';
import { bundleFile, languages, readTranslations } from '../../src/tools/translations.ts';

describe('What Copydesk says', () => {
  const { templates, unread } = collectTexts();

  it('is written as one literal where it is said, so that its translation is found', () => {
    assert.deepEqual(unread, []);
  });

  for (const language of languages) {
    describe(`in ${language}`, () => {
      const translations = Object.entries(readTranslations(language));

      it('translates nothing that is not said any more', () => {
        assert.deepEqual(
          translations.map(([english]) => english).filter(english => !templates.has(english)),
          [],
        );
      });

      it('has the slots of the English text', () => {
        assert.deepEqual(
          translations.filter(([english, text]) => slotsOf(english) !== slotsOf(text)),
          [],
        );
      });

      it('writes Chinese punctuation in full width, and no blank at its side', () => {
        assert.deepEqual(
          translations.filter(([, text]) =>
            /\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}|[，。；：！？、] | [，。；：！？、]/u.test(text),
          ),
          [],
        );
      });

      it('is sorted, one text to a line', () => {
        const sorted = Object.fromEntries(translations.toSorted(([a], [b]) => (a < b ? -1 : 1)));
        assert.equal(
          fs.readFileSync(bundleFile(language), 'utf8'),
          `${JSON.stringify(sorted, undefined, 2)}\n`,
        );
      });
    });
  }
});

function slotsOf(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g))].sort().join(' ');
}
