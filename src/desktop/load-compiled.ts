import fs from 'node:fs';
import { wrap } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

/** What a module is loaded with. */
export interface LoadOptions {
  /** The folder that keeps what V8 has compiled; it need not be there. */
  readonly folder: string;
  /** Tells the file from all others that may ever be in its place: V8 itself compares nothing but the length. */
  readonly about: string;
  /** Loads what it asks for. */
  readonly require: (wanted: string) => unknown;
  /** Milliseconds after which what has been compiled is kept: by then also what is used soon after the start. */
  readonly settledTime: number;
}

/**
 * Loads a CommonJS module with what V8 compiled of it the last time; where there is nothing, or what another V8 made, it
 * is compiled as ever, and kept for the next time. Returns what it exports.
 */
export function loadCompiled(file: string, { folder, about, require, settledTime }: LoadOptions): unknown {
  const prefix = `compiled-${path.basename(file)}-`;
  const cache = path.join(folder, `${prefix}${about}-${process.versions.v8}`);
  const cachedData = readIfThere(cache);
  const script = new vm.Script(wrap(fs.readFileSync(file, 'utf8')), {
    filename: file,
    ...(cachedData && { cachedData }),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  // The wrapper is a function of these five.
  script.runInThisContext()(module.exports, require, module, file, path.dirname(file));
  if (!cachedData || script.cachedDataRejected)
    setTimeout(() => keep(cache, prefix, script), settledTime).unref();
  return module.exports;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

/**
 * Puts it in the place of what was kept before, as a whole: of files whose names begin with the prefix. Without it the
 * next start takes longer, and that is all.
 */
function keep(cache: string, prefix: string, script: vm.Script): void {
  const folder = path.dirname(cache);
  try {
    fs.mkdirSync(folder, { recursive: true });
    const outdated = fs.readdirSync(folder).filter(name => name.startsWith(prefix));
    for (const name of outdated) fs.rmSync(path.join(folder, name), { force: true });
    const draft = `${cache}.${process.pid}`;
    fs.writeFileSync(draft, script.createCachedData());
    fs.renameSync(draft, cache);
  } catch {
    // The folder may be read-only, or full.
  }
}
