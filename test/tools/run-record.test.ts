import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  type FileRun,
  findUnsteady,
  longestFirst,
  readRecord,
  remembered,
  withRuns,
  writeRecord,
} from '../e2e/run-record.ts';

const smooth: FileRun = { seconds: 20, isRepeated: false };
const repeated: FileRun = { seconds: 30, isRepeated: true };

describe('The record of the end-to-end runs', () => {
  it('forgives a file one run of its last fifty in which it had to be run twice', () => {
    const first = withRuns({}, new Map([['a', repeated]]));
    assert.deepEqual(findUnsteady(first, ['a']), []);
    const second = withRuns(first, new Map([['a', repeated]]));
    assert.deepEqual(findUnsteady(second, ['a', 'b']), ['a: in 2 of its last 2 runs']);
  });

  it('forgets what is longer ago', () => {
    let record = withRuns({}, new Map([['a', repeated]]));
    for (let count = 1; count < remembered; count++) record = withRuns(record, new Map([['a', smooth]]));
    const last = withRuns(record, new Map([['a', repeated]]));
    assert.equal(last['a']?.length, remembered);
    assert.deepEqual(findUnsteady(last, ['a']), []);
  });

  it('begins with what takes longest, and with what nobody knows before', () => {
    const record = { short: [{ ...smooth, seconds: 5 }], long: [smooth] };
    assert.deepEqual(longestFirst(record, ['short', 'new', 'long']), ['new', 'long', 'short']);
  });

  it('is read as it was written, and begins empty where there is none', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-record-'));
    const file = path.join(folder, 'out/runs.json');
    try {
      assert.deepEqual(await readRecord(file), {});
      const record = { b: [smooth, repeated], a: [smooth] };
      await writeRecord(record, file);
      assert.deepEqual(await readRecord(file), record);
      fs.writeFileSync(file, '{');
      assert.deepEqual(await readRecord(file), {});
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});
