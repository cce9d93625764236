import { scanName } from '../../kramdown/grammar.ts';
import { skipSpace } from '../../text/ascii-space.ts';

/** Why kramdown cannot read a start tag. */
export interface UnreadableReason {
  /**
   * blank: an attribute directly behind a quoted value; early: something else there, as where a value holds a quote;
   * bare: a value without quotes that is no word; quote: one whose quote is never closed; junk: what is no attribute.
   */
  readonly kind: 'blank' | 'early' | 'bare' | 'quote' | 'junk';
  /** What stands there, up to a blank: of `bare` and `quote`, the attribute's name. */
  readonly what: string;
}

/** Where kramdown stops in a start tag, `raw`, that it cannot read; undefined if it does not. */
export function findUnreadableReason(raw: string): UnreadableReason | undefined {
  let position = scanName(raw, 1);
  for (let isBehindValue = false; ; ) {
    const start = skipSpace(raw, position);
    if (/^\/?>$/.test(raw.slice(start))) return undefined;
    const nameEnd = scanName(raw, start);
    if (start === position && isBehindValue) return behindValue(raw, start);
    if (nameEnd === start || start === position) return { kind: 'junk', what: wordAt(raw, start) };
    const name = raw.slice(start, nameEnd);
    const equals = skipSpace(raw, nameEnd);
    isBehindValue = raw[equals] === '=';
    if (!isBehindValue) {
      position = nameEnd;
      continue;
    }
    const valueStart = skipSpace(raw, equals + 1);
    const quote = raw[valueStart];
    if (quote === '"' || quote === "'") {
      const close = raw.indexOf(quote, valueStart + 1);
      if (close < 0) return { kind: 'quote', what: name };
      position = close + 1;
    } else {
      const value = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]*(?=[\s>]|\/>)/u.exec(raw.slice(valueStart))?.[0];
      if (!value) return { kind: 'bare', what: name };
      position = valueStart + value.length;
    }
  }
}

function behindValue(raw: string, start: number): UnreadableReason {
  const isAttribute = raw[skipSpace(raw, scanName(raw, start))] === '=' && scanName(raw, start) > start;
  return { kind: isAttribute ? 'blank' : 'early', what: wordAt(raw, start) };
}

function wordAt(raw: string, start: number): string {
  return /^[^\s>]*/.exec(raw.slice(start))![0];
}
