import { type Document, isMap, parseDocument, type YAMLError } from 'yaml';
import { lastAtOrBefore } from '../text/sorted.ts';

/** Parses YAML as front matter is to be read: silently, and of a key given twice both. */
export function parseYaml(yaml: string): Document.Parsed {
  return parseDocument(yaml, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false });
}

/** Where a value starts with a quote or bracket that may not be closed. */
const OPENINGS = {
  quote: /^[\p{L}\p{N}_-]+:[ \t]+(?:"(?!.*")|'(?!.*'))/gmu,
  bracket: /^[\p{L}\p{N}_-]+:[ \t]+[[{]/gmu,
};

/**
 * The document that `yaml` would be if its damaged lines were comments, with the errors of the one that it is. The
 * library reads on after an error, but takes what follows `title: a: b` for a part of that value. Where the rest has
 * errors even so, it is the document as it is.
 */
export function readAroundDamage(yaml: string, document: Document.Parsed): Document.Parsed {
  if (document.errors.length === 0) return document;
  const find = (pattern: RegExp): readonly number[] =>
    Array.from(yaml.matchAll(pattern), ({ 0: found, index }) => index + found.length - 1);
  const [quotes, brackets] = [find(OPENINGS.quote), find(OPENINGS.bracket)];
  const openingOf = ({ message, pos }: YAMLError): number | undefined => {
    if (/^Missing closing/.test(message)) return quotes[lastAtOrBefore(quotes, pos[0])];
    return /^Flow/.test(message) ? brackets[lastAtOrBefore(brackets, pos[0])] : undefined;
  };
  const damaged = document.errors.map(error => openingOf(error) ?? error.pos[0]);
  const around = parseYaml(asComments(yaml, damaged));
  if (around.errors.length > 0 || !isMap(around.contents)) return document;
  // What is not closed ends, as the rest shows, with its line.
  for (const error of document.errors) {
    const opening = openingOf(error);
    if (opening !== undefined) error.pos = [opening, lineEndAt(yaml, opening)];
  }
  around.errors = document.errors;
  return around;
}

function lineEndAt(yaml: string, offset: number): number {
  return offset + /^[^\r\n]*/.exec(yaml.slice(offset))![0].length;
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
