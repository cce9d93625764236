import fs from 'node:fs';
import { demandFile } from '../files/file-problem.ts';

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
  /** Lets go of the file: where it is open, some systems put nothing in its place. */
  close(): void;
}

const [TAB, LINE_END] = [9, 10];
/** In bytes: so much is read, and written, at a time. */
const PIECE = 1_000_000;
const nothing = new Uint8Array(0);

/** Where the parts of a line stand in the file. */
interface Line {
  readonly start: number;
  readonly head: number;
  readonly body: number;
  readonly end: number;
}

/** Reads a cache as it is asked, since it may be larger than all else in memory; what cannot be read has nothing in it. */
export function readCache<Summary>(file: string): CacheReader<Summary> {
  const handle = openIfThere(file);
  const lines = handle === undefined ? new Map<string, Line>() : findLines(handle);
  const at = (from: number, to: number): Buffer => {
    const bytes = Buffer.allocUnsafe(to - from);
    const length = handle === undefined ? 0 : fs.readSync(handle, bytes, 0, to - from, from);
    return bytes.subarray(0, length);
  };
  return {
    size: lines.size,
    headOf(name) {
      const line = lines.get(name);
      // It is what `writeCache` of this program wrote, or what somebody made of it: then it is not read.
      return line && (parse(at(line.head, line.body - 1).toString()) as Head<Summary> | undefined);
    },
    bodyOf(name) {
      const line = lines.get(name);
      return line ? at(line.body, line.end).toString() : '';
    },
    lineOf(name) {
      const line = lines.get(name);
      return line ? at(line.start, line.end + 1) : nothing;
    },
    close() {
      if (handle !== undefined) fs.closeSync(handle);
    },
  };
}

/** The lines of a cache by the names of their posts, up to the first that is damaged. */
function findLines(handle: number): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  const piece = Buffer.allocUnsafe(PIECE);
  let rest: Buffer = Buffer.alloc(0);
  for (let offset = 0; ; ) {
    const length = fs.readSync(handle, piece, 0, PIECE, offset + rest.length);
    // A line that was cut off has no end.
    if (length === 0) return lines;
    const bytes = Buffer.concat([rest, piece.subarray(0, length)]);
    let start = 0;
    for (let end = bytes.indexOf(LINE_END, rest.length); end >= 0; end = bytes.indexOf(LINE_END, start)) {
      const head = bytes.indexOf(TAB, start) + 1;
      const body = bytes.indexOf(TAB, head) + 1;
      const name = body > 0 && body <= end ? parse(bytes.toString('utf8', start, head - 1)) : undefined;
      if (typeof name !== 'string') return lines;
      lines.set(name, { start: offset + start, head: offset + head, body: offset + body, end: offset + end });
      start = end + 1;
    }
    rest = Buffer.from(bytes.subarray(start));
    offset += start;
  }
}

/** Writes a cache line by line, beside its place, where it is put in the end. */
export interface CacheWriter<Summary> {
  add(name: string, head: Head<Summary>, body: string): void;
  /** Adds a line as `lineOf` gave it. */
  copy(line: Uint8Array): void;
  /** What has gone wrong, so that the former cache stays; undefined where nothing has. */
  end(): unknown;
  /** Leaves the former cache as it is. */
  drop(): void;
}

const DRAFT = '.tmp';

/** Whether a path is that of a cache which is being written, by this run or another. */
export function isDraftOf(file: string, other: string): boolean {
  return other.startsWith(`${file}.`) && other.endsWith(DRAFT);
}

/** Begins to write a cache. Throws where that cannot be done. */
export function writeCache<Summary>(file: string): CacheWriter<Summary> {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  if (stats) demandFile(stats);
  const draft = `${file}.${process.pid}${DRAFT}`;
  const handle = fs.openSync(draft, 'w');
  // Where the run is broken off, the former cache stays.
  process.once('exit', () => fs.rmSync(draft, { force: true }));
  let waiting: Uint8Array[] = [];
  let size = 0;
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
    fs.writeFileSync(handle, Buffer.concat(waiting));
    waiting = [];
    size = 0;
  };
  const copy = (line: Uint8Array): void => {
    if (failure !== undefined) return;
    waiting.push(line);
    size += line.length;
    if (size > PIECE) attempt(flush);
  };
  return {
    add: (name, head, body) =>
      copy(Buffer.from(`${JSON.stringify(name)}\t${JSON.stringify(head)}\t${body}\n`)),
    copy,
    end() {
      attempt(flush);
      fs.closeSync(handle);
      attempt(() => fs.renameSync(draft, file));
      return failure;
    },
    drop() {
      fs.closeSync(handle);
      fs.rmSync(draft);
    },
  };
}

function openIfThere(file: string): number | undefined {
  try {
    // A folder cannot be read, and a pipe may never end.
    return fs.statSync(file).isFile() ? fs.openSync(file, 'r') : undefined;
  } catch {
    return undefined;
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
