import { parseDocument, type ScalarTag } from 'yaml';
import { isRecord } from '../text/is-record.ts';

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
export function readConfig(yaml: string): ConfigReading {
  const unread = 'Posts are checked as if nothing were set here.';
  try {
    const document = parseDocument(yaml, {
      logLevel: 'silent',
      uniqueKeys: false,
      customTags: [psychBoolean],
    });
    const config: unknown = document.toJS();
    const line = document.errors[0]?.linePos?.[0].line;
    const isBroken = document.errors.length > 0;
    const fault = `This is not valid YAML${line === undefined ? '' : `, see line ${line}`}.`;
    if (isRecord(config))
      return isBroken
        ? { config, problem: `${fault} Posts are checked by what can be read of it.` }
        : { config };
    if (isBroken) return { config: {}, problem: `${fault} ${unread}` };
    // Jekyll takes an empty file for one that says nothing.
    return (config ?? undefined) === undefined
      ? { config: {} }
      : { config: {}, problem: `This file holds no keys with values. ${unread}` };
  } catch {
    // Aliases that multiply, which the library does not follow.
    return { config: {}, problem: `This file cannot be read. ${unread}` };
  }
}
