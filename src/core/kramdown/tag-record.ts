import { attributeKey } from '../html/known-attributes.ts';
import { type Source, spanIn } from '../text/source.ts';
import { type Span, spanOf } from '../text/span.ts';
import { isKnownElement } from './elements.ts';
import type { ScannedAttribute, ScannedTag } from './grammar.ts';
import type { OpenTag, Reader } from './reader.ts';
import type { Attribute, Tag } from './tag.ts';

/** What is known of a tag when it has been read. */
export interface TagParts {
  readonly kind: Tag['kind'];
  readonly name: string;
  readonly span: Span;
  readonly parent: OpenTag | undefined;
  readonly printed: boolean;
  readonly partner?: OpenTag | undefined;
  readonly inCode?: boolean;
  readonly readable?: boolean;
  readonly scanned?: ScannedTag;
}

/** A tag whose attributes are made when somebody asks for them: most are never asked. */
export class TagRecord implements OpenTag {
  readonly kind: Tag['kind'];
  readonly name: string;
  readonly span: Span;
  readonly parent: OpenTag | undefined;
  readonly inCode: boolean;
  readonly readable: boolean;
  readonly printed: boolean;
  partner: OpenTag | undefined;
  holdsBlocks = false;
  readonly #reader: Reader;
  readonly #scanned: ScannedTag | undefined;
  #attributes: readonly Attribute[] | undefined;

  constructor(reader: Reader, parts: TagParts) {
    this.kind = parts.kind;
    this.name = parts.name;
    this.span = parts.span;
    this.parent = parts.parent;
    this.inCode = parts.inCode ?? false;
    this.readable = parts.readable ?? true;
    this.printed = parts.printed;
    this.partner = parts.partner;
    this.#reader = reader;
    this.#scanned = parts.scanned;
  }

  get scope(): number {
    return this.#reader.scope;
  }

  get textEnd(): number | undefined {
    return this.#reader.textEnd;
  }

  get attributes(): readonly Attribute[] {
    this.#attributes ??= toAttributes(this.#reader, this.#scanned);
    return this.#attributes;
  }

  get hasLiquid(): boolean {
    const changed = this.#reader.sink.liquid.within(this.span);
    if (changed.length === 0) return false;
    const values = this.attributes.flatMap(({ valueSpan }) => valueSpan ?? []);
    return !changed.every(span => values.some(value => value.start <= span.start && span.end <= value.end));
  }

  toAttributes(): Map<string, string> | undefined {
    if (!this.#scanned || this.#scanned.attributes.length === 0) return undefined;
    const { text } = this.#reader.source;
    const attributes = new Map<string, string>();
    const isKnown = isKnownElement(this.name);
    for (const { nameStart, nameEnd, valueStart, valueEnd } of this.#scanned.attributes) {
      const name = text.slice(nameStart, nameEnd);
      attributes.set(
        isKnown ? name.toLowerCase() : name,
        valueStart < 0 ? '' : text.slice(valueStart, valueEnd),
      );
    }
    attributes.delete('markdown');
    return attributes;
  }
}

const noAttributes: readonly Attribute[] = [];

function toAttributes(reader: Reader, scanned: ScannedTag | undefined): readonly Attribute[] {
  if (!scanned || scanned.attributes.length === 0) return noAttributes;
  return scanned.attributes.map(attribute => new AttributeRecord(reader, attribute));
}

/** An attribute whose parts are made when somebody asks for them: most are asked for their name alone. */
class AttributeRecord implements Attribute {
  readonly name: string;
  readonly key: string;
  readonly #reader: Reader;
  readonly #scanned: ScannedAttribute;

  constructor(reader: Reader, scanned: ScannedAttribute) {
    this.name = reader.source.text.slice(scanned.nameStart, scanned.nameEnd);
    this.key = attributeKey(this.name);
    this.#reader = reader;
    this.#scanned = scanned;
  }

  get value(): string | undefined {
    const { valueStart, valueEnd } = this.#scanned;
    return valueStart < 0 ? undefined : this.#reader.source.text.slice(valueStart, valueEnd);
  }

  get span(): Span {
    return spanIn(this.#reader.source, this.#scanned.nameStart, this.#scanned.end);
  }

  get valueSpan(): Span | undefined {
    return this.#scanned.valueStart < 0 ? undefined : valueSpanOf(this.#reader.source, this.#scanned);
  }

  get hasLiquid(): boolean {
    const { valueSpan } = this;
    return valueSpan !== undefined && this.#reader.sink.liquid.within(valueSpan).length > 0;
  }
}

/** All between the quotes, also Liquid that prints nothing. */
function valueSpanOf(source: Source, { valueStart, valueEnd }: ScannedAttribute): Span {
  const isQuoted =
    source.text[valueEnd] === source.text[valueStart - 1] && /["']/.test(source.text[valueEnd] ?? '');
  if (!isQuoted) return spanIn(source, valueStart, valueEnd);
  return spanOf(source.offsetBehind(valueStart - 1), source.offsetAt(valueEnd));
}
