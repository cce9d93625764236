import assert from 'node:assert/strict';
import { readSite } from '../../src/core/index.ts';
import { findingsIn } from '../support/checking.ts';
import { describeMarks, parseRulePage, type RulePage } from '../support/rule-page.ts';

const head = '# a/b\n\nThe summary.\n';

describe('A rule page', () => {
  it('has an id, a summary, and examples', () => {
    const { id, summary, pairs, right } = pageOf('## Wrong', '1', '## Fixed', '2', '## Right', '3', '4');
    assert.deepEqual([id, summary], ['a/b', 'The summary.']);
    assert.deepEqual(
      pairs.map(({ wrong, fixed }) => [lastLine(wrong.text), fixed && lastLine(fixed.text)]),
      [['1', '2']],
    );
    assert.deepEqual(
      right.map(({ text }) => lastLine(text)),
      ['3', '4'],
    );
  });

  it('may have several wrong examples, each with what the fix makes of it or without a fix', () => {
    const { pairs } = pageOf('## Wrong: a', '1', '## Fixed', '2', '## Wrong: b', '3', '4', '## Fixed', '5');
    assert.deepEqual(
      pairs.map(({ fixed }) => fixed && lastLine(fixed.text)),
      ['2', undefined, '5'],
    );
  });

  it('may have blocks in other sections, which nobody checks', () => {
    const { pairs, right } = pageOf('## More', '1', '## Wrongly', '2');
    assert.deepEqual([...pairs, ...right], []);
  });

  it('may be a whole post, or a file as it is', () => {
    const text = `${head}## Right\n\n\`\`\`html\n---\na: b\n---\n\`\`\`\n\n\`\`\`html file\na\n\`\`\`\n\n\`\`\`html\na\n\`\`\`\n`;
    const [whole, file, piece] = parseRulePage(text).right;
    assert.equal(whole!.text, '---\na: b\n---\n');
    assert.equal(file!.text, 'a\n');
    assert.deepEqual(findingsIn(piece!.text), []);
    assert.ok(piece!.text.endsWith('---\n\na\n'));
  });

  it('may give an example the settings of a site', () => {
    const config = 'defaults:\n  - values: { layout: post }';
    const text = `${head}## Right\n\n\`\`\`yaml _config.yml\n${config}\n\`\`\`\n\n\`\`\`html\na\n\`\`\`\n\n\`\`\`html\nb\n\`\`\`\n`;
    const [first, second] = parseRulePage(text).right;
    assert.deepEqual(first!.facts.site, readSite(config));
    assert.deepEqual(second!.facts.site, readSite(undefined));
  });

  it('shows findings by carets, whose columns count UTF-16 units', () => {
    const { wrong } = pageOf('## Wrong', '我😀<b>\n   ^^^ One.\n^ Two: a ^ b.\nlast').pairs[0]!;
    assert.ok(wrong.text.endsWith('\n我😀<b>\nlast\n'));
    assert.deepEqual(
      wrong.marks.map(({ span, message }) => [wrong.text.slice(span.start, span.end), message]),
      [
        ['<b>', 'One.'],
        ['我', 'Two: a ^ b.'],
      ],
    );
  });

  it('does not agree with the findings when a caret is one column off', () => {
    const message = '</b> closes nothing: readers see it on the page as text.';
    const agrees = (carets: string): boolean => {
      const { wrong } = pageOf('## Wrong', `<p>a</b></p>\n${carets} ${message}`).pairs[0]!;
      return describeMarks(wrong.marks, wrong.text) === describeMarks(findingsIn(wrong.text), wrong.text);
    };
    assert.ok(agrees('    ^^^^'));
    for (const carets of ['   ^^^^', '     ^^^^', '    ^^^', '    ^^^^^', '   ^^^^^'])
      assert.ok(!agrees(carets), carets);
  });

  it('is refused where it is not built so', () => {
    assert.throws(() => parseRulePage('# a/b\nThe summary.\n'), /does not start/);
    assert.throws(() => parseRulePage('a/b\n\nThe summary.\n'), /does not start/);
    assert.throws(() => pageOf('## Fixed', '1'), /no wrong example/);
    assert.throws(() => pageOf('## Wrong', '1', '## Fixed', '2', '3'), /no wrong example/);
    assert.throws(() => parseRulePage(`${head}## Wrong\n\n\`\`\`html\na\n`), /never closed/);
  });
});

/** A page of headings and examples. */
function pageOf(...parts: readonly string[]): RulePage {
  const blocks = parts.map(part => (part.startsWith('## ') ? part : `\`\`\`html\n${part}\n\`\`\``));
  return parseRulePage(`${head}\n${blocks.join('\n\n')}\n`);
}

function lastLine(text: string): string | undefined {
  return text.trimEnd().split('\n').at(-1);
}
