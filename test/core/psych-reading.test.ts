import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readAsPsychDoes } from '../../src/core/text/psych/psych-reading.ts';
import { startWatch } from '../support/stopwatch.ts';

/*
 * psych-reading.json holds made-up front matters with what Psych 4.0.3 (libyaml 0.2.5) stops at behind a line `---`, in its
 * words; null where it reads them.
 */
const answers = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, 'psych-reading.json'), 'utf8'),
) as readonly (readonly [yaml: string, problem: string | null])[];

describe('YAML as Psych reads it', () => {
  for (const [yaml, problem] of answers) {
    it(`${JSON.stringify(yaml)}: ${problem ?? 'is read'}`, () => {
      const { error } = readAsPsychDoes(yaml);
      if (problem === null) assert.equal(error, undefined);
      else if (/directive/.test(problem)) assert.match(error?.problem ?? '', /directive/);
      else assert.equal(error?.problem, problem);
    });
  }

  it('ends with the first document', () => {
    const ends = (yaml: string): string => yaml.slice(readAsPsychDoes(yaml).end);
    assert.equal(ends('a: b\n--- c\nd: e\n'), '--- c\nd: e\n');
    assert.equal(ends(' a: b\nc: d\n'), 'c: d\n');
    assert.equal(ends('{a: b}\n# so\nc: d\n'), 'c: d\n');
    assert.equal(ends('a: b\n'), '');
  });

  it('tells what stands at the top', () => {
    const roots = ['a: b', '- a', '[a]', 'a', '~', '', '# a'].map(yaml => readAsPsychDoes(yaml).root);
    assert.deepEqual(roots, ['mapping', 'list', 'list', 'text', 'nothing', 'nothing', 'nothing']);
  });

  it('takes linear time', () => {
    for (const piece of [
      'a: b\n',
      '- ',
      '[',
      '{a: ',
      '"',
      "'a\n",
      'a\n',
      '? ',
      '\t',
      '&a ',
      '| \n',
      '#\n',
      ': ',
      '!a ',
    ]) {
      const watch = startWatch();
      readAsPsychDoes(piece.repeat(20_000));
      assert.ok(watch() < 2000, piece);
    }
  });
});
