import { strip } from '../text/ascii-space.ts';
import { FRAGMENT, NotStrict, readAttributes, S, StrictParser } from './liquid-grammar.ts';
import { LiquidStop } from './liquid-stop.ts';
import { Float, MethodLiteral, numberOf, Range, readInteger, type Value } from './values/value.ts';

/** What has a value once it is known what the names mean. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'range'; readonly first: Expression; readonly last: Expression }
  | { readonly kind: 'lookup'; readonly name: Expression; readonly keys: readonly Key[] };

/** A step from a value to one that it holds. */
export interface Key {
  readonly expression: Expression;
  /** `size`, `first` and `last` behind a dot ask for what a value without such a key has. */
  readonly isCommand: boolean;
}

/** A filter and what it is given. */
export interface FilterCall {
  readonly name: string;
  readonly operands: readonly Expression[];
  readonly named: readonly (readonly [name: string, value: Expression])[];
}

/** What stands in `{{ … }}`. */
export interface FilteredValue {
  readonly value: Expression;
  readonly filters: readonly FilterCall[];
}

/** A comparison, and those that follow it behind `and` or `or`: Liquid reads them from the right. */
export interface Condition {
  readonly left: Expression;
  readonly operator: string | undefined;
  readonly right: Expression;
  readonly next?: { readonly relation: 'and' | 'or'; readonly condition: Condition };
}

const literal = (value: Value): Expression => ({ kind: 'literal', value });
const nothing = literal(null);

const words: ReadonlyMap<string, Expression> = new Map<string, Expression>([
  ['', nothing],
  ['nil', nothing],
  ['null', nothing],
  ['true', literal(true)],
  ['false', literal(false)],
  // So they are in Liquid 4; Jekyll gives its own to Liquid 5 (`liquid_expr_method_literal.rb`).
  ['blank', literal(new MethodLiteral('blank', true))],
  ['empty', literal(new MethodLiteral('empty', true))],
]);

/** `Liquid::Expression.parse`: anything is one. */
export function parseExpression(text: string | undefined, depth = 0): Expression {
  // A name in a name in a name: nobody writes so many, and each would take a piece of the stack.
  if (text === undefined || depth > 50) return nothing;
  const markup = strip(text);
  const quote = markup[0];
  if ((quote === '"' || quote === "'") && markup.endsWith(quote)) return literal(markup.slice(1, -1));
  if (/^-?\d+$/.test(markup)) return literal(readInteger(markup));
  const range = rangeOf(markup);
  if (range) {
    const first = parseExpression(range[0], depth + 1);
    const last = parseExpression(range[1], depth + 1);
    if (first.kind === 'literal' && last.kind === 'literal') return foldRange(first.value, last.value);
    return { kind: 'range', first, last };
  }
  if (/^-?\d[\d.]+$/.test(markup)) return literal(new Float(Number.parseFloat(markup)));
  return words.get(markup) ?? parseLookup(markup, depth);
}

/** The ends of `(a..b)`: the first as long as it can be, as Ruby matches it. */
function rangeOf(markup: string): readonly [string, string] | undefined {
  if (!markup.startsWith('(') || !markup.endsWith(')')) return undefined;
  const inner = strip(markup.slice(1, -1));
  const dots = inner.lastIndexOf('..');
  if (dots < 1) return undefined;
  const [first, last] = [strip(inner.slice(0, dots)), strip(inner.slice(dots + 2))];
  const isOne = (part: string): boolean => part !== '' && !/[ \t\r\n\f\v]/.test(part);
  return isOne(first) && isOne(last) ? [first, last] : undefined;
}

/** Ends that are written out are turned into integers at once; where that is not possible, Ruby stops. */
function foldRange(first: Value, last: Value): Expression {
  const toInteger = (value: Value): number => {
    const hasNone = typeof value === 'boolean' || value instanceof Range || value instanceof MethodLiteral;
    if (hasNone) throw new LiquidStop('bad-value', 'range');
    if (typeof value === 'string') return Number.parseInt(value, 10) || 0;
    if (value instanceof Float) return Math.trunc(value.value);
    return numberOf(value) ?? 0;
  };
  return literal(new Range(toInteger(first), toInteger(last)));
}

/** `Liquid::VariableLookup`. */
function parseLookup(markup: string, depth: number): Expression {
  const [name, ...rest] = markup.match(/\[[^\]]+\]|[\w-]+\??/g) ?? [];
  const inBrackets = (part: string): string | undefined =>
    part.startsWith('[') && part.endsWith(']') ? part.slice(1, -1) : undefined;
  const partOf = (part: string): Expression => {
    const inner = inBrackets(part);
    return inner === undefined ? literal(part) : parseExpression(inner, depth + 1);
  };
  return {
    kind: 'lookup',
    name: name === undefined ? nothing : partOf(name),
    keys: rest.map(part => ({
      expression: partOf(part),
      isCommand: part === 'size' || part === 'first' || part === 'last',
    })),
  };
}

/** `Liquid::Variable`: what stands in `{{ … }}`, or behind `assign x =`. */
export function parseFilteredValue(markup: string): FilteredValue {
  return strictly(markup, readStrictValue) ?? readLaxValue(markup);
}

/** Undefined where the strict parser refuses the markup. */
export function strictly<Result>(markup: string, read: (parser: StrictParser) => Result): Result | undefined {
  try {
    const parser = new StrictParser(markup);
    const result = read(parser);
    parser.need('end');
    return result;
  } catch (error) {
    if (error instanceof NotStrict) return undefined;
    throw error;
  }
}

