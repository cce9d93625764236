import { evaluate, leadingInteger, toInteger } from '../evaluate.ts';
import { type Expression, parseExpression, strictly } from '../expression.ts';
import { FRAGMENT, readAttributes, S, type StrictParser } from '../liquid-grammar.ts';
import { LiquidStop } from '../liquid-stop.ts';
import type { PostContext } from '../post-context.ts';
import type { Running } from '../running.ts';
import { inspect, joinItems, toText } from '../values/print-value.ts';
import { type Drop, Float, isInteger, isList, itemsOf, unknown, type Value } from '../values/value.ts';
import { defineTag, matchMarkup, type RunTag } from './tag-definition.ts';

/** What `{% for … %}` says. */
interface Loop {
  readonly variable: string;
  readonly collection: Expression;
  /** By it a later loop knows how far this one has come. */
  readonly name: string;
  readonly isReversed: boolean;
  readonly limit: Expression | undefined;
  readonly offset: Expression | 'continue' | undefined;
}

type Attributes = Iterable<readonly [name: string, value: string]>;

function toLoop(variable: string, collection: string, isReversed: boolean, attributes: Attributes): Loop {
  const found = new Map(attributes);
  const [limit, offset] = [found.get('limit'), found.get('offset')];
  return {
    variable,
    collection: parseExpression(collection),
    name: `${variable}-${collection}`,
    isReversed,
    limit: limit === undefined ? undefined : parseExpression(limit),
    offset: offset === undefined || offset === 'continue' ? offset : parseExpression(offset),
  };
}

function readStrictLoop(parser: StrictParser): Loop {
  const variable = parser.need('id');
  parser.need('id', 'in');
  const collection = parser.expression();
  const isReversed = parser.take('id', 'reversed') !== undefined;
  const attributes: [string, string][] = [];
  while (parser.isAtAttribute()) {
    const name = parser.take('id', 'limit') ?? parser.need('id', 'offset');
    parser.need('special', ':');
    attributes.push([name, parser.expression()]);
  }
  return toLoop(variable, collection, isReversed, attributes);
}

const LAX_LOOP = new RegExp(`^([\\w-]+)${S}+in${S}+((?:${FRAGMENT})+)${S}*(reversed)?`);

function parseLoop(markup: string): Loop {
  const strict = strictly(markup, readStrictLoop);
  if (strict) return strict;
  const [, variable, collection, reversed] = matchMarkup(LAX_LOOP, markup);
  return toLoop(variable!, collection!, reversed !== undefined, readAttributes(markup));
}

/** What is gone through from an item on, up to another: a text that is not empty is one item, and never cut. */
function sliceOf(value: Value, from: number, to: number | undefined): readonly Value[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return (itemsOf(value) ?? []).slice(Math.max(0, from), to === undefined ? undefined : Math.max(0, to));
}

/** Undefined where nobody knows what is gone through. */
function segmentOf(loop: Loop, context: PostContext): readonly Value[] | undefined {
  const key = `for ${loop.name}`;
  const reached = context.memory.get(key);
  const offset = loop.offset === 'continue' ? (reached ?? 0) : loop.offset && evaluate(loop.offset, context);
  const limit = loop.limit && evaluate(loop.limit, context);
  const collection = evaluate(loop.collection, context);
  if ([offset, limit, collection].includes(unknown)) return undefined;
  const isLax = context.run.facts.rules.liquid === 4;
  const count = (value: Value): number => (isLax ? leadingCount(value) : toInteger(value));
  const from = offset === undefined || offset === null ? 0 : count(offset);
  const isUnlimited = limit === undefined || limit === null || (isLax && limit === false);
  const to = isUnlimited ? undefined : count(limit) + from;
  const segment = sliceOf(collection, from, to);
  context.memory.set(key, from + segment.length);
  context.run.budget.spend(segment.length);
  return loop.isReversed ? segment.toReversed() : segment;
}

interface Counter {
  index: number;
}

