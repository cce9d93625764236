import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { inspect } from '../../src/core/liquid/values/print-value.ts';
import { readRubyYaml } from '../../src/core/liquid/values/ruby-yaml.ts';
import { unknown } from '../../src/core/liquid/values/value.ts';
import { startWatch } from '../support/stopwatch.ts';

/*
 * psych-values.json holds made-up YAML with what Psych 4.0.3 reads behind a line `---`, dates and aliases permitted as
 * Jekyll does, as Ruby's `inspect` writes it; null where it refuses it.
 */
const reader = { timeZone: 'UTC', isSafe: false };
const answers = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, 'psych-values.json'), 'utf8'),
) as readonly (readonly [yaml: string, value: string | null])[];

describe('Values as Psych reads them', () => {
  for (const [yaml, expected] of answers) {
    it(`${JSON.stringify(yaml)}: ${expected ?? 'is refused'}`, () => {
      const value = readRubyYaml(yaml, reader);
      assert.equal(value === unknown ? null : inspect(value), expected);
    });
  }

  it('reads what holds itself, as far as it is there', () => {
    assert.equal(inspect(readRubyYaml('a: &x [ 1, *x ]\n', reader)), '{"a"=>[1, nil]}');
  });

  it('reads a file of its own behind its line of dashes', () => {
    const read = (yaml: string): string => inspect(readRubyYaml(yaml, reader, { isFile: true }));
    assert.equal(read('---\na: b\n'), '{"a"=>"b"}');
    assert.equal(read('%YAML 1.1\n--- [a]\n'), '["a"]');
    assert.equal(read('# so\na: b\n...\nc\n'), '{"a"=>"b"}');
  });

  it('takes linear time', () => {
    for (const piece of ['a\n', 'a \\\n', '  \n', "''", ' ', '\\x41', '\u2028', '[a, ']) {
      for (const [open, close] of [
        ['"', '"'],
        ["'", "'"],
        ['a: |\n  ', '\n'],
        ['a: ', '\n'],
        ['[', ']'],
      ]) {
        const watch = startWatch();
        readRubyYaml(`${open}${piece.repeat(20_000)}${close}`, reader);
        assert.ok(watch() < 2000, `${open} ${JSON.stringify(piece)}`);
      }
    }
  });
});
