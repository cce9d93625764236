import { addChild } from '../element.ts';
import { createSpan, type SpanState, takeText } from './span-state.ts';

/** What a quote is printed as: its name in HTML. */
type QuoteName = 'lsquo' | 'rsquo' | 'ldquo' | 'rdquo';

interface QuoteRule {
  /** The first group is the text before the quotes. */
  readonly pattern: RegExp;
  /** `left` and `right` depend on the mark in the last group. */
  readonly quotes: readonly (QuoteName | 'left' | 'right')[];
}

// Ruby's `\w` is ASCII's, its `\b` and `\B` are Unicode's.
const WORD = '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}]';
// Without `_`: before a word the first rule takes it, and else no `\B` follows it.
const PUNCTUATION = '[!"#$%\'()*+,\\-./:;<=>?@[\\\\\\]^`{|}~]';
const SPACE = '[ \\t\\n\\v\\f\\r]';

/** SmartyPants' rules in kramdown's order; the first that matches decides. */
const rules: readonly QuoteRule[] = [
  { pattern: /()(["'])(?=[_*]{1,2}[^ \t\n\v\f\r])/uy, quotes: ['left'] },
  { pattern: new RegExp(`()(["'])(?=${PUNCTUATION}(?!\\.\\.)(?!${WORD}))`, 'uy'), quotes: ['right'] },
  { pattern: new RegExp(`(${SPACE}?)"'(?=\\w)`, 'y'), quotes: ['ldquo', 'lsquo'] },
  { pattern: new RegExp(`(${SPACE}?)'"(?=\\w)`, 'y'), quotes: ['lsquo', 'ldquo'] },
  { pattern: new RegExp(`(${SPACE}?)'(?=\\d\\ds)`, 'y'), quotes: ['rsquo'] },
  { pattern: new RegExp(`(${SPACE})(['"])(?=\\w)`, 'y'), quotes: ['left'] },
  { pattern: /([^ \\\t\r\n[{(-])(['"])/uy, quotes: ['right'] },
  { pattern: new RegExp(`()(["'])(?=${SPACE}|s(?!${WORD})|$)`, 'uy'), quotes: ['right'] },
  { pattern: /(.?)'/suy, quotes: ['lsquo'] },
  { pattern: /(.?)"/suy, quotes: ['ldquo'] },
];

/** Quotes as a typesetter sets them; the text before the quote, one character or none, starts at the position. */
export function readSmartQuotes(state: SpanState): boolean {
  const { text, position } = state;
  for (const { pattern, quotes } of rules) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (!match) continue;
    const end = position + match[0].length;
    takeText(state, position + match[1]!.length);
    for (const quote of quotes) {
      const name = quote === 'left' || quote === 'right' ? nameQuote(quote, match[2]!) : quote;
      addChild(state.tree, createSpan(state, 'quote', state.position, state.position + 1, name));
      state.position++;
    }
    state.position = end;
    return true;
  }
  return false;
}

function nameQuote(side: 'left' | 'right', mark: string): QuoteName {
  if (side === 'left') return mark === '"' ? 'ldquo' : 'lsquo';
  return mark === '"' ? 'rdquo' : 'rsquo';
}
