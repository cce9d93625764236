import type { Site } from '../../site/site.ts';
import { findFences } from '../../text/fences.ts';
import { sliceSpan } from '../../text/span.ts';
import { fromPlainData, readRubyYaml, yamlReaderOf } from '../values/ruby-yaml.ts';
import { type Hash, isHash, type Value } from '../values/value.ts';

/** The front matter of a file, with what `_config.yml` gives to it. */
export function readFrontMatter(
  text: string,
  site: Site,
  given: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, Value> {
  const own = readOwnFrontMatter(text, site);
  const values = new Map<string, Value>();
  for (const [name, value] of Object.entries(given)) values.set(name, fromPlainData(value));
  for (const [name, value] of own) {
    const key = String(name);
    // Jekyll merges: what is said to be nothing does not hide a default.
    if (value !== null || !values.has(key)) values.set(key, mergeValues(values.get(key), value));
  }
  return values;
}

/** The front matter of a file, as far as it is a mapping. */
export function readOwnFrontMatter(text: string, site: Site): Hash {
  const fences = findFences(text);
  const own = fences ? readRubyYaml(sliceSpan(text, fences.yaml), yamlReaderOf(site)) : null;
  return isHash(own) ? own : new Map();
}

/**
 * Whether Jekyll stops reading a document at its front matter, and publishes it with what `_config.yml` says of it alone:
 * where that is no YAML, or no mapping (`Document#read` of 4.3 and 3.9).
 */
export function isFrontMatterBroken(text: string, site: Site): boolean {
  const fences = findFences(text);
  if (!fences?.closeFence) return false;
  const own = readRubyYaml(sliceSpan(text, fences.yaml), yamlReaderOf(site));
  return own !== null && own !== false && !isHash(own);
}

/** `Utils.deep_merge_hashes`: what `own` says, and below it what `base` does. */
export function mergeValues(base: Value | undefined, own: Value): Value {
  if (base === undefined || !isHash(base) || !isHash(own)) return own;
  const merged = new Map(base);
  for (const [name, value] of own) merged.set(name, mergeValues(merged.get(name), value));
  return merged;
}
