import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { defaultSettings, ruleDocs } from '../../src/core/index.ts';
import { createTranslate } from '../../src/tools/translations.ts';
import { projectFolder } from '../host/paths.ts';
import { checkText } from '../support/checking.ts';
import { describeMarks, type Example, parseRulePage, type RulePage } from '../support/rule-page.ts';

/*
 * A translated page shows the examples of the English one, with the messages that readers of its language get.
 */

const translate = createTranslate('zh-cn');

describe('The page in Simplified Chinese of', () => {
  for (const { id, summary, severity, isOptIn } of ruleDocs) {
    const file = path.join(projectFolder, 'l10n/zh-cn/rules', `${id}.md`);
    it(`${id} shows what the English one shows`, () => {
      const settings = isOptIn ? { ...defaultSettings, rules: { [id]: severity } } : defaultSettings;
      const read = (page: string): RulePage => parseRulePage(fs.readFileSync(page, 'utf8'), settings);
      const english = read(path.join(projectFolder, 'src/core/rules', `${id}.md`));
      const translated = read(file);
      assert.equal(translated.id, id);
      assert.equal(translated.summary, translate(summary));
      assert.deepEqual(textsOf(translated), textsOf(english));
      for (const example of examplesOf(translated)) {
        const findings = checkText({ ...example, facts: { ...example.facts, translate } });
        assert.equal(describeMarks(findings, example.text), describeMarks(example.marks, example.text));
      }
    });
  }
});

function examplesOf({ pairs, right }: RulePage): readonly Example[] {
  return [...pairs.flatMap(({ wrong, fixed }) => (fixed ? [wrong, fixed] : [wrong])), ...right];
}

function textsOf(page: RulePage): readonly string[] {
  return examplesOf(page).map(({ path: file, text }) => `${file}\n${text}`);
}
