import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  type Node,
  type Range,
  Scalar,
  visit,
} from 'yaml';
import { lastAtOrBefore } from '../text/sorted.ts';
import { spanOf } from '../text/span.ts';
import type { YamlFault } from './field.ts';

/** What is not printable in YAML 1.1: Psych refuses it anywhere, comments and quotes included. */
const UNPRINTABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;

/** A line that holds nothing, or a comment, behind a tab. */
const TAB_LINE = /^\t[ \t]*(?=\r?$|#)/gm;

/** What ends a line to Psych, where the rest of the line then is neither a key nor a comment. */
const LINE_END =
  /(?:\r(?!\n)|[\x85\u2028\u2029])(?=[^\s#:-][^:\n\r\x85\u2028\u2029]*(?:[\n\r\x85\u2028\u2029]|$))/g;

/**
 * Where Psych, which reads front matter for Jekyll, stumbles and the yaml library does not. What was asked of Psych
 * 4.0: within quotes and brackets it bears tabs and all line ends.
 */
export function findPsychFaults(yaml: string, document: Document.Parsed): readonly YamlFault[] {
  const at = (pattern: RegExp, code: string): readonly YamlFault[] =>
    Array.from(yaml.matchAll(pattern), ({ 0: found, index }) => ({
      code,
      detail: found,
      span: spanOf(index, index + found.length),
    }));
  const inTheOpen = [...at(TAB_LINE, 'TAB_LINE'), ...at(LINE_END, 'LINE_END')];
  const unprintable = at(UNPRINTABLE, 'UNPRINTABLE');
  if (inTheOpen.length === 0) return unprintable;
  const isSheltered = findShelters(document);
  return [...unprintable, ...inTheOpen.filter(({ span }) => !isSheltered(span.start))];
}

/**
 * Where Psych, which reads one document, takes it to end before the text does, and never looks at the rest: at a line
 * that is indented less than the first, behind braces around all, or at a line of dashes that is no fence.
 */
export function findCutOff(yaml: string, document: Document.Parsed): YamlFault | undefined {
  const { contents, errors } = document;
  if (!isMap(contents) || !contents.range) return undefined;
  const end = contents.range[2];
  const rest = /^[ \t]*[^\s#][^\r\n]*/m.exec(yaml.slice(end));
  if (!rest || errors.some(({ pos }) => pos[0] < end)) return undefined;
  const start = end + rest.index;
  if (start > 0 && yaml[start - 1] !== '\n') return undefined;
  return { code: 'CUT_OFF', detail: rest[0], span: spanOf(start, start + rest[0].length) };
}

/** Quotes and brackets, the outermost. */
function findShelters(document: Document.Parsed): (offset: number) => boolean {
  const starts: number[] = [];
  const ends: number[] = [];
  visit(document, {
    Node(_, node) {
      const isQuoted = isScalar(node) && /^QUOTE/.test(node.type ?? '');
      const isFlow = isCollection(node) && node.flow;
      if (!node.range || (!isQuoted && !isFlow)) return undefined;
      starts.push(node.range[0]);
      ends.push(node.range[1]);
      return visit.SKIP;
    },
  });
  return offset => (ends[lastAtOrBefore(starts, offset)] ?? 0) > offset;
}

/** An alias of nothing makes the library refuse the whole; in its place stands what is written, so that the rest is read. */
export function replaceBadAliases(document: Document.Parsed): readonly YamlFault[] {
  const anchors = new Set<string>();
  const faults: YamlFault[] = [];
  visit(document, {
    Node(_, node): Node | undefined {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor);
        return undefined;
      }
      if (anchors.has(node.source) || !node.range) return undefined;
      const [start, end]: Range = node.range;
      faults.push({ code: 'BAD_ALIAS', detail: 'an alias of nothing', span: spanOf(start, end) });
      return Object.assign(new Scalar(`*${node.source}`), { range: node.range });
    },
  });
  return faults;
}
