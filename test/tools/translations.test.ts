import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ruleDocs } from '../../src/core/index.ts';
import { projectFolder } from '../../src/tools/project-folder.ts';
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

      it('is translated, each text', () => {
        const translated = new Set(
          translations.filter(([, text]) => text !== '').map(([english]) => english),
        );
        assert.deepEqual(
          [...templates].filter(template => !translated.has(template)),
          [],
        );
      });

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

describe('The pages of the rules in Simplified Chinese', () => {
  it('are as many as the rules', () => {
    const pages = fs.readdirSync(path.join(projectFolder, 'l10n/zh-cn/rules'), {
      recursive: true,
      encoding: 'utf8',
    });
    assert.deepEqual(
      pages
        .filter(page => page.endsWith('.md'))
        .map(page => page.slice(0, -'.md'.length).replaceAll(path.sep, '/'))
        .sort(),
      ruleDocs.map(({ id }) => id).sort(),
    );
  });
});

describe('The words of the manifest', () => {
  const read = (file: string): Readonly<Record<string, string>> =>
    JSON.parse(fs.readFileSync(path.join(projectFolder, file), 'utf8'));
  const english = read('package.nls.json');

  it('are all used', () => {
    const manifest = fs.readFileSync(path.join(projectFolder, 'package.json'), 'utf8');
    assert.deepEqual(
      Object.keys(english).filter(key => !manifest.includes(`"%${key}%"`)),
      [],
    );
  });

  for (const language of languages) {
    const words = read(`package.nls.${language}.json`);

    it(`are there in ${language}, in the order of the English ones`, () => {
      assert.deepEqual(Object.keys(words), Object.keys(english));
    });

    it(`keep their code in ${language}`, () => {
      const codeIn = (text: string): readonly string[] => text.match(/`+[^`]+`+/g)?.toSorted() ?? [];
      assert.deepEqual(
        Object.keys(english).filter(
          key => String(codeIn(words[key] ?? '')) !== String(codeIn(english[key]!)),
        ),
        [],
      );
    });
  }
});

function slotsOf(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g))].sort().join(' ');
}
