import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { noBuildSetting, parsePost, readSite, render } from '../../src/core/index.ts';
import { readOwnFrontMatter } from '../../src/core/liquid/drops/front-matter-values.ts';
import { toText } from '../../src/core/liquid/values/print-value.ts';
import { RubyTime } from '../../src/core/liquid/values/ruby-time.ts';
import { Float, isHash, isList, type Value } from '../../src/core/liquid/values/value.ts';
import { assertLinear } from '../support/stopwatch.ts';

/** What safe_yaml 1.0.5 makes of made-up front matters: `safe-yaml/record.rb` asks it. */
const answers = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, 'safe-yaml/answers.json'), 'utf8'),
) as readonly (readonly [yaml: string, read: unknown])[];

const siteOf = (jekyll?: string, liquid?: 4) =>
  readSite('timezone: UTC', { setting: { ...noBuildSetting, jekyll, liquid } });

/** A value with its kind, as it is recorded. */
function encode(value: Value): unknown {
  if (isHash(value)) return { mapping: [...value].map(([key, held]) => [encode(key), encode(held)]) };
  if (isList(value)) return { list: value.map(encode) };
  if (typeof value === 'number') return { integer: toText(value) };
  if (value instanceof Float) return { float: toText(value) };
  if (value instanceof RubyTime) return { [value.kind === 'date' ? 'date' : 'time']: toText(value) };
  return value;
}

describe('YAML as safe_yaml reads it', () => {
  for (const [yaml, read] of answers) {
    it(JSON.stringify(yaml), () => {
      const text = `---\n${yaml}\n---\n`;
      const mapping = read ? read : { mapping: [] };
      // Sites of gems have it, those of Jekyll 4 too.
      for (const site of [siteOf('github-pages'), siteOf('3.9.5'), siteOf('4.3.4', 4)])
        assert.deepEqual(encode(readOwnFrontMatter(text, site)), mapping);
    });
  }

  it('has keys that are no integers, which print and reckon as such', () => {
    const text =
      '---\nmap: { 1.5: a }\n---\n{{ page.map }} {% for p in page.map %}{{ p[0] | plus: 1 }}{% endfor %}\n';
    for (const site of [siteOf(), siteOf('github-pages')])
      assert.equal(
        render(parsePost('_posts/2024-03-05-a.md', text, site)).html,
        '<p>{1.5=&gt;”a”} 2.5</p>\n',
      );
  });

  it('takes linear time', () => {
    for (const piece of [
      '1',
      '1_',
      '_',
      ',',
      '1:',
      ':1',
      '.1',
      '0',
      '-',
      '2024-03-05 ',
      '<<: *a\n',
      'a: &a b\n',
    ])
      assertLinear(100_000, size => {
        const yaml = `a: ${piece.repeat(size / piece.length)}x`;
        readOwnFrontMatter(`---\n${yaml}\n---\n`, siteOf('github-pages'));
      });
  });
});
