import type { Condition, Expression, FilteredValue, Key } from './expression.ts';
import { callFilter } from './filters/filter.ts';
import { LiquidStop } from './liquid-stop.ts';
import type { PostContext } from './post-context.ts';
import { compare } from './values/compare-values.ts';
import {
  Float,
  isDrop,
  isHash,
  isInteger,
  isList,
  isTruthy,
  MethodLiteral,
  Range,
  unknown,
  type Value,
} from './values/value.ts';

/** Nothing in plain Ruby is blank. */
const LIKE_NOTHING = new MethodLiteral('blank');

/** The value of an expression. */
export function evaluate(expression: Expression, context: PostContext): Value {
  if (context.run.facts.isOff) return unknown;
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      const isJekylls = value instanceof MethodLiteral && value.isAlone;
      return isJekylls && context.run.facts.rules.liquid !== 4 ? LIKE_NOTHING : value;
    }
    case 'range': {
      const [first, last] = [evaluate(expression.first, context), evaluate(expression.last, context)];
      if (first === unknown || last === unknown) return unknown;
      return new Range(endOfRange(first), endOfRange(last));
    }
    case 'lookup':
      return lookUp(expression, context);
  }
}

function endOfRange(value: Value): number {
  if (value === null) return 0;
  return typeof value === 'string' ? leadingInteger(value) : toInteger(value);
}

/** What `String#to_i` reads. */
export function leadingDigits(text: string): string {
  const digits = /^\s*([-+]?\d+)/.exec(text.replace(/(?<=\d)_(?=\d)/g, ''))?.[1] ?? '0';
  return digits.replace('+', '');
}

/** `String#to_i`, where it counts something. */
export function leadingInteger(text: string): number {
  return Number(leadingDigits(text));
}

/** `Liquid::Utils.to_integer`: an integer, or what is written like one; anything else stops Jekyll. */
export function toInteger(value: Value): number {
  if (isInteger(value)) return Number(value);
  const text = typeof value === 'string' ? value.trim() : '';
  if (!/^[-+]?\d+$/.test(text)) throw new LiquidStop('bad-value', 'integer');
  return Number(text);
}

function lookUp({ name, keys }: Extract<Expression, { kind: 'lookup' }>, context: PostContext): Value {
  context.run.budget.spend(1);
  const root = evaluate(name, context);
  if (root === unknown) return unknown;
  let value = context.find(typeof root === 'string' ? root : '');
  for (const key of keys) {
    if (value === unknown) return unknown;
    const found = step(value, key, context);
    if (found === undefined && context.run.facts.rules.areNamesStrict)
      throw new LiquidStop('unknown-name', String(key.expression.kind === 'literal' && key.expression.value));
    value = found ?? null;
  }
  return value;
}

/** What a value holds at a key; undefined where it holds nothing there. */
function step(value: Value, { expression, isCommand }: Key, context: PostContext): Value | undefined {
  const key = evaluate(expression, context);
  if (key === unknown) return unknown;
  const held = memberOf(value, key, context.run.facts.page);
  return held === undefined && isCommand ? command(value, key) : held;
}

/** What a mapping, a list or a drop holds at a key, to the page that asks. */
export function memberOf(value: Value, key: Value, asker?: Value): Value | undefined {
  if (isHash(value)) return value.get(key instanceof Float ? key.value : key);
  if (isList(value)) return typeof key === 'number' ? (value.at(key) ?? null) : undefined;
  return isDrop(value) && typeof key === 'string' ? value.get(key, asker) : undefined;
}

function command(value: Value, name: Value): Value | undefined {
  if (name === 'size') return sizeOf(value);
  if (isList(value)) return (name === 'first' ? value[0] : value.at(-1)) ?? null;
  if (value instanceof Range) return name === 'first' ? value.first : value.last;
  if (isHash(value) && name === 'first') return [...value][0] ?? null;
  return undefined;
}

/** `size`; undefined for what has none. An integer takes eight bytes. */
export function sizeOf(value: Value): number | undefined {
  if (typeof value === 'string') return countCharacters(value);
  if (isList(value)) return value.length;
  if (isHash(value) || value instanceof Range) return value.size;
  return isInteger(value) ? 8 : undefined;
}

/** How many characters there are to Ruby, to which those of two UTF-16 units are one. */
export function countCharacters(text: string): number {
  let pairs = 0;
  for (let index = 0; index < text.length - 1; index++) {
    const isPair =
      (text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
    if (isPair) pairs++;
  }
  return text.length - pairs;
}

/** The value of what stands in an output: filters and all. */
export function evaluateFiltered({ value, filters }: FilteredValue, context: PostContext): Value {
  if (context.run.facts.isOff) return unknown;
  let result = evaluate(value, context);
  for (const { name, operands, named } of filters) {
    const values = operands.map(operand => evaluate(operand, context));
    if (named.length > 0)
      values.push(new Map(named.map(([key, operand]) => [key, evaluate(operand, context)])));
    result = callFilter(name, { input: result, operands: values, context });
  }
  return result instanceof MethodLiteral ? '' : result;
}

/** Whether a condition holds; undefined where only a build of the site would tell. */
export function holds(condition: Condition, context: PostContext): boolean | undefined {
  context.run.budget.spend(1);
  const { left, operator, right, next } = condition;
  const charged = (operand: Expression): Value => {
    const value = evaluate(operand, context);
    // Lists are compared item by item.
    if (operator !== undefined && typeof value === 'object') context.run.budget.charge(value);
    return value;
  };
  const result = compareOperands(charged(left), operator, () => charged(right));
  if (!next) return result;
  if (next.relation === 'or') {
    if (result === true) return true;
    const other = holds(next.condition, context);
    return other === true || result === undefined ? other || undefined : other;
  }
  if (result === false) return false;
  const other = holds(next.condition, context);
  return other === false || result === undefined ? (other === false ? false : undefined) : other;
}

function compareOperands(
  left: Value,
  operator: string | undefined,
  evaluateRight: () => Value,
): boolean | undefined {
  if (operator === undefined) return left === unknown ? undefined : isTruthy(left);
  const right = evaluateRight();
  return left === unknown || right === unknown ? undefined : compare(left, operator, right);
}
