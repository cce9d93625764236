import { evaluate, holds } from '../evaluate.ts';
import {
  type Condition,
  type Expression,
  parseCondition,
  parseExpression,
  parseOperand,
} from '../expression.ts';
import { FRAGMENT, S } from '../liquid-grammar.ts';
import { LiquidStop } from '../liquid-stop.ts';
import type { Running } from '../running.ts';
import { compare } from '../values/compare-values.ts';
import { unknown } from '../values/value.ts';
import { type Branch, defineTag, matchMarkup, type RunTag } from './tag-definition.ts';

const always: Condition = {
  left: { kind: 'literal', value: true },
  operator: undefined,
  right: { kind: 'literal', value: null },
};

const branches = { elsif: parseCondition, else: () => always };

/** Renders the first branch that holds; one of which nobody can tell is taken to do so. */
function* runFirst(tag: RunTag<unknown>, list: readonly Branch[]): Running {
  for (const { parsed, templates } of list) {
    // Only `parseCondition` has read it.
    if (holds(parsed as Condition, tag.context) === false) continue;
    yield* tag.render(templates);
    return;
  }
}

/** `{% if … %}`, with its `elsif` and `else`. */
export const ifTag = defineTag<Condition>({
  parse: parseCondition,
  branches,
  isBlank: 'body',
  run: tag => runFirst(tag, tag.branches),
});

/** `{% unless … %}`, whose `elsif` and `else` are those of `if`. */
export const unlessTag = defineTag<Condition>({
  parse: parseCondition,
  branches,
  isBlank: 'body',
  *run(tag) {
    const [first, ...others] = tag.branches;
    if (holds(tag.parsed, tag.context) !== true) yield* tag.render(first!.templates);
    else yield* runFirst(tag, others);
  },
});

const SUBJECT = new RegExp(FRAGMENT);
const WHEN = new RegExp(`(${FRAGMENT})(?:(?:${S}+or${S}+|${S}*,${S}*)(${FRAGMENT}.*))?`, 's');

function parseWhen(markup: string): readonly Expression[] {
  const values: Expression[] = [];
  for (let rest: string | undefined = markup; rest !== undefined; ) {
    const match: RegExpExecArray = matchMarkup(WHEN, rest);
    values.push(parseOperand(match[1]));
    rest = match[2];
  }
  return values;
}

function parseElse(markup: string): undefined {
  if (markup.trim() !== '') throw new LiquidStop('bad-syntax', '');
}

/** `{% case … %}`, with its `when` and `else`. */
export const caseTag = defineTag<Expression>({
  parse: markup => parseExpression(matchMarkup(SUBJECT, markup)[0]),
  branches: { when: parseWhen, else: parseElse },
  isBlank: 'body',
  *run(tag) {
    let isDecided = false;
    for (const { name, parsed, templates } of tag.branches.slice(1)) {
      if (name === 'else') {
        if (isDecided) continue;
        yield* tag.render(templates);
        // Liquid 4 looks at nothing further.
        if (tag.context.run.facts.rules.liquid === 4) return;
        continue;
      }
      // Only `parseWhen` has read it. Each value that is the right one has the branch printed once more.
      for (const value of parsed as readonly Expression[]) {
        const [left, right] = [evaluate(tag.parsed, tag.context), evaluate(value, tag.context)];
        if (left === unknown || right === unknown ? isDecided : !compare(left, '==', right)) continue;
        isDecided = true;
        yield* tag.render(templates);
      }
    }
  },
});
