import { type Document, isAlias, isCollection, isScalar, type Node, type Range, Scalar, visit } from 'yaml';
import type { PsychReading } from '../text/psych/psych-reading.ts';
import { UNPRINTABLE } from '../text/psych/psych-text.ts';
import { lastAtOrBefore } from '../text/sorted.ts';
import { sliceSpan, spanOf } from '../text/span.ts';
import type { YamlFault } from './field.ts';
import { isRangedScalar } from './yaml-range.ts';

/** A line that holds nothing, or a comment, behind a tab. */
const TAB_LINE = /^\t[ \t]*(?=\r?$|#)/gm;

/** What ends a line to Psych, where the rest of the line then is neither a key nor a comment. */
const LINE_END =
  /(?:\r(?!\n)|[\x85\u2028\u2029])(?=[^\s#:-][^:\n\r\x85\u2028\u2029]*(?:[\n\r\x85\u2028\u2029]|$))/g;

/**
 * Why Psych, which reads front matter for Jekyll, stops at YAML that the yaml library reads, where that is known of a
 * character: within quotes and brackets it bears tabs and all line ends. All else it stops at is one fault, at the place
 * that it names.
 */
export function findPsychFaults(
  yaml: string,
  reading: PsychReading,
  document: Document.Parsed,
): readonly YamlFault[] {
  const { error, symbols, badAliases } = reading;
  const unprintable = findAll(UNPRINTABLE, yaml, 'UNPRINTABLE');
  if (!error) {
    const aliases = badAliases.map(span => ({ code: 'BAD_ALIAS', detail: 'an alias of nothing', span }));
    return [...unprintable, ...findSymbolKeys(yaml, symbols, document), ...aliases];
  }
  const inTheOpen = [...findAll(TAB_LINE, yaml, 'TAB_LINE'), ...findAll(LINE_END, yaml, 'LINE_END')];
  const isSheltered = inTheOpen.length === 0 ? undefined : findShelters(document);
  const found = [...unprintable, ...inTheOpen.filter(({ span }) => !isSheltered?.(span.start))];
  const { problem, at } = error;
  if (found.length > 0 || (document.errors.length > 0 && !namesTab(error))) return found;
  const code = namesTab(error) ? 'TAB_AS_INDENT' : 'PSYCH';
  return [{ code, detail: problem, span: spanOf(at, Math.min(at + 1, yaml.length)) }];
}

/** A tab that the library takes for a line without indentation. */
export function namesTab({ problem }: NonNullable<PsychReading['error']>): boolean {
  return problem.startsWith('found a tab character');
}

function findAll(pattern: RegExp, yaml: string, code: string): readonly YamlFault[] {
  return Array.from(yaml.matchAll(pattern), ({ 0: found, index }) => ({
    code,
    detail: found,
    span: spanOf(index, index + found.length),
  }));
}

/** Psych makes symbols of Ruby of what starts with a colon; as a value another rule tells so. */
function findSymbolKeys(
  yaml: string,
  symbols: readonly number[],
  document: Document.Parsed,
): readonly YamlFault[] {
  if (symbols.length === 0) return [];
  const starts = new Set(symbols);
  const faults: YamlFault[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (!isRangedScalar(key) || !starts.has(key.range[0])) return;
      const span = spanOf(key.range[0], key.range[1]);
      faults.push({ code: 'SYMBOL_KEY', detail: sliceSpan(yaml, span), span });
    },
  });
  return faults;
}

/**
 * Where Psych, which reads one document, takes it to end before the text does, and never looks at the rest: at a line
 * that is indented less than the first, behind braces around all, or at a line of dashes that is no fence.
 */
export function findCutOff(yaml: string, { end, error }: PsychReading): YamlFault | undefined {
  if (error || end >= yaml.length) return undefined;
  const lineStart = yaml.lastIndexOf('\n', end - 1) + 1;
  const start = yaml.slice(lineStart, end).trim() === '' ? lineStart : end;
  const detail = /^[^\r\n]*/.exec(yaml.slice(start))![0];
  return { code: 'CUT_OFF', detail, span: spanOf(start, start + detail.length) };
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

/**
 * An alias of nothing makes the library refuse the whole; in its place stands what is written, so that the rest is read.
 * Its faults count where Psych stops before it has seen all.
 */
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
