import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  createNewsroomKeeper,
  defaultSite,
  type NewsroomHost,
  type NewsroomKeeper,
} from '../../src/core/index.ts';
import { createDiskHost } from '../../src/tools/bench/disk-host.ts';

const LONG_AGO = 1_600_000_000;
const pathOf = (index: number): string => `_posts/2024-03-05-post-${index}.md`;
const textOf = (title: string): string => `---\ntitle: ${title}\ntags: [ a ]\n---\nText.\n`;

describe('A newsroom of files on a real disk', () => {
  let folder: string;
  let cache: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-newsroom-'));
    cache = path.join(folder, 'cache');
    fs.mkdirSync(path.join(folder, '_posts'));
  });

  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('leaves out files that vanish while they are read, and finds them when they are back', async () => {
    const paths = writePosts(200);
    const keeper = keep();
    const reading = keeper.start(paths);
    for (let index = 0; index < 200; index += 2) fs.rmSync(fileOf(index));
    await reading;
    // What was read before it vanished is told of by an event.
    keeper.remove(paths.filter((_, index) => index % 2 === 0));
    assert.deepEqual([keeper.newsroom.size, keeper.newsroom.unread.size], [100, 0]);
    await keeper.change(writePosts(200));
    assert.equal(keeper.newsroom.size, 200);
  });

  it('names a post in whose place a folder is, until the post is back', async () => {
    const paths = writePosts(2);
    const keeper = await started(paths);
    fs.rmSync(fileOf(0));
    fs.mkdirSync(fileOf(0));
    await keeper.change(paths);
    assert.deepEqual([...keeper.newsroom.unread], [pathOf(0)]);
    fs.rmdirSync(fileOf(0));
    writePost(0, 'Back');
    await keeper.change(paths);
    assert.deepEqual([keeper.newsroom.unread.size, keeper.newsroom.get(pathOf(0))?.title], [0, 'Back']);
  });

  it('names the posts whose bytes are no text, or that it may not read, until they are mended', async () => {
    const paths = writePosts(3);
    fs.writeFileSync(fileOf(0), Uint8Array.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe]));
    fs.chmodSync(fileOf(1), 0o000);
    // Permissions do not bind the superuser, nor are there any on Windows.
    const isBound = process.platform !== 'win32' && process.getuid?.() !== 0;
    const unread = isBound ? [pathOf(0), pathOf(1)] : [pathOf(0)];
    const keeper = await started(paths);
    assert.deepEqual([...keeper.newsroom.unread].sort(), unread);
    assert.equal(keeper.isComplete, true, 'Whatever can be read has been.');
    await keeper.save();
    assert.deepEqual([...(await started(paths)).newsroom.unread].sort(), unread, 'The cache hides nothing.');
    fs.chmodSync(fileOf(1), 0o644);
    writePost(0, 'Mended');
    await keeper.change(paths);
    assert.deepEqual([keeper.newsroom.unread.size, keeper.newsroom.size], [0, 3]);
  });

  it('takes ten thousand events at once: says what is out of date, loses nothing, reads each file once', async () => {
    const paths = writePosts(2000);
    const reads = new Map<string, number>();
    const host = createDiskHost(folder, cache);
    const counting: NewsroomHost = {
      ...host,
      read(file) {
        reads.set(file, (reads.get(file) ?? 0) + 1);
        return host.read(file);
      },
    };
    const keeper = createNewsroomKeeper(defaultSite, counting);
    await keeper.start(paths);
    reads.clear();
    for (let index = 0; index < 2000; index++) {
      // As a checkout does: some go, some come, most have other bytes, some of the same length.
      if (index % 10 === 0) fs.rmSync(fileOf(index));
      else writePost(index, `Nuvo ${index}`);
    }
    const [gone, changed] = [
      paths.filter((_, index) => index % 10 === 0),
      [...paths, ...writePosts(5, 2000)],
    ];
    const storm = Array.from({ length: 5 }, () => keeper.change(changed));
    assert.ok(keeper.pending >= 1900, `${keeper.pending} are known to be out of date.`);
    keeper.remove(gone);
    await Promise.all(storm);
    assert.equal(keeper.pending, 0);
    assert.deepEqual([keeper.newsroom.size, keeper.newsroom.unread.size], [1805, 0]);
    for (let index = 0; index < 2000; index++) {
      const title = index % 10 === 0 ? undefined : `Nuvo ${index}`;
      assert.equal(keeper.newsroom.get(pathOf(index))?.title, title);
    }
    assert.ok(Math.max(...reads.values()) <= 2, 'Once, or twice if it was just being read.');
  });

  it('finds a change that leaves time and size as they were, when an event tells of it', async () => {
    const paths = writePosts(1);
    await (await started(paths)).save();
    const keeper = await started(paths);
    writePost(0, 'Tsop 0');
    assert.equal(keeper.newsroom.get(pathOf(0))?.title, 'Post 0');
    await keeper.change(paths);
    assert.equal(keeper.newsroom.get(pathOf(0))?.title, 'Tsop 0');
  });

  const damages: Readonly<Record<string, (file: string) => void>> = {
    'cut off': file => fs.truncateSync(file, fs.statSync(file).size >> 1),
    empty: file => fs.truncateSync(file, 0),
    'no text': file => fs.writeFileSync(file, Uint8Array.from([0xff, 0xfe, 0, 1])),
    'with other bytes in it': file => {
      const bytes = fs.readFileSync(file);
      fs.writeFileSync(
        file,
        bytes.map((byte, at) => (at % 97 === 96 ? byte ^ 1 : byte)),
      );
    },
    'of an older version': file =>
      fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/"version":\d+/, '"version":1')),
  };
  for (const [name, damage] of Object.entries(damages)) {
    it(`finds every post where the cache is ${name}, and writes it anew`, async () => {
      const paths = writePosts(300);
      await (await started(paths)).save();
      for (const file of fs.readdirSync(cache)) damage(path.join(cache, file));
      const keeper = await started(paths);
      assert.deepEqual([keeper.newsroom.size, keeper.newsroom.count('tags', 'a')], [300, 300]);
      await keeper.save();
      assert.equal(await readsOfStart(paths), 0);
    });
  }

  it('loses nothing where two windows keep one folder and one cache', async () => {
    const paths = writePosts(300);
    const [one, other] = await Promise.all([started(paths), started(paths)]);
    for (let round = 0; round < 5; round++) {
      writePost(round, `One ${round}`);
      writePost(100 + round, `Other ${round}`);
      // Each window hears of both, at its own time, and writes whenever it likes.
      const changed = [pathOf(round), pathOf(100 + round)];
      await Promise.all([
        one.change(changed),
        other.change([...changed].reverse()),
        one.save(),
        other.save(),
      ]);
    }
    await Promise.all([one.save(), other.save()]);
    const third = await started(paths);
    for (const keeper of [one, other, third]) {
      assert.equal(keeper.newsroom.size, 300);
      for (let round = 0; round < 5; round++) {
        assert.equal(keeper.newsroom.get(pathOf(round))?.title, `One ${round}`);
        assert.equal(keeper.newsroom.get(pathOf(100 + round))?.title, `Other ${round}`);
      }
    }
    const names = fs.readdirSync(cache);
    assert.ok(
      names.every(name => /^posts-\d\d\.jsonl$/.test(name)),
      'Nothing is left half written.',
    );
  });

  it('is right after a window that knew less has written the cache last', async () => {
    const paths = writePosts(50);
    const stale = await started(paths);
    writePost(7, 'Newer');
    const fresh = await started(paths);
    await fresh.save();
    // It has heard of nothing, and writes what it believes.
    await stale.save();
    assert.equal((await started(paths)).newsroom.get(pathOf(7))?.title, 'Newer');
  });

  function fileOf(index: number): string {
    return path.join(folder, pathOf(index));
  }

  /** Nothing here was written just now, or the keeper would not trust the time. */
  function writePost(index: number, title: string): void {
    fs.writeFileSync(fileOf(index), textOf(title));
    fs.utimesSync(fileOf(index), LONG_AGO, LONG_AGO);
  }

  function writePosts(count: number, first = 0): string[] {
    const indices = Array.from({ length: count }, (_, at) => first + at);
    for (const index of indices) writePost(index, `Post ${index}`);
    return indices.map(pathOf);
  }

  function keep(): NewsroomKeeper {
    return createNewsroomKeeper(defaultSite, createDiskHost(folder, cache));
  }

  async function started(paths: readonly string[]): Promise<NewsroomKeeper> {
    const keeper = keep();
    await keeper.start(paths);
    return keeper;
  }

  async function readsOfStart(paths: readonly string[]): Promise<number> {
    const host = createDiskHost(folder, cache);
    let reads = 0;
    const counting: NewsroomHost = {
      ...host,
      read(file) {
        reads++;
        return host.read(file);
      },
    };
    await createNewsroomKeeper(defaultSite, counting).start(paths);
    return reads;
  }
});
