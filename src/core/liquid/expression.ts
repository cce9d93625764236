import { applyFilter } from './filters.ts';
import { isTruthy, type LiquidValue, type Scope, unknown } from './value.ts';

const STRING = /"([^"]*)"|'([^']*)'/y;
const NUMBER = /-?\d+(?:\.\d+)?(?![\w.])/y;
const NAME = /[A-Za-z_][\w-]*\??/y;
const SPACE = /[\s,]*/y;
const FILTER = /\s*\|\s*([A-Za-z_]\w*)\s*(:?)/y;
const OPERATOR = /\s*(==|!=|<>|<=|>=|<|>|contains\b)\s*/y;
const CONNECTIVE = /\s*\b(and|or)\b\s*/y;

const words: Readonly<Record<string, LiquidValue>> = {
  true: { value: true },
  false: { value: false },
  nil: { value: undefined },
  null: { value: undefined },
  empty: { value: '' },
  blank: { value: '' },
};

/** The value of what stands in `{{ … }}`, filters and all. */
export function evaluate(text: string, scope: Scope): LiquidValue {
  const cursor = { text, position: 0 };
  let value = readOperand(cursor, scope);
  for (let filter = match(FILTER, cursor); filter; filter = match(FILTER, cursor)) {
    const values: LiquidValue[] = [];
    if (filter[2] !== '') {
      match(SPACE, cursor);
      while (cursor.position < text.length && text[cursor.position] !== '|') {
        const before = cursor.position;
        values.push(readOperand(cursor, scope));
        match(SPACE, cursor);
        if (cursor.position === before) return unknown;
      }
    }
    value = applyFilter(filter[1]!, value, values);
  }
  return match(/\s*$/y, cursor) ? value : unknown;
}

/** Whether a condition holds; undefined where only a build of the site would tell. */
export function holds(text: string, scope: Scope): boolean | undefined {
  const cursor = { text, position: 0 };
  const result = readCondition(cursor, scope);
  return match(/\s*$/y, cursor) ? result : undefined;
}

interface Cursor {
  readonly text: string;
  position: number;
}

/** Liquid reads `and` and `or` from the right, without precedence. */
function readCondition(cursor: Cursor, scope: Scope): boolean | undefined {
  const left = readComparison(cursor, scope);
  const connective = match(CONNECTIVE, cursor)?.[1];
  if (connective === undefined) return left;
  const right = readCondition(cursor, scope);
  if (connective === 'and') return left === false || right === false ? false : left && right;
  return left === true || right === true ? true : left === undefined ? left : right;
}

/** A variable that the post does not set may be meant to be set elsewhere: nobody is told what follows from that. */
function readComparison(cursor: Cursor, outer: Scope): boolean | undefined {
  const scope: Scope = { ...outer, get: path => (outer.knows(String(path[0])) ? outer.get(path) : unknown) };
  const left = readOperand(cursor, scope);
  const operator = match(OPERATOR, cursor)?.[1];
  if (operator === undefined) return left === unknown ? undefined : isTruthy(left.value);
  const right = readOperand(cursor, scope);
  return left === unknown || right === unknown ? undefined : compare(left.value, operator, right.value);
}

function compare(left: unknown, operator: string, right: unknown): boolean | undefined {
  switch (operator) {
    case '==':
      return isSame(left, right);
    case '!=':
    case '<>':
      return !isSame(left, right);
    case 'contains':
      if (typeof left === 'string') return left.includes(String(right));
      return Array.isArray(left) ? left.includes(right) : false;
    default:
      if (typeof left !== 'number' || typeof right !== 'number') return undefined;
      if (operator === '<') return left < right;
      if (operator === '>') return left > right;
      return operator === '<=' ? left <= right : left >= right;
  }
}

function isSame(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && right === '') return left.length === 0;
  return (left ?? undefined) === (right ?? undefined);
}

function readOperand(cursor: Cursor, scope: Scope): LiquidValue {
  match(/\s*/y, cursor);
  const string = match(STRING, cursor);
  if (string) return { value: string[1] ?? string[2] };
  const number = match(NUMBER, cursor);
  if (number) return { value: Number(number[0]) };
  const name = match(NAME, cursor)?.[0];
  if (name === undefined) return unknown;
  if (Object.hasOwn(words, name)) return words[name]!;
  const path: (string | number)[] = [name];
  for (;;) {
    const member =
      match(/\.([A-Za-z_][\w-]*\??)/y, cursor) ?? match(/\[\s*(?:"([^"]*)"|'([^']*)')\s*\]/y, cursor);
    const index = member ? undefined : match(/\[\s*(-?\d+)\s*\]/y, cursor);
    if (member) path.push(member[1] ?? member[2]!);
    else if (index) path.push(Number(index[1]));
    else if (cursor.text[cursor.position] === '[' || cursor.text[cursor.position] === '(') return unknown;
    else return scope.get(path);
  }
}

function match(pattern: RegExp, cursor: Cursor): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.position;
  const found = pattern.exec(cursor.text);
  if (!found) return undefined;
  cursor.position += found[0].length;
  return found;
}