function readStrictValue(parser: StrictParser): FilteredValue {
  if (parser.take('end') !== undefined) {
    return { value: nothing, filters: [] };
  }
  const value = parseExpression(parser.expression());
  const filters: FilterCall[] = [];
  while (parser.take('special', '|') !== undefined) {
    const name = parser.need('id');
    const operands: string[] = [];
    if (parser.take('special', ':') !== undefined) {
      do operands.push(parser.argument());
      while (parser.take('special', ',') !== undefined);
    }
    filters.push(toFilterCall(name, operands));
  }
  return { value, filters };
}

const LAX_VALUE = new RegExp(`(${FRAGMENT})(.*)`, 's');
const LAX_FILTERS = new RegExp(`(?:${S}+|${FRAGMENT}|,)+`, 'g');
const LAX_OPERANDS = new RegExp(`(?::|,)${S}*((?:\\w+${S}*:${S}*)?${FRAGMENT})`, 'g');

function readLaxValue(markup: string): FilteredValue {
  const [, value, rest = ''] = LAX_VALUE.exec(markup) ?? [];
  if (value === undefined) return { value: nothing, filters: [] };
  const bar = rest.indexOf('|');
  const written = bar < 0 ? [] : (rest.slice(bar + 1).match(LAX_FILTERS) ?? []);
  const filters = written.flatMap(filter => {
    const name = /\w+/.exec(filter)?.[0];
    const operands = [...filter.matchAll(LAX_OPERANDS)].map(match => match[1]!);
    return name === undefined ? [] : [toFilterCall(name, operands)];
  });
  return { value: parseExpression(value), filters };
}

function toFilterCall(name: string, operands: readonly string[]): FilterCall {
  const call = { name, operands: [] as Expression[], named: [] as [string, Expression][] };
  for (const operand of operands) {
    const [attribute] = /^\w[\w-]*[ \t\r\n\f\v]*:/.test(operand) ? readAttributes(operand) : [];
    if (attribute) call.named.push([attribute[0], parseExpression(attribute[1])]);
    else call.operands.push(parseExpression(operand));
  }
  return call;
}

const LAX_COMPARISON = new RegExp(`(${FRAGMENT})${S}*([=!<>a-z_]+)?${S}*(${FRAGMENT})?`);
const LAX_CONNECTED = new RegExp(
  `\\b(?:${S}?and${S}?|${S}?or${S}?)\\b|(?:${S}*(?!\\b(?:${S}?and${S}?|${S}?or${S}?)\\b)(?:${FRAGMENT}|[^ \\t\\r\\n\\f\\v]+)${S}*)+`,
  'g',
);

/** The condition of an `if`. Throws where Liquid refuses it. */
export function parseCondition(markup: string): Condition {
  return strictly(markup, parser => readStrictCondition(parser, toOperand)) ?? readLaxCondition(markup);
}

/** The condition of `where_exp` and its like, where `empty` asks nobody; only the strict reading counts there. */
export function parseStrictCondition(markup: string): Condition {
  const condition = strictly(markup, parser => readStrictCondition(parser, parseExpression));
  if (!condition) throw new LiquidStop('bad-value', markup);
  return condition;
}

/** On a side of a comparison `empty` and `blank` ask the other. */
function toOperand(markup: string | undefined): Expression {
  return markup === 'empty' || markup === 'blank'
    ? literal(new MethodLiteral(markup))
    : parseExpression(markup);
}

/** Of what is written in a `when`. */
export const parseOperand: (markup: string | undefined) => Expression = toOperand;

function readStrictCondition(parser: StrictParser, operandOf: (markup: string) => Expression): Condition {
  const comparisons: Condition[] = [];
  const relations: ('and' | 'or')[] = [];
  for (;;) {
    const left = operandOf(parser.expression());
    const operator = parser.take('comparison');
    const right = operator === undefined ? nothing : operandOf(parser.expression());
    comparisons.push({ left, operator, right });
    const relation = parser.take('id', 'and') ?? parser.take('id', 'or');
    if (relation === undefined) break;
    relations.push(relation === 'and' ? 'and' : 'or');
  }
  return chain(comparisons, relations);
}

function chain(comparisons: readonly Condition[], relations: readonly ('and' | 'or')[]): Condition {
  let condition = comparisons.at(-1)!;
  for (let index = relations.length - 1; index >= 0; index--) {
    condition = { ...comparisons[index]!, next: { relation: relations[index]!, condition } };
  }
  return condition;
}

/** The expressions for it take more than linear time; nobody writes a condition of such a length. */
const MAX_LAX_CONDITION = 2_000;

function readLaxCondition(markup: string): Condition {
  if (markup.length > MAX_LAX_CONDITION) throw new LiquidStop('too-much', '');
  const parts = markup.match(LAX_CONNECTED) ?? [];
  const comparisons: Condition[] = [];
  const relations: ('and' | 'or')[] = [];
  for (let index = 0; index === 0 || index < parts.length; index += 2) {
    const match = LAX_COMPARISON.exec(parts[index] ?? '');
    if (!match) throw new LiquidStop('bad-syntax', '');
    const [, left, operator, right] = match;
    comparisons.push({ left: toOperand(left), operator, right: toOperand(right) });
    const relation = strip(parts[index + 1] ?? '');
    if (index + 1 >= parts.length) break;
    if (relation !== 'and' && relation !== 'or') throw new LiquidStop('bad-syntax', '');
    relations.push(relation);
    if (index + 2 >= parts.length) throw new LiquidStop('bad-syntax', '');
  }
  return chain(comparisons, relations);
}
