import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  CRASH_RULE,
  defaultSite,
  type Finding,
  findPictureSpot,
  learnPictures,
  parsePost,
  render,
} from '../../src/core/index.ts';
import { corpusFolder } from '../../src/tools/project-folder.ts';
import { findAdded } from '../support/added.ts';
import { checkPost, fixSafely, plainText } from '../support/checking.ts';
import { type PostFile, readSample } from '../support/corpus.ts';
import { showsTags } from '../support/printed.ts';
import { assertProperties, assertSpans } from '../support/properties.ts';
import { createRandom } from '../support/random.ts';
import { type Reading, readAsBrowser } from '../support/reading.ts';

/** Every how many posts one goes through the properties that take long; `COPYDESK_THOROUGH=1` takes all. */
const EACH = process.env['COPYDESK_THOROUGH'] ? 1 : 16;

const corpus = readSample();
if (corpus.length === 0) {
  console.log(`The tests on real posts are left out: there are none in ${corpusFolder} (COPYDESK_CORPUS).`);
} else {
  describe(`${corpus.length} real posts`, () => testCorpus(corpus));
}

function testCorpus(files: readonly PostFile[]): void {
  let findings: readonly (readonly Finding[])[];
  let fixed: readonly PostFile[];

  before('check and fix them', () => {
    findings = files.map(({ name, text }) => checkPost(parsePost(name, text)));
    fixed = files.map(({ name, text }) => ({ name, text: fixSafely(text, name).text }));
  });

  it('are checked without a crash, and every finding lies in its post', () => {
    for (const [index, file] of files.entries()) {
      for (const finding of findings[index]!) {
        assert.notEqual(finding.rule, CRASH_RULE, `${file.name}: ${finding.message}`);
        assertSpans(finding, file.text);
      }
    }
  });

  it('have a finding that says so exactly where Jekyll prints a tag as text', () => {
    const printing = files.filter((_, index) => findings[index]!.some(({ prints }) => prints));
    const printed = files.filter(({ name, text }) => showsTags(readRendering(name), text));
    assert.notEqual(printed.length, 0);
    assert.deepEqual(namesOf(printing), namesOf(printed));
    console.log(`      ${printed.length} posts`);
  });

  it('read the same after all safe fixes', () => {
    const changed = files.filter(({ text }, index) => text !== fixed[index]!.text);
    assert.notEqual(changed.length, 0);
    for (const { name, text } of changed) {
      const { text: after } = fixed.find(file => file.name === name)!;
      assert.deepEqual(readAsBrowser(after), readAsBrowser(text), name);
    }
    console.log(`      ${changed.length} posts are mended`);
  });

  it('do not change in a second run of the safe fixes', () => {
    for (const { name, text } of fixed) assert.equal(fixSafely(text, name).text, text, name);
  });

  it('have no finding that a fix caused', () => {
    let revealed = 0;
    for (const [index, { name, text }] of files.entries()) {
      if (text === fixed[index]!.text) continue;
      const added = findAdded(parsePost(name, text), parsePost(name, fixed[index]!.text));
      assert.deepEqual(added.caused, [], name);
      revealed += added.revealed.length;
    }
    console.log(`      ${revealed} findings are revealed by fixes`);
  });

  it('show a picture that is dropped anywhere, and nothing else otherwise', () => {
    const random = createRandom(7);
    const habit = { ...learnPictures([], defaultSite), hasFigures: true };
    const pictures = [{ address: '/dropped.png', plainAddress: '/dropped.png' }];
    for (const { name, text } of files) {
      const post = parsePost(name, text);
      const start = post.body.span.start + random.below(text.length - post.body.span.start);
      const selected = { start, end: start };
      const spot = findPictureSpot({ post, site: defaultSite, selected, habit, pictures });
      assert.ok(spot, `${name}: ${start}`);
      const after = text.slice(0, spot.span.start) + spot.text.join('') + text.slice(spot.span.end);
      const [old, now] = [post, parsePost(name, after)].map(each => readAsBrowser(render(each).html));
      const squeezed = ({ words }: Reading): string => words.replace(/\s+/g, '');
      assert.equal(squeezed(now!), squeezed(old!), `${name}: ${start}`);
      assert.deepEqual([now!.images, now!.embeds], [old!.images + 1, old!.embeds], `${name}: ${start}`);
    }
  });

  it('have the properties of all texts (some posts)', () => {
    for (const { name, text } of files.filter((_, index) => index % EACH === 0)) {
      try {
        assertProperties(plainText(text, name));
      } catch (cause) {
        throw new Error(name, { cause });
      }
    }
  });
}

function readRendering(name: string): string {
  const file = path.join(corpusFolder, 'oracle/default', name.replace(/\.md$/, '.html'));
  return fs.readFileSync(file, 'utf8');
}

function namesOf(files: readonly PostFile[]): readonly string[] {
  return files.map(({ name }) => name);
}
