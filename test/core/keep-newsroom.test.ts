import assert from 'node:assert/strict';
import {
  createNewsroomKeeper,
  defaultSite,
  type NewsroomHost,
  type NewsroomKeeper,
  readSite,
} from '../../src/core/index.ts';

const YEAR_AGO = Date.UTC(2029, 0);

/** A disk in memory, which counts what is asked of it. */
class Disk implements NewsroomHost {
  readonly files = new Map<string, { bytes: Uint8Array; mtime: number }>();
  readonly cache = new Map<string, Uint8Array>();
  readonly unreadable = new Set<string>();
  reads = 0;
  changes = 0;
  beforeStat: () => void = () => {};
  /** Runs after a file was looked at, before it is read. */
  beforeRead: (path: string) => void = () => {};

  write(path: string, text: string | Uint8Array, mtime = YEAR_AGO): void {
    this.files.set(path, { bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text, mtime });
  }
  async stat(path: string) {
    this.beforeStat();
    const file = this.files.get(path);
    return file && { mtime: file.mtime, size: file.bytes.length };
  }
  async read(path: string) {
    this.reads++;
    await this.pause();
    this.beforeRead(path);
    if (this.unreadable.has(path)) throw new Error(`${path}: no permission`);
    return this.files.get(path)?.bytes;
  }
  decode(bytes: Uint8Array) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return undefined;
    }
  }
  async readCache(name: string) {
    return this.cache.get(name);
  }
  async writeCache(name: string, text: string) {
    this.cache.set(name, new TextEncoder().encode(text));
  }
  now() {
    return Date.UTC(2030, 0);
  }
  async pause() {
    await new Promise(resolve => setImmediate(resolve));
  }
  onChange() {
    this.changes++;
  }
}

const post = (title: string): string => `---\ntitle: ${title}\ntags: [ a ]\n---\nText.\n`;
const pathOf = (index: number): string => `_posts/2024-03-05-post-${index}.md`;

/** A disk with so many posts. */
function diskOf(count: number): Disk {
  const disk = new Disk();
  for (let index = 0; index < count; index++) disk.write(pathOf(index), post(`Post ${index}`));
  return disk;
}

async function started(disk: Disk, site = defaultSite): Promise<NewsroomKeeper> {
  const keeper = createNewsroomKeeper(site, disk);
  await keeper.start([...disk.files.keys()]);
  return keeper;
}

