import { SaidError, saying } from './saying.ts';

/** How a report is written. */
export type Format = 'text' | 'json' | 'sarif' | 'github' | 'junit' | 'markdown';

const formats: readonly Format[] = ['text', 'json', 'sarif', 'github', 'junit', 'markdown'];

/** A report that was asked for. */
export interface Report {
  readonly format: Format;
  /** Undefined: standard output. */
  readonly file: string | undefined;
}

/** The lowest severity that fails a run. */
export type Threshold = 'error' | 'warning' | 'info' | 'never';

const thresholds: readonly Threshold[] = ['error', 'warning', 'info', 'never'];

/** One machine's part of the posts: each `of`th, from the `index`th (from 1) on. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** The files of findings to leave out. */
export interface Baselines {
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
}

/** What is wrong with a command line. */
export class UsageError extends SaidError {}

/** Parses each `--format`; without any, it is text. */
export function readReports(texts: readonly string[] = []): readonly Report[] {
  const reports = texts.map(text => {
    const [name = '', ...file] = text.split('=');
    const target = file.join('=');
    if (file.length > 0 && target === '')
      throw new UsageError(saying('--format {text}: Name a file after the equals sign.', { text }));
    return { format: oneOf('--format', name, formats), file: file.length > 0 ? target : undefined };
  });
  if (reports.filter(({ file }) => file === undefined).length > 1)
    throw new UsageError(
      saying('Only one --format can go to standard output; the others need a file, as in sarif=FILE.', {}),
    );
  return reports.length > 0 ? reports : [{ format: 'text', file: undefined }];
}

/** Parses `--fail-on`. */
export function readThreshold(text = 'error'): Threshold {
  return oneOf('--fail-on', text, thresholds);
}

/** Parses `--shard`. */
export function readShard(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (index === undefined || shard.index < 1 || shard.index > shard.of)
    throw new UsageError(saying('--shard takes a part and a total, as in 1/4, not "{text}".', { text }));
  return shard;
}

/** Parses a number of at least `least`. */
export function readCount(option: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text) || Number(text) < least)
    throw new UsageError(
      saying('{option} takes a number of at least {least}, not "{text}".', { option, least, text }),
    );
  return Number(text);
}

/** Parses an option that takes one of a few values. */
export function oneOf<const Value extends string>(
  option: string,
  value: string,
  values: readonly Value[],
): Value {
  const found = values.find(candidate => candidate === value);
  if (found === undefined)
    throw new UsageError(
      saying('{option} takes one of {values}, not "{value}".', { option, values: values.join(', '), value }),
    );
  return found;
}
