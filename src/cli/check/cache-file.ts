import fs from 'node:fs';

/** What stands in front of a post's findings in a cache: all by which it is known whether they still hold. */
export interface Head<Summary> {
  /** The sum of the post's bytes. */
  readonly bytes: string;
  /** Tells what the summary follows from besides. */
  readonly made: string;
  readonly summary: Summary;
  /** Tells what the findings follow from besides; undefined where there are none. */
  readonly key?: string | undefined;
  readonly asksFiles?: boolean | undefined;
}

/** A cache as it was written: a line a post, `"name"`, head and findings as JSON, parted by tabs. */
export interface CacheReader<Summary> {
  /** Undefined where there is none, or where its line is damaged. */
  headOf(name: string): Head<Summary> | undefined;
  /** The findings, as JSON. */
  bodyOf(name: string): string;
}

const TAB = 9;

/** Reads a cache; what cannot be read has nothing in it. */
export function readCache<Summary>(file: string): CacheReader<Summary> {
  const bytes = readIfThere(file);
  const lines = new Map<string, readonly [head: number, body: number, end: number]>();
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf('\n', start);
    const head = bytes.indexOf(TAB, start) + 1;
    const body = bytes.indexOf(TAB, head) + 1;
    // A line that was cut off has no end.
    if (end < 0 || head === 0 || body === 0 || body > end) break;
    lines.set(bytes.toString('utf8', start, head - 1), [head, body, end]);
    start = end + 1;
  }
  return {
    headOf(name) {
      const [head, body] = lines.get(JSON.stringify(name)) ?? [];
      // It is what `writeCache` of this program wrote, or what somebody made of it: then it is not read.
      return head === undefined || body === undefined
        ? undefined
        : (parse(bytes.toString('utf8', head, body - 1)) as Head<Summary> | undefined);
    },
    bodyOf(name) {
      const [, body, end] = lines.get(JSON.stringify(name)) ?? [];
      return bytes.toString('utf8', body ?? 0, end ?? 0);
    },
  };
}

/** Writes a cache line by line, beside its place, where it is put in the end. */
export interface CacheWriter<Summary> {
  add(name: string, head: Head<Summary>, body: string): void;
  /** What has gone wrong, so that the former cache stays; undefined where nothing has. */
  end(): unknown;
}

/** In UTF-16 units: so much is written at a time. */
const PIECE = 500_000;

/** Begins to write a cache. Throws where that cannot be done. */
export function writeCache<Summary>(file: string): CacheWriter<Summary> {
  if (fs.statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a folder');
  const draft = `${file}.${process.pid}.tmp`;
  const handle = fs.openSync(draft, 'w');
  // Where the run is broken off, the former cache stays.
  process.once('exit', () => fs.rmSync(draft, { force: true }));
  let waiting = '';
  let failure: unknown;
  const attempt = (write: () => void): void => {
    try {
      if (failure === undefined) write();
    } catch (error) {
      // A report is not given up for want of a cache.
      failure = error;
    }
  };
  const flush = (): void => {
    fs.writeFileSync(handle, waiting);
    waiting = '';
  };
  return {
    add(name, head, body) {
      if (failure !== undefined) return;
      waiting += `${JSON.stringify(name)}\t${JSON.stringify(head)}\t${body}\n`;
      if (waiting.length > PIECE) attempt(flush);
    },
    end() {
      attempt(flush);
      fs.closeSync(handle);
      attempt(() => fs.renameSync(draft, file));
      return failure;
    },
  };
}

function readIfThere(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** The value of a JSON text; undefined where it is none. */
export function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
