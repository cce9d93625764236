import type { Document } from 'yaml';
import { type Fences, findFences } from '../text/fences.ts';
import type { PsychReading } from '../text/psych/psych-reading.ts';
import { type Span, sliceSpan, spanOf } from '../text/span.ts';
import { readUsualYaml, type UsualField } from '../text/usual-yaml.ts';
import type { Field, YamlFault } from './field.ts';
import { readYaml } from './read-yaml.ts';
import { markSound, readFields, readValueSpans } from './yaml-fields.ts';
import { spanOfRange } from './yaml-range.ts';

/** The front matter of a post. */
export interface FrontMatter {
  /** From the first fence to the end of the last. */
  readonly span: Span;
  readonly openFence: Span;
  /** Undefined where nothing closes it; `yaml` then ends where the text stops looking like YAML. */
  readonly closeFence: Span | undefined;
  /** The lines between the fences. */
  readonly yaml: Span;
  readonly data: Readonly<Record<string, unknown>>;
  /** In source order; a key written twice is there twice. */
  readonly fields: readonly Field[];
  readonly faults: readonly YamlFault[];
  /** Where values stand that are something, by the keys and indices that lead to them: `/tags/0`. */
  readonly valueSpans: ReadonlyMap<string, Span>;
}

/** The field of that name that takes effect: of several, Jekyll takes the last. */
export function findField(frontMatter: FrontMatter | undefined, name: string): Field | undefined {
  return frontMatter?.fields.findLast(field => field.name === name);
}

/** Whether all of its YAML could be read. Keys given twice can: the last counts. */
export function isReadable({ faults }: FrontMatter): boolean {
  return faults.every(({ code }) => code === 'DUPLICATE_KEY');
}

/** Reads the front matter of a file, as Jekyll finds it. Never throws. */
export function parseFrontMatter(text: string): FrontMatter | undefined {
  const fences = findFences(text);
  if (!fences) return undefined;
  return readUsual(text, fences) ?? readAny(text, fences);
}

/** A front matter of the usual shapes, which takes a twentieth of the time of a YAML parser. */
function readUsual(text: string, fences: Fences): FrontMatter | undefined {
  const { start, end } = fences.yaml;
  const usual = readUsualYaml(text.slice(start, end));
  if (!usual) return undefined;
  return new ReadFrontMatter(fences, {
    data: usual.data,
    fields: usual.fields.map(field => toField(field, text, start)),
    faults: [],
    readSpans: () => readAny(text, fences).valueSpans,
  });
}

function toField(
  { name, keySpan, valueSpan, value, scalars }: UsualField,
  text: string,
  shift: number,
): Field {
  const place = (span: Span): Span => spanOf(span.start + shift, span.end + shift);
  const plain = scalars.filter(({ isQuoted }) => !isQuoted);
  const plainScalars = plain.map(scalar => {
    const span = place(scalar.span);
    return { span, text: sliceSpan(text, span), value: scalar.value };
  });
  return { name, keySpan: place(keySpan), valueSpan: place(valueSpan), value, plainScalars, isSound: true };
}

function readAny(text: string, fences: Fences): FrontMatter {
  const { yaml } = fences;
  const reading = readYaml(text.slice(yaml.start, yaml.end));
  const { data, document, offset, failure, duplicates, psychFaults, psych } = reading;
  const shift = yaml.start - offset;
  const placed = psychFaults.map(fault => ({
    ...fault,
    span: spanOf(fault.span.start + shift, fault.span.end + shift),
  }));
  const found = document && !failure ? [...readFaults(document, psych, { shift, yaml }), ...placed] : placed;
  const faults = found.sort((a, b) => a.span.start - b.span.start);
  return new ReadFrontMatter(fences, {
    data,
    fields: document ? markSound(readFields(document, shift), faults, text.slice(0, yaml.end)) : [],
    faults: [
      ...(failure ? [{ ...failure, span: yaml }] : faults),
      ...duplicates.map(key => ({
        code: 'DUPLICATE_KEY',
        detail: 'a key given twice',
        span: spanOfRange(key.range, shift),
      })),
    ],
    readSpans: () => (document ? readValueSpans(document, shift) : new Map()),
  });
}

/** What stands between the fences. */
interface Content extends Pick<FrontMatter, 'data' | 'fields' | 'faults'> {
  readSpans(): ReadonlyMap<string, Span>;
}

// A class: V8 keeps the getter of an object literal, and what it holds, until the next major garbage collection.
class ReadFrontMatter implements FrontMatter {
  readonly span: Span;
  readonly openFence: Span;
  readonly closeFence: Span | undefined;
  readonly yaml: Span;
  readonly data: Readonly<Record<string, unknown>>;
  readonly fields: readonly Field[];
  readonly faults: readonly YamlFault[];
  readonly #readSpans: () => ReadonlyMap<string, Span>;
  #valueSpans: ReadonlyMap<string, Span> | undefined;

  constructor({ span, openFence, closeFence, yaml }: Fences, { data, fields, faults, readSpans }: Content) {
    this.span = span;
    this.openFence = openFence;
    this.closeFence = closeFence;
    this.yaml = yaml;
    this.data = data;
    this.fields = fields;
    this.faults = faults;
    this.#readSpans = readSpans;
  }

  /** Only what is wrong is asked for its place. */
  get valueSpans(): ReadonlyMap<string, Span> {
    this.#valueSpans ??= this.#readSpans();
    return this.#valueSpans;
  }
}

function readFaults(
  document: Document.Parsed,
  psych: PsychReading | undefined,
  { shift, yaml }: { readonly shift: number; readonly yaml: Span },
): readonly YamlFault[] {
  const faults: YamlFault[] = document.errors.map(error => {
    const start = Math.min(Math.max(error.pos[0] + shift, yaml.start), yaml.end);
    const end = Math.min(Math.max(error.pos[1] + shift, start), yaml.end);
    const code = psych?.error ? error.code : 'ONLY_OTHERS';
    return { code, detail: error.message, span: spanOf(start, end) };
  });
  if (psych?.root === 'list' || psych?.root === 'text') {
    return [{ code: 'NOT_A_MAP', detail: 'not a mapping', span: yaml }];
  }
  return faults;
}
