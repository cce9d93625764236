import * as vscode from 'vscode';
import { isTemplatePath, MAX_SITE_FILE } from '../../core/index.ts';
import { createDebouncer } from '../host/debounce.ts';
import { type Log, runInBackground } from '../host/log.ts';

/** The texts of a site's files, for callers that cannot wait for a read. */
export interface FileTexts extends vscode.Disposable {
  /** Undefined where it has not been read, or cannot be. Of what is asked for, `onRead` tells when it is there. */
  read(path: string): string | undefined;
  /** Reads what nearly every Liquid asks for, so that no page need be shown without it first. */
  readFirst(paths: Iterable<string>): Promise<void>;
  /** Something was asked for that is not there yet: whoever asked was told that it is not known. */
  readonly isBehind: boolean;
  /** Settles when all that was asked for is there, and `onRead` has told. */
  catchUp(): Promise<void>;
  /** The file may have changed. */
  change(path: string): void;
}

/** The files of a site, and who is told when some of them have been read. */
interface Reading {
  readonly root: vscode.Uri;
  readonly log: Log;
  onRead(): void;
}

/** At most this many are read at the same time. */
const BATCH = 32;
/** What is asked for while a page is made is read together. In milliseconds. */
const GATHER_TIME = 20;
/** A window stays open for days: more characters than that are not kept. What is beyond it counts as not known. */
const MAX_KEPT = 100_000_000;
/** So much is read before somebody asks. */
const MAX_FIRST = 5000;

const FIRST = /^(?:_includes|_data)\//;

/** Reads files when somebody asks for them, through any file system that VS Code knows. */
export function createFileTexts({ root, log, onRead }: Reading): FileTexts {
  const texts = new Map<string, string | undefined>();
  let kept = 0;
  let wanted = new Set<string>();
  let reading: Promise<boolean> | undefined;
  let telling: Promise<void> | undefined;
  let untold = 0;
  const gathered = createDebouncer<'wanted'>(GATHER_TIME, () => runInBackground(readAndTell(), log));

  function want(path: string): void {
    if (wanted.size === 0) gathered.schedule('wanted');
    wanted.add(path);
  }

  function readAndTell(): Promise<void> {
    const own = (async () => {
      untold++;
      if (await readWanted()) onRead();
      untold--;
    })();
    telling = own;
    return own;
  }

  /** Whether some file holds something else than was known. One after the other, so that the newest text stays. */
  async function readWanted(): Promise<boolean> {
    const before = reading;
    const own = (async () => {
      await before;
      const paths = [...wanted];
      wanted = new Set();
      let isNews = false;
      for (let start = 0; start < paths.length; start += BATCH) {
        const batch = paths.slice(start, start + BATCH);
        const read = await Promise.all(batch.map(readText));
        for (const [index, text] of read.entries()) isNews = keep(batch[index]!, text) || isNews;
      }
      return isNews;
    })();
    reading = own;
    return own;
  }

  function keep(path: string, text: string | undefined): boolean {
    const old = texts.get(path);
    kept += (text?.length ?? 0) - (old?.length ?? 0);
    const isTooMuch = text !== undefined && kept > MAX_KEPT;
    if (isTooMuch) kept -= text.length;
    texts.set(path, isTooMuch ? undefined : text);
    return texts.get(path) !== old;
  }

  async function readText(path: string): Promise<string | undefined> {
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, path));
      return bytes.length > MAX_SITE_FILE ? undefined : new TextDecoder().decode(bytes);
    } catch {
      // It went a moment ago, or nobody may read it: then only a build tells what is in it.
      return undefined;
    }
  }

  return {
    read(path) {
      if (!texts.has(path)) want(path);
      return texts.get(path);
    },
    async readFirst(paths) {
      const first = [...paths].filter(
        path => (FIRST.test(path) || isTemplatePath(path)) && !texts.has(path) && !wanted.has(path),
      );
      for (const path of first.slice(0, MAX_FIRST)) wanted.add(path);
      await readWanted();
    },
    get isBehind() {
      return wanted.size > 0 || untold > 0;
    },
    async catchUp() {
      await telling;
      await readAndTell();
    },
    change(path) {
      if (texts.has(path)) want(path);
    },
    dispose: () => gathered.dispose(),
  };
}
