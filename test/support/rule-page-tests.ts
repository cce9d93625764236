import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { applyEdits, defaultSettings, fixAll, parsePost, ruleDocs } from '../../src/core/index.ts';
import { projectFolder } from '../host/paths.ts';
import { checkText } from './checking.ts';
import { assertProperties } from './properties.ts';
import { describeMarks, type Example, type Pair, parseRulePage } from './rule-page.ts';

/** Tests the pages of the rules whose ids are chosen. Two files share them, so that two processes can. */
export function testRulePages(isChosen: (id: string) => boolean): void {
  for (const { id, summary, severity, isOptIn } of ruleDocs) {
    if (!isChosen(id)) continue;
    describe(`The page of ${id}`, () => {
      const file = path.join(projectFolder, 'src/core/rules', `${id}.md`);
      const text = fs.readFileSync(file, 'utf8');
      if (text.includes('TO BE WRITTEN')) {
        it('is written', () => assert.fail(`${id}.md still has to be written: see where it says so.`));
        return;
      }
      const settings = isOptIn ? { ...defaultSettings, rules: { [id]: severity } } : defaultSettings;
      const page = parseRulePage(text, settings);

      it('starts with its id and summary, and shows what is wrong and right', () => {
        assert.equal(page.id, id);
        assert.equal(page.summary, summary);
        assert.notEqual(page.pairs.length, 0, 'It shows nothing wrong.');
        assert.notEqual(page.right.length, 0, 'It shows nothing right.');
      });

      for (const pair of page.pairs) testPair(id, pair);
      for (const example of page.right) testRight(example);
    });
  }
}

function testPair(id: string, { wrong, fixed }: Pair): void {
  it(`${wrong.name}: has exactly the findings that its carets show`, () => {
    const findings = assertProperties(wrong);
    assert.equal(describeMarks(findings, wrong.text), describeMarks(wrong.marks, wrong.text));
    assert.ok(
      findings.some(({ rule }) => rule === id),
      `None is of ${id}.`,
    );
  });

  it(`${fixed?.name ?? wrong.name}: is what the fix makes of it`, () => {
    assert.equal(fixOf(id, wrong), fixed?.text);
    if (!fixed) return;
    assert.equal(describeMarks(assertProperties(fixed), fixed.text), describeMarks(fixed.marks, fixed.text));
  });
}

function testRight(example: Example): void {
  it(`${example.name}: has no finding`, () => {
    assert.equal(describeMarks(assertProperties(example), example.text), '');
    assert.deepEqual(example.marks, []);
  });
}

/** What the rule's first fix makes of the text; of several findings, what "fix all of this kind" does. */
function fixOf(id: string, wrong: Example): string | undefined {
  const findings = checkText(wrong).filter(({ rule, fixes }) => rule === id && fixes.length > 0);
  if (findings.length === 0) return undefined;
  if (findings.length === 1) return applyEdits(wrong.text, findings[0]!.fixes[0]!.edits);
  const post = parsePost(wrong.path, wrong.text, wrong.facts.site);
  return fixAll(post, wrong.facts, wrong.settings, { safety: 'all', rule: id }).text;
}
