import fs from 'node:fs';
import { isRecord } from '../../core/index.ts';
import { InputError, reasonOf } from '../files/file-problem.ts';
import { NOT_JSON } from '../files/read-text.ts';
import { saying } from '../words/saying.ts';

/** What lychee has called the lists of what it could not reach, by its versions; each is by the input that names it. */
const lists = ['error_map', 'fail_map', 'timeout_map'] as const;

/**
 * The addresses that lychee found broken, as a browser writes them, with what it says of each: what
 * `lychee --format json` prints. https://lychee.cli.rs
 */
export function readLychee(file: string): ReadonlyMap<string, string> {
  const result = readJson(file);
  const isResult = isRecord(result) && lists.some(name => isRecord(result[name]));
  if (!isResult)
    throw new InputError(
      saying('--lychee {file}: This is not the output of lychee --format json.', { file }),
    );
  const broken = new Map<string, string>();
  for (const name of lists) {
    const byInput = result[name];
    for (const entry of isRecord(byInput) ? Object.values(byInput).flat() : []) {
      const [url, status] = readEntry(entry);
      if (url !== undefined && URL.canParse(url)) broken.set(new URL(url).href, status);
    }
  }
  return broken;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? NOT_JSON : reasonOf(error);
    throw new InputError(saying('--lychee {file}: The file cannot be read: {reason}.', { file, reason }));
  }
}

function readEntry(entry: unknown): readonly [url: string | undefined, status: string] {
  if (!isRecord(entry) || typeof entry['url'] !== 'string') return [undefined, ''];
  const { status } = entry;
  const [text, code] = isRecord(status) ? [status['text'], status['code']] : [status, undefined];
  if (typeof text !== 'string') return [entry['url'], 'lychee did not reach it'];
  const isCodeSaid = typeof code !== 'number' || text.includes(`${code}`);
  return [entry['url'], isCodeSaid ? text : `${code}, ${text}`];
}
