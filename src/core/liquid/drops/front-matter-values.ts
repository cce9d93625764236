import { defaultValues, type Site } from '../../site/site.ts';
import { findFences } from '../../text/fences.ts';
import { sliceSpan } from '../../text/span.ts';
import { fromPlainData, readRubyYaml } from '../values/ruby-yaml.ts';
import { isHash, type Value } from '../values/value.ts';

/** The front matter of a file, with what `_config.yml` gives to files of its path. */
export function readFrontMatter(path: string, text: string, site: Site): ReadonlyMap<string, Value> {
  const fences = findFences(text);
  const own = fences ? readRubyYaml(sliceSpan(text, fences.yaml), site.timeZone ?? 'UTC') : null;
  const values = new Map<string, Value>();
  for (const [name, value] of Object.entries(defaultValues(site, path)))
    values.set(name, fromPlainData(value));
  if (!isHash(own)) return values;
  for (const [name, value] of own) {
    const key = String(name);
    // Jekyll merges: what is said to be nothing does not hide a default.
    if (value !== null || !values.has(key)) values.set(key, mergeValues(values.get(key), value));
  }
  return values;
}

function mergeValues(base: Value | undefined, own: Value): Value {
  if (base === undefined || !isHash(base) || !isHash(own)) return own;
  const merged = new Map(base);
  for (const [name, value] of own) merged.set(name, mergeValues(merged.get(name), value));
  return merged;
}
