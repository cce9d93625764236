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
  /** How many posts there are in it. */
  readonly size: number;
  /** Undefined where there is none, or where its line is damaged. */
  headOf(name: string): Head<Summary> | undefined;
  /** The findings, as JSON. */
  bodyOf(name: string): string;
  /** The whole of its line, as it stands in the file. */
  lineOf(name: string): Uint8Array;
}

const TAB = 9;
const nothing = new Uint8Array(0);

/** Reads a cache; what cannot be read has nothing in it. */
export function readCache<Summary>(file: string): CacheReader<Summary> {
  const bytes = readIfThere(file);
  const lines = new Map<string, readonly [start: number, head: number, body: number, end: number]>();
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf('\n', start);
    const head = bytes.indexOf(TAB, start) + 1;
    const body = bytes.indexOf(TAB, head) + 1;
    // A line that was cut off has no end.
    if (end < 0 || head === 0 || body === 0 || body > end) break;
    lines.set(bytes.toString('utf8', start, head - 1), [start, head, body, end]);
    start = end + 1;
  }
  return {
    size: lines.size,
    headOf(name) {
      const [, head, body] = lines.get(JSON.stringify(name)) ?? [];
      // It is what `writeCache` of this program wrote, or what somebody made of it: then it is not read.
      return head === undefined || body === undefined
        ? undefined
        : (parse(bytes.toString('utf8', head, body - 1)) as Head<Summary> | undefined);
    },
    bodyOf(name) {
      const [, , body, end] = lines.get(JSON.stringify(name)) ?? [];
      return bytes.toString('utf8', body ?? 0, end ?? 0);
    },
    lineOf(name) {
      const [start, , , end] = lines.get(JSON.stringify(name)) ?? [];
      return start === undefined || end === undefined ? nothing : bytes.subarray(start, end + 1);
    },
  };
}

/** Writes a cache line by line, beside its place, where it is put in the end. */
export interface CacheWriter<Summary> {
  add(name: string, head: Head<Summary>, body: string): void;
  /** Adds a line as `lineOf` gave it. */
  copy(line: Uint8Array): void;
  end(): void;
  /** Leaves the former cache as it is. */
  drop(): void;
}

/** In bytes: so much is written at a time. */
const PIECE = 1_000_000;

/** Begins to write a cache. Throws where that cannot be done. */
export function writeCache<Summary>(file: string): CacheWriter<Summary> {
  const draft = `${file}.${process.pid}.tmp`;
  const handle = fs.openSync(draft, 'w');
  // Where the run is broken off, the former cache stays.
  process.once('exit', () => fs.rmSync(draft, { force: true }));
  let waiting: Uint8Array[] = [];
  let size = 0;
  const flush = (): void => {
    fs.writeFileSync(handle, Buffer.concat(waiting));
    waiting = [];
    size = 0;
  };
  const copy = (line: Uint8Array): void => {
    waiting.push(line);
    size += line.length;
    if (size > PIECE) flush();
  };
  return {
    add: (name, head, body) =>
      copy(Buffer.from(`${JSON.stringify(name)}\t${JSON.stringify(head)}\t${body}\n`)),
    copy,
    end() {
      flush();
      fs.closeSync(handle);
      fs.renameSync(draft, file);
    },
    drop() {
      fs.closeSync(handle);
      fs.rmSync(draft);
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
