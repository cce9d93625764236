import matter from 'gray-matter';
import { type Document, isMap, isSeq, visit } from 'yaml';
import { isRecord } from '../text/is-record.ts';
import { type PsychReading, readAsPsychDoes } from '../text/psych/psych-reading.ts';
import { parseYaml, readAroundDamage } from './damaged-yaml.ts';
import type { YamlFault } from './field.ts';
import { findCutOff, findPsychFaults, namesTab, replaceBadAliases } from './psych-faults.ts';
import { isRangedScalar, type RangedScalar } from './yaml-range.ts';

/** What reading the YAML between the fences gives. */
export interface YamlReading {
  readonly data: Readonly<Record<string, unknown>>;
  readonly document: Document.Parsed | undefined;
  /** Where in the text that `document` was parsed from the front matter's own text starts. */
  readonly offset: number;
  readonly failure: { readonly code: string; readonly detail: string } | undefined;
  /** Keys given before in the same mapping. */
  readonly duplicates: readonly RangedScalar[];
  /** At their places in the text that `document` was parsed from. */
  readonly psychFaults: readonly YamlFault[];
  /** What Psych makes of it; undefined where it was not asked. */
  readonly psych: PsychReading | undefined;
}

/**
 * Has gray-matter read the data, with `yaml` as its only engine, and keeps the document that the engine made. The
 * fences are our own canonical ones: gray-matter's idea of a fence is not Jekyll's (`...`, `---foo`, no end).
 */
export function readYaml(yaml: string): YamlReading {
  if (yaml.length > MAX_LENGTH || TOO_MANY_BLANKS.test(yaml) || isTooDeep(yaml)) {
    const failure = { code: 'NOT_READ', detail: 'too long, too deep, or too many blanks in a row' };
    return {
      data: {},
      document: undefined,
      offset: 0,
      failure,
      duplicates: [],
      psychFaults: [],
      psych: undefined,
    };
  }
  let duplicates: readonly RangedScalar[] = [];
  let document: Document.Parsed | undefined;
  let psychFaults: readonly YamlFault[] = [];
  let psych: PsychReading | undefined;
  let offset = 0;
  const engine = {
    parse(source: string): object {
      // gray-matter hands over the line end of the first fence too.
      offset = source.length - yaml.length;
      psych = readAsPsychDoes(source);
      const cutOff = findCutOff(source, psych);
      const whole = parseYaml(cutOff ? source.slice(0, psych.end) : source);
      if (source.includes('*') && hasTooManyAliases(whole)) throw new Error('too many aliases');
      document = readAroundDamage(source, whole);
      const badAliases = source.includes('*') ? replaceBadAliases(document) : [];
      psychFaults = [
        ...findPsychFaults(source, psych, whole),
        ...(cutOff ? [cutOff] : []),
        ...(psych.error ? badAliases : []),
      ];
      if (psych.error && namesTab(psych.error)) document.errors = [];
      duplicates = findDuplicates(document);
      const value: unknown = document.toJS({ maxAliasCount: 100 });
      return isRecord(value) ? value : {};
    },
  };
  // Whatever the front matter holds, it does not hold this fence.
  let fence = '---';
  while (`\n${yaml}`.includes(`\n${fence}`)) fence += '~';
  try {
    const { data } = matter(`---\n${yaml}\n${fence}\n`, {
      engines: { yaml: engine },
      language: 'yaml',
      delimiters: ['---', fence],
      excerpt: false,
    });
    return { data, document, offset, failure: undefined, duplicates, psychFaults, psych };
  } catch (error) {
    // The yaml library throws on an alias bomb and runs out of stack in absurd nesting.
    const failure = { code: 'NOT_READ', detail: String(error) };
    return { data: {}, document, offset, failure, duplicates, psychFaults, psych };
  }
}

/** gray-matter 4.0.3 looks for comments with `/^\s*#[^\n]+/gm`, which takes quadratic time on runs of blank lines. */
const TOO_MANY_BLANKS = /\s{4000}/;

/** Longer, in UTF-16 units, than any front matter; damaged YAML costs the library more than linear time. */
const MAX_LENGTH = 100_000;
/** Deeper than any front matter. The yaml library recurses, and near the end of its stack V8 ends the whole process. */
const MAX_DEPTH = 100;
const DEEP_LINE = new RegExp(`^(?: {${4 * MAX_DEPTH}}|[ \\t]*(?:[-?:][ \\t]+){${MAX_DEPTH}})`, 'm');

/** More than any front matter has. The library looks for the anchor of each alias through the whole document. */
const MAX_ALIASES = 100;

function hasTooManyAliases(document: Document.Parsed): boolean {
  let count = 0;
  visit(document, {
    Alias: () => (++count > MAX_ALIASES ? visit.BREAK : undefined),
  });
  return count > MAX_ALIASES;
}

function isTooDeep(yaml: string): boolean {
  let depth = 0;
  for (const [bracket] of yaml.matchAll(/[[\]{}]/g)) {
    if (bracket === '[' || bracket === '{') depth++;
    else if (depth > 0) depth--;
    if (depth > MAX_DEPTH) return true;
  }
  return DEEP_LINE.test(yaml);
}

/** The library's own check compares each key with all others; this one takes linear time. */
function findDuplicates(document: Document.Parsed): readonly RangedScalar[] {
  const duplicates: RangedScalar[] = [];
  const search = (node: unknown): void => {
    if (isSeq(node)) for (const item of node.items) search(item);
    if (!isMap(node)) return;
    const seen = new Set<unknown>();
    for (const { key, value } of node.items) {
      search(key);
      if (isRangedScalar(key)) {
        if (seen.has(key.value)) duplicates.push(key);
        seen.add(key.value);
      }
      search(value);
    }
  };
  search(document.contents);
  return duplicates;
}
