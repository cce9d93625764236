import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { loadCompiled } from '../../src/desktop/load-compiled.ts';

const require = createRequire(import.meta.url);

describe('A module with what V8 compiled of it', () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** Loads a module of this text, and gives what it exports. */
  function load(text: string, about: string): unknown {
    const file = path.join(folder, 'module.js');
    fs.writeFileSync(file, text);
    return loadCompiled(file, { folder: path.join(folder, 'kept'), about, require, settledTime: 0 });
  }

  it('is the same, whatever was kept, and keeps what holds now alone', async () => {
    const text =
      'exports.name = require("node:path").basename(__filename) + __dirname.length; exports.at = import("node:os");';
    for (const about of ['1', '1', '2']) {
      const loaded = load(text, about) as { readonly name: string; readonly at: Promise<unknown> };
      assert.equal(loaded.name, `module.js${folder.length}`);
      assert.ok(await loaded.at);
      await setTimeout(50);
      const names = fs.readdirSync(path.join(folder, 'kept'));
      assert.deepEqual(names, [`compiled-module.js-${about}-${process.versions.v8}`]);
      assert.ok(fs.statSync(path.join(folder, 'kept', names[0]!)).size > 100);
    }
  });

  it('is compiled anew where what was kept is damaged, or cannot be kept', async () => {
    load('exports.a = 1;', '1');
    await setTimeout(50);
    const [kept] = fs.readdirSync(path.join(folder, 'kept'));
    fs.writeFileSync(path.join(folder, 'kept', kept!), 'damaged');
    // A text that V8 has compiled in this process it would not compile again.
    assert.deepEqual(load('exports.a = 3;', '1'), { a: 3 });
    await setTimeout(50);
    assert.ok(fs.statSync(path.join(folder, 'kept', kept!)).size > 100);
    fs.rmSync(path.join(folder, 'kept'), { recursive: true });
    fs.writeFileSync(path.join(folder, 'kept'), '');
    assert.deepEqual(load('exports.a = 2;', '1'), { a: 2 });
    await setTimeout(50);
  });
});
