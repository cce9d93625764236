import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { sayFailure } from '../../src/cli/files/file-problem.ts';
import { draftOf } from '../../src/cli/files/leftovers.ts';
import { type Refusal, writeFile } from '../../src/cli/files/write-file.ts';
import { wordsOf } from '../../src/cli/words/saying.ts';
import { createPhrase } from '../../src/core/index.ts';
import { createRandom } from '../support/random.ts';
import { type Outcome, runIn, startIn, useCommandLine } from './command-line.ts';

const POSTS = 40;
/** At how many moments a run is ended. */
const MOMENTS = 8;
const going = new AbortController().signal;

/** A post with faults that are mended: not so many that finding them took longer than writing does. */
function postOf(index: number, faults = 10): string {
  const head = `---\nlayout: post\ntitle: "Bench ${index}"\ndate: 2024-03-05T08:30:00.000Z\n---\n`;
  return `${head}${'<p>It <b>stands again.</p>\n'.repeat(faults)}`;
}

describe('files that are written', () => {
  let program: string;
  let folder: string;

  afterEach(() => fs.chmodSync(path.join(folder, '_posts'), 0o755));
  useCommandLine(given => {
    ({ program, folder } = given);
    fs.mkdirSync(path.join(folder, '_posts'));
  });

  const ways = (['SIGKILL', 'SIGINT', 'SIGTERM'] as const).flatMap(signal =>
    [1, 3].map(threads => ({ signal, threads })),
  );
  for (const { signal, threads } of ways) {
    it(`are the old or the new ones in whole after ${signal} at any moment, in ${threads} threads`, async function () {
      this.timeout(120_000);
      const old = fillPosts();
      const start = performance.now();
      fix();
      const whole = performance.now() - start;
      const fixed = readPosts();
      assert.ok(fixed.every((text, index) => text !== old[index]));
      const random = createRandom(1);
      const ends = new Set<number | NodeJS.Signals>();
      for (let run = 0; run < MOMENTS; run++) {
        fillPosts();
        const after = whole * (0.3 + 0.7 * (random.below(1000) / 1000));
        const words = [program, 'check', '--fix=all', '--fail-on', 'never', '--threads', `${threads}`];
        ends.add(await startIn(folder, words, { signal, after }));
        for (const [index, text] of readPosts().entries())
          assert.ok(text === old[index] || text === fixed[index], `post ${index}`);
      }
      if (signal !== 'SIGKILL') {
        // A signal that comes before the program has begun ends it by itself.
        for (const end of ends) assert.ok(end === 0 || end === 130 || end === signal, `${end}`);
        assert.deepEqual(drafts(), []);
      }
    });
  }

  it('are all mended where two runs meet', async () => {
    fillPosts();
    const words = [program, 'check', '--fix', '--fail-on', 'never'];
    await Promise.all([startIn(folder, words), startIn(folder, words)]);
    const { code, stdout } = runIn(folder, [program, 'check', '--fix', '--fail-on', 'never']);
    assert.equal(code, 0);
    assert.doesNotMatch(stdout, /fixed/);
    assert.deepEqual(drafts(), []);
  });

  it('keep an edit that was made after they were read, and say so', async () => {
    const file = post('old');
    fs.writeFileSync(file, 'edited');
    assert.equal(sayRefusal(await write(file)), 'not changed: the file was edited in the meantime');
    assert.equal(fs.readFileSync(file, 'utf8'), 'edited');
    fs.writeFileSync(file, 'new');
    assert.equal(await write(file), undefined, 'Another run has made the same change.');
    fs.rmSync(file);
    assert.match(sayRefusal(await write(file)), /^cannot be written: ENOENT/);
    assert.ok(!fs.existsSync(file));
    assert.deepEqual(drafts(), []);
  });

  it('keep an edit that is made while the disk takes the new text in', async () => {
    const file = post('old');
    const writing = write(file);
    fs.writeFileSync(file, 'edited');
    assert.equal(sayRefusal(await writing), 'not changed: the file was edited in the meantime');
    assert.equal(fs.readFileSync(file, 'utf8'), 'edited');
    const again = writeFile(file, { before: 'edited', after: 'new' }, going);
    fs.rmSync(file);
    assert.equal(sayRefusal(await again), 'not changed: the file was deleted in the meantime');
    assert.deepEqual(drafts(), []);
  });

  it('of two writers only one writes', async () => {
    const file = post('old');
    const outcomes = await Promise.all([
      writeFile(file, { before: 'old', after: 'one' }, going),
      writeFile(file, { before: 'old', after: 'two' }, going),
    ]);
    assert.equal(outcomes.filter(outcome => outcome === undefined).length, 1);
    assert.ok(['one', 'two'].includes(fs.readFileSync(file, 'utf8')));
    assert.deepEqual(drafts(), []);
  });

  it('are written although a killed run has left its draft, which is removed', async () => {
    const file = post('old');
    const draft = draftOf(file);
    fs.writeFileSync(draft, 'ha');
    const stopped = new AbortController();
    stopped.abort();
    const refusal = await writeFile(file, { before: 'old', after: 'new' }, stopped.signal);
    assert.equal(sayRefusal(refusal), 'not changed: another run is writing this file');
    const longAgo = Date.now() / 1000 - 60;
    fs.utimesSync(draft, longAgo, longAgo);
    assert.equal(await write(file), undefined);
    const other = path.join(folder, '_posts', path.basename(draftOf('other.md')));
    fs.writeFileSync(other, 'ha');
    assert.match(runIn(folder, [program, 'check']).stdout, /^1 post checked/m);
    assert.deepEqual(drafts(), [path.basename(other)]);
    fs.utimesSync(other, longAgo, longAgo);
    fix();
    assert.deepEqual(drafts(), []);
  });

  if (process.platform === 'win32') {
    console.log('The tests on links, modes and limits are left out: Windows has them otherwise.');
    return;
  }

  it('keep their mode', async () => {
    const file = post('old');
    fs.chmodSync(file, 0o640);
    assert.equal(await write(file), undefined);
    assert.equal(fs.statSync(file).mode & 0o7777, 0o640);
  });

  it('are the targets of symbolic links, which stay', async () => {
    const target = path.join(folder, 'target.md');
    const link = path.join(folder, '_posts/2024-03-05-a.md');
    fs.writeFileSync(target, 'old');
    fs.symlinkSync('../target.md', link);
    assert.equal(await write(link), undefined);
    assert.equal(fs.readFileSync(target, 'utf8'), 'new');
    assert.equal(fs.readlinkSync(link), '../target.md');
  });

  for (const threads of ['1', '2']) {
    it(`are mended once where two names lead to one, in ${threads} threads`, () => {
      fs.writeFileSync(path.join(folder, '_posts/2024-03-05-a.md'), postOf(0));
      fs.symlinkSync('2024-03-05-a.md', path.join(folder, '_posts/2024-03-05-b.md'));
      const { code, stdout } = fix('--threads', threads);
      assert.match(stdout, /2 posts checked, 1 fixed/);
      assert.equal(code, 0);
    });
  }

  it('are the same from one thread and from several', () => {
    fillPosts();
    fix('--threads', '1');
    const fixed = readPosts();
    fillPosts();
    fix('--threads', '4');
    assert.deepEqual(readPosts(), fixed);
    assert.deepEqual(drafts(), []);
  });

  it('are left alone, with one line, where they have hard links, are read-only, or their folder is', () => {
    fs.writeFileSync(path.join(folder, '_posts/2024-03-05-a.md'), postOf(0));
    fs.linkSync(path.join(folder, '_posts/2024-03-05-a.md'), path.join(folder, 'other.md'));
    assertLeft(/cannot be written: the file has 2 hard links/);
    fs.rmSync(path.join(folder, 'other.md'));
    fs.chmodSync(path.join(folder, '_posts/2024-03-05-a.md'), 0o444);
    assertLeft(/cannot be written: the file is read-only/);
    fs.chmodSync(path.join(folder, '_posts/2024-03-05-a.md'), 0o644);
    fs.chmodSync(path.join(folder, '_posts'), 0o555);
    assertLeft(/cannot be written: the folder of the file is read-only/);
  });

  it('are left alone where the system takes no more, and the others are done', () => {
    const long = postOf(0, 200);
    fs.writeFileSync(path.join(folder, '_posts/2024-03-05-a.md'), long);
    fs.writeFileSync(
      path.join(folder, '_posts/2024-03-06-b.md'),
      '---\nlayout: post\n---\n<p>It <b>stands.</p>\n',
    );
    const command = `ulimit -f 4; "${process.execPath}" "${program}" check --fix`;
    const { stdout, status } = spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' });
    assert.match(stdout, /2024-03-05-a\.md {2}cannot be written: EFBIG: file too large\n/);
    assert.match(stdout, /1 post checked, 1 fixed/);
    assert.equal(status, 2);
    assert.equal(fs.readFileSync(path.join(folder, '_posts/2024-03-05-a.md'), 'utf8'), long);
    assert.deepEqual(drafts(), []);
  });

  function assertLeft(line: RegExp): void {
    const { stdout, code } = fix();
    assert.match(stdout, line);
    assert.equal(code, 2);
    assert.equal(fs.readFileSync(path.join(folder, '_posts/2024-03-05-a.md'), 'utf8'), postOf(0));
    assert.deepEqual(drafts(), []);
  }

  function fix(...words: readonly string[]): Outcome {
    return runIn(folder, [program, 'check', '--fix=all', '--fail-on', 'never', ...words]);
  }

  function post(text: string): string {
    const file = path.join(folder, '_posts/2024-03-05-a.md');
    fs.writeFileSync(file, text);
    return file;
  }

  function write(file: string): ReturnType<typeof writeFile> {
    return writeFile(file, { before: 'old', after: 'new' }, going);
  }

  function sayRefusal(refusal: Refusal | undefined): string {
    return refusal ? wordsOf(sayFailure(refusal), createPhrase()) : '';
  }

  function drafts(): readonly string[] {
    return fs.readdirSync(path.join(folder, '_posts')).filter(name => name.startsWith('.'));
  }

  function fillPosts(): readonly string[] {
    const texts = Array.from({ length: POSTS }, (_, index) => postOf(index));
    for (const [index, text] of texts.entries()) fs.writeFileSync(fileOf(index), text);
    return texts;
  }

  function readPosts(): readonly string[] {
    return Array.from({ length: POSTS }, (_, index) => fs.readFileSync(fileOf(index), 'utf8'));
  }

  function fileOf(index: number): string {
    return path.join(folder, `_posts/2024-03-05-bench-${String(index).padStart(2, '0')}.md`);
  }
});