describe('A newsroom that is kept in step with its files', () => {
  it('reads each post once, and says how far it is', async () => {
    const disk = diskOf(100);
    const keeper = createNewsroomKeeper(defaultSite, disk);
    const reading = keeper.start([...disk.files.keys()]);
    assert.equal(keeper.isComplete, false);
    await reading;
    assert.deepEqual(
      [keeper.isComplete, keeper.pending, keeper.newsroom.size, disk.reads],
      [true, 0, 100, 100],
    );
    assert.equal(keeper.newsroom.count('tags', 'a'), 100);
  });

  it('reads nothing again that the cache has, and is complete at once', async () => {
    const disk = diskOf(100);
    await (await started(disk)).save();
    disk.reads = 0;
    const keeper = createNewsroomKeeper(defaultSite, disk);
    const wasComplete: boolean[] = [];
    disk.beforeStat = () => wasComplete.push(keeper.isComplete && keeper.pending > 0);
    await keeper.start([...disk.files.keys()]);
    assert.deepEqual([keeper.newsroom.size, disk.reads], [100, 0]);
    assert.ok(wasComplete[0], 'Complete, but still to be looked at.');
    assert.equal(keeper.newsroom.get(pathOf(7))?.title, 'Post 7');
  });

  it('reads what changed since the cache was written, and drops what is gone', async () => {
    const disk = diskOf(10);
    await (await started(disk)).save();
    disk.write(pathOf(1), post('Changed'), YEAR_AGO + 1);
    disk.write(pathOf(2), post('Post 2'), YEAR_AGO + 1);
    disk.files.delete(pathOf(3));
    disk.reads = 0;
    const keeper = await started(disk);
    assert.deepEqual([keeper.newsroom.size, disk.reads], [9, 2]);
    assert.equal(keeper.newsroom.get(pathOf(1))?.title, 'Changed');
    assert.equal(keeper.newsroom.get(pathOf(3)), undefined);
  });

  it('does not trust the time of a file that was written just now', async () => {
    const disk = diskOf(0);
    disk.write(pathOf(0), post('One'), disk.now() - 10);
    const keeper = await started(disk);
    disk.write(pathOf(0), post('Two'), disk.now() - 10);
    await keeper.change([pathOf(0)]);
    assert.equal(keeper.newsroom.get(pathOf(0))?.title, 'Two');
  });

  it('builds anew what another version or another configuration wrote', async () => {
    const disk = diskOf(3);
    await (await started(disk)).save();
    disk.reads = 0;
    const pretty = await started(disk, readSite('permalink: pretty'));
    assert.equal(disk.reads, 3);
    assert.equal(pretty.newsroom.get(pathOf(1))?.permalink, '/2024/03/05/post-1/');
    for (const [name, bytes] of disk.cache) {
      const older = new TextDecoder().decode(bytes).replace(/"version":\d+/, '"version":0');
      disk.cache.set(name, new TextEncoder().encode(older));
    }
    disk.reads = 0;
    assert.equal((await started(disk)).newsroom.size, 3);
    assert.equal(disk.reads, 3);
  });

  it('survives a cache of any other bytes, whole or cut off, and finds every post', async () => {
    const disk = diskOf(200);
    await (await started(disk)).save();
    const damages: readonly ((bytes: Uint8Array) => Uint8Array)[] = [
      bytes => bytes.slice(0, bytes.length / 2),
      () => new Uint8Array(0),
      () => Uint8Array.from([0xff, 0xfe, 0, 1]),
      bytes => bytes.map((byte, at) => (at % 97 === 96 ? byte ^ 1 : byte)),
      bytes => new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll('["a"]', '[1]')),
      bytes => new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll(/^\w+ \[.*$/gm, 'null')),
    ];
    for (const [index, damage] of damages.entries()) {
      const damaged = new Disk();
      for (const [path, file] of disk.files) damaged.files.set(path, file);
      for (const [name, bytes] of disk.cache) damaged.cache.set(name, damage(bytes));
      const { newsroom } = await started(damaged);
      assert.equal(newsroom.size, 200, `damage ${index}`);
      assert.equal(newsroom.count('tags', 'a'), 200, `damage ${index}`);
      assert.ok(damaged.reads > 0, `damage ${index}`);
    }
  });

  it('is honest about posts that it cannot read, and tries them again when they change', async () => {
    const disk = diskOf(3);
    disk.unreadable.add(pathOf(0));
    disk.write(pathOf(1), Uint8Array.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff]));
    const keeper = await started(disk);
    assert.deepEqual([...keeper.newsroom.unread].sort(), [pathOf(0), pathOf(1)]);
    assert.equal(keeper.newsroom.size, 1);
    disk.unreadable.clear();
    disk.write(pathOf(1), post('Readable'));
    await keeper.change([pathOf(0), pathOf(1)]);
    assert.equal(keeper.newsroom.unread.size, 0);
    assert.equal(keeper.newsroom.size, 3);
  });

  it('leaves out files that vanish before they are read, or while they are', async () => {
    const disk = diskOf(100);
    const keeper = createNewsroomKeeper(defaultSite, disk);
    disk.beforeRead = path => {
      if (path === pathOf(5)) disk.files.delete(path);
      if (path === pathOf(6)) keeper.remove([path]);
    };
    const paths = [...disk.files.keys()];
    disk.files.delete(pathOf(7));
    await keeper.start(paths);
    assert.equal(keeper.newsroom.size, 97);
    assert.equal(keeper.newsroom.unread.size, 0);
  });

  it('takes ten thousand events at once, and reads each file once', async () => {
    const disk = diskOf(1000);
    const keeper = await started(disk);
    for (let index = 0; index < 1000; index++) disk.write(pathOf(index), post(`New ${index}`), YEAR_AGO + 1);
    disk.reads = 0;
    const storm = Array.from({ length: 10 }, () => keeper.change([...disk.files.keys()]));
    assert.ok(keeper.pending > 0, 'What is out of date is known to be so.');
    await Promise.all(storm);
    assert.equal(keeper.pending, 0);
    assert.ok(disk.reads <= 1032, `${disk.reads}: those that were being read are read once more.`);
    assert.equal(keeper.newsroom.get(pathOf(999))?.title, 'New 999');
  });

  it('lets an editor win over the file, and reads the file when the editor is closed', async () => {
    const disk = diskOf(1);
    const keeper = await started(disk);
    keeper.open(pathOf(0), post('Unsaved'));
    disk.write(pathOf(0), post('On the disk'), YEAR_AGO + 1);
    await keeper.change([pathOf(0)]);
    await keeper.save();
    assert.equal(keeper.newsroom.get(pathOf(0))?.title, 'Unsaved');
    await keeper.close(pathOf(0));
    assert.equal(keeper.newsroom.get(pathOf(0))?.title, 'On the disk');
    assert.equal((await started(disk)).newsroom.get(pathOf(0))?.title, 'On the disk');
  });

  it('loses nothing where two windows write one cache', async () => {
    const disk = diskOf(100);
    const [one, other] = [await started(disk), await started(disk)];
    disk.write(pathOf(1), post('Seen by one'), YEAR_AGO + 1);
    await one.change([pathOf(1)]);
    disk.write(pathOf(2), post('Seen by the other'), YEAR_AGO + 1);
    await other.change([pathOf(2)]);
    await Promise.all([one.save(), other.save()]);
    const { newsroom } = await started(disk);
    assert.equal(newsroom.size, 100);
    assert.equal(newsroom.get(pathOf(1))?.title, 'Seen by one');
    assert.equal(newsroom.get(pathOf(2))?.title, 'Seen by the other');
  });

  it('writes no more than one file of the cache for one changed post', async () => {
    const disk = diskOf(500);
    const keeper = await started(disk);
    await keeper.save();
    disk.cache.clear();
    disk.write(pathOf(1), post('Changed'), YEAR_AGO + 1);
    await keeper.change([pathOf(1)]);
    await keeper.save();
    assert.equal(disk.cache.size, 1);
  });
});
