import { parseDocument, type ScalarTag } from 'yaml';
import { isRecord } from '../text/is-record.ts';
import { createPhrase, type Phrase } from '../text/phrase.ts';

/** Psych, which reads the configuration for Jekyll, follows YAML 1.1 here; but `y` and `n` are text to it. */
const psychBoolean: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: /^(?:yes|no|on|off)$/i,
  resolve: text => /^(?:yes|on)$/i.test(text),
};

/** A configuration as far as it can be read. */
export interface ConfigReading {
  readonly config: Readonly<Record<string, unknown>>;
  /** What is wrong with it, in a sentence for the user. */
  readonly problem?: string;
}

/** Reads the text of a `_config.yml`. Whoever wonders at new problems in all posts finds the reason in what is wrong here. */
export function readConfig(yaml: string, phrase: Phrase = createPhrase()): ConfigReading {
  try {
    const document = parseDocument(yaml, {
      logLevel: 'silent',
      uniqueKeys: false,
      customTags: [psychBoolean],
    });
    const config: unknown = document.toJS();
    const line = document.errors[0]?.linePos?.[0].line;
    const isBroken = document.errors.length > 0;
    if (isRecord(config)) return isBroken ? { config, problem: sayPartlyRead(line, phrase) } : { config };
    if (isBroken) return { config: {}, problem: sayBroken(line, phrase) };
    // Jekyll takes an empty file for one that says nothing.
    if ((config ?? undefined) === undefined) return { config: {} };
    const problem = phrase(
      'This file has no keys with values. Posts are checked as if nothing were set here.',
      {},
    );
    return { config: {}, problem };
  } catch {
    // Aliases that multiply, which the library does not follow.
    return {
      config: {},
      problem: phrase('This file cannot be read. Posts are checked as if nothing were set here.', {}),
    };
  }
}

function sayPartlyRead(line: number | undefined, phrase: Phrase): string {
  return line === undefined
    ? phrase('This is not valid YAML. Posts are checked with the part that can be read.', {})
    : phrase('This is not valid YAML (see line {line}). Posts are checked with the part that can be read.', {
        line,
      });
}

function sayBroken(line: number | undefined, phrase: Phrase): string {
  return line === undefined
    ? phrase('This is not valid YAML. Posts are checked as if nothing were set here.', {})
    : phrase('This is not valid YAML (see line {line}). Posts are checked as if nothing were set here.', {
        line,
      });
}
