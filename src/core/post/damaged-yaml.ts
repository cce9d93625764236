import { type Document, isMap, parseDocument } from 'yaml';
import { lastAtOrBefore } from '../text/sorted.ts';

/** Parses YAML as front matter is to be read: silently, and of a key given twice both. */
export function parseYaml(yaml: string): Document.Parsed {
  return parseDocument(yaml, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false });
}

/** Where a value starts with a quote or bracket that may not be closed. */
const OPENING = /^[\w-]+:[ \t]+["'[{]/gm;

/**
 * The document that `yaml` would be if its damaged lines were comments, with the errors of the one that it is. The
 * library reads on after an error, but takes what follows `title: a: b` for a part of that value. Where the rest has
 * errors even so, it is the document as it is.
 */
export function readAroundDamage(yaml: string, document: Document.Parsed): Document.Parsed {
  if (document.errors.length === 0) return document;
  const openings = Array.from(yaml.matchAll(OPENING), ({ index }) => index);
  const damaged = document.errors.map(({ message, pos }) => {
    const isUnclosed = /^(?:Missing closing|Flow)/.test(message);
    return (isUnclosed ? openings[lastAtOrBefore(openings, pos[0])] : undefined) ?? pos[0];
  });
  const around = parseYaml(asComments(yaml, damaged));
  if (around.errors.length > 0 || !isMap(around.contents)) return document;
  around.errors = document.errors;
  return around;
}

/** With `#` for every character of the lines in which the offsets, in ascending order or not, lie. */
function asComments(yaml: string, offsets: readonly number[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const offset of offsets.toSorted((a, b) => a - b)) {
    if (offset < end) continue;
    const start = yaml.lastIndexOf('\n', offset - 1) + 1;
    const newline = yaml.indexOf('\n', offset);
    const stop = newline < 0 ? yaml.length : newline;
    parts.push(
      yaml.slice(end, Math.max(start, end)),
      yaml.slice(Math.max(start, end), stop).replace(/[^\r]/g, '#'),
    );
    end = stop;
  }
  return parts.join('') + yaml.slice(end);
}