/** `forloop`. */
function loopDrop(name: string, counter: Counter, length: number, parent: Value): Drop {
  return {
    isDrop: true,
    get(key) {
      const { index } = counter;
      const answers = new Map<string, Value>([
        ['name', name],
        ['length', length],
        ['parentloop', parent],
        ['index', index + 1],
        ['index0', index],
        ['rindex', length - index],
        ['rindex0', length - index - 1],
        ['first', index === 0],
        ['last', index === length - 1],
      ]);
      return answers.get(key) ?? null;
    },
    print: () => 'Liquid::ForloopDrop',
  };
}

/** `{% for … in … %}`, with its `else`. */
export const forTag = defineTag<Loop>({
  parse: parseLoop,
  branches: { else: () => undefined },
  isBlank: 'body',
  *run(tag) {
    const { parsed: loop, context, branches } = tag;
    const items = segmentOf(loop, context);
    if (items?.length === 0) {
      const otherwise = branches.at(-1)!;
      if (branches.length > 1) yield* tag.render(otherwise.templates);
      return;
    }
    yield* context.within(() => runLoop(tag, items));
  },
});

/** What is not known is gone through once, with an item that is not known. */
function* runLoop(
  { parsed: loop, context, branches, render }: RunTag<Loop>,
  items?: readonly Value[],
): Running {
  const counter: Counter = { index: 0 };
  const drop: Value = items
    ? loopDrop(loop.name, counter, items.length, context.loops.at(-1) ?? null)
    : unknown;
  context.loops.push(drop);
  try {
    context.set('forloop', drop);
    for (const item of items ?? [unknown]) {
      context.set(loop.variable, item);
      yield* render(branches[0]!.templates);
      counter.index++;
      if (context.interrupts.pop() === 'break') break;
    }
  } finally {
    context.loops.pop();
  }
}

/** `{% break %}`. */
export const breakTag = defineTag({
  parse: () => undefined,
  act({ context }) {
    context.interrupts.push('break');
  },
});

/** `{% continue %}`. */
export const continueTag = defineTag({
  parse: () => undefined,
  act({ context }) {
    context.interrupts.push('continue');
  },
});

interface Table {
  readonly variable: string;
  readonly collection: Expression;
  readonly attributes: ReadonlyMap<string, Expression>;
}

const TABLE = new RegExp(`(\\w+)${S}+in${S}+((?:${FRAGMENT})+)`);

/** What stands in an attribute, as an integer. */
function toCount(expression: Expression | undefined, context: PostContext): number | undefined {
  return expression && leadingCount(evaluate(expression, context));
}

/** `to_i`: a text without digits is 0; Ruby stops at what has none. */
function leadingCount(value: Value): number {
  if (value === null || value === unknown) return 0;
  if (isInteger(value)) return Number(value);
  if (value instanceof Float) return Math.trunc(value.value);
  if (typeof value !== 'string') throw new LiquidStop('bad-value', toText(value));
  return leadingInteger(value);
}

/** `{% tablerow … in … %}`. */
export const tablerowTag = defineTag<Table>({
  parse(markup) {
    const [, variable, collection] = matchMarkup(TABLE, markup);
    const attributes = readAttributes(markup).map(([key, value]) => [key, parseExpression(value)] as const);
    return { variable: variable!, collection: parseExpression(collection), attributes: new Map(attributes) };
  },
  branches: {},
  *run(tag) {
    const { parsed: table, context, pieces } = tag;
    const value = evaluate(table.collection, context);
    if (value === null || value === false) return;
    const from = toCount(table.attributes.get('offset'), context) ?? 0;
    const limit = toCount(table.attributes.get('limit'), context);
    const columns = toCount(table.attributes.get('cols'), context) ?? 0;
    const all: Value = value === unknown ? [unknown] : value;
    const items = sliceOf(all, from, limit === undefined ? undefined : from + limit);
    context.run.budget.spend(items.length);
    pieces.write('<tr class="row1">\n');
    yield* context.within(() => runTable(tag, items, columns));
    pieces.write('</tr>\n');
  },
});

function* runTable(
  { parsed: table, context, pieces, branches, render }: RunTag<Table>,
  items: readonly Value[],
  columns: number,
): Running {
  const counter: Counter = { index: 0 };
  let [row, column] = [1, 1];
  const inLoop = loopDrop('', counter, items.length, null);
  const own = (): ReadonlyMap<string, Value> =>
    new Map<string, Value>([
      ['row', row],
      ['col', column],
      ['col0', column - 1],
      ['col_first', column === 1],
      ['col_last', column === columns],
    ]);
  const drop: Drop = {
    isDrop: true,
    get: key => own().get(key) ?? inLoop.get(key),
    print: () => 'Liquid::TablerowloopDrop',
  };
  context.set('tablerowloop', drop);
  for (const item of items) {
    context.set(table.variable, item);
    pieces.write(`<td class="col${column}">`);
    yield* render(branches[0]!.templates);
    pieces.write('</td>');
    const isLast = counter.index === items.length - 1;
    if (column === columns && !isLast) pieces.write(`</tr>\n<tr class="row${row + 1}">`);
    counter.index++;
    if (column === columns) [row, column] = [row + 1, 1];
    else column++;
  }
}

interface Cycle {
  /** Undefined where the values themselves name it. */
  readonly name: Expression | undefined;
  readonly values: readonly Expression[];
}

const NAMED_CYCLE = new RegExp(`^(${FRAGMENT})${S}*:${S}*(.*)`, 's');
const CYCLE = new RegExp(`^${FRAGMENT}`);

function valuesIn(markup: string): readonly Expression[] {
  return markup.split(',').flatMap(part => {
    const value = new RegExp(FRAGMENT).exec(part)?.[0];
    const expression = parseExpression(value);
    // What is written as nothing is left out.
    const isNothing = expression.kind === 'literal' && expression.value === null;
    return isNothing ? [] : [expression];
  });
}

/** To Ruby two cycles are one if their values are written alike, but a name in one is like no other. */
function keyOf({ name, values }: Cycle, tag: RunTag<Cycle>): string {
  if (name) return `cycle ${inspect(evaluate(name, tag.context))}`;
  const isWrittenOut = values.every(({ kind }) => kind === 'literal');
  const own = `${tag.pieces.place.begin} ${tag.position}`;
  return isWrittenOut
    ? `cycle of ${values.map(value => inspect(evaluate(value, tag.context))).join()}`
    : `cycle at ${own}`;
}

/** `{% cycle … %}`. */
export const cycleTag = defineTag<Cycle>({
  parse(markup) {
    const named = NAMED_CYCLE.exec(markup);
    if (named) return { name: parseExpression(named[1]), values: valuesIn(named[2]!) };
    matchMarkup(CYCLE, markup);
    return { name: undefined, values: valuesIn(markup) };
  },
  act(tag) {
    const { parsed: cycle, context, pieces } = tag;
    const key = keyOf(cycle, tag);
    const step = context.memory.get(key);
    const index = typeof step === 'number' ? step : 0;
    const expression = cycle.values[index];
    const value = expression ? evaluate(expression, context) : null;
    context.memory.set(key, index + 1 >= cycle.values.length ? 0 : index + 1);
    if (value === unknown) pieces.write(context.run.standIn('unknown', pieces.place));
    else pieces.write(isList(value) ? joinItems(value, '') : toText(value));
  },
});

/** `{% ifchanged %}`. */
export const ifchangedTag = defineTag({
  parse: () => undefined,
  branches: {},
  *run({ context, pieces, branches, render }) {
    const fresh = pieces.fresh();
    yield* render(branches[0]!.templates, fresh);
    const text = fresh.buffer;
    if (context.memory.get('ifchanged') === text) return;
    context.memory.set('ifchanged', text);
    pieces.add(fresh.list);
  },
});
