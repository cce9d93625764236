import { strip } from '../../text/ascii-space.ts';
import { evaluateFiltered } from '../evaluate.ts';
import { type Expression, type FilteredValue, parseFilteredValue } from '../expression.ts';
import { LiquidStop } from '../liquid-stop.ts';
import type { PostContext } from '../post-context.ts';
import { holdsUnknown, printOutput } from '../values/print-value.ts';
import { unknown } from '../values/value.ts';
import { defineTag, matchMarkup, type RunTag } from './tag-definition.ts';

/** Prints a value; what is not known leaves a placeholder. */
function print({ parsed, context, pieces }: RunTag<FilteredValue>): void {
  const value = evaluateFiltered(parsed, context);
  context.run.budget.charge(value);
  if (holdsUnknown(value)) {
    pieces.write(context.run.standIn('unknown', pieces.place));
    return;
  }
  const text = printOutput(value);
  context.run.budget.print(text.length);
  pieces.write(text);
  context.run.noteOutput(pieces.place, text === '' ? unsetName(parsed.value, context) : undefined);
}

/** The name that a value begins with, if nothing has set it. */
function unsetName(value: Expression, context: PostContext): string | undefined {
  if (value.kind !== 'lookup' || value.name.kind !== 'literal') return undefined;
  const name = value.name.value;
  return typeof name === 'string' && !context.isSet(name) ? name : undefined;
}

/** `{{ … }}`, whose markup is read where the text is cut. */
export const outputTag = defineTag<FilteredValue>({ parse: parseFilteredValue, act: print });

/** `{% echo … %}`. */
export const echoTag = defineTag<FilteredValue>({ parse: parseFilteredValue, act: print });

interface Assignment {
  readonly name: string;
  readonly value: FilteredValue;
}

const ASSIGN = /((?:\(?[\w\-.[\]]\)?)+)[ \t\r\n\f\v]*=[ \t\r\n\f\v]*(.*)/s;

/** `{% assign … = … %}`. */
export const assignTag = defineTag<Assignment>({
  parse(markup) {
    const [, name, value] = matchMarkup(ASSIGN, markup);
    return { name: name!, value: parseFilteredValue(value!) };
  },
  isBlank: true,
  act({ parsed: { name, value }, context }) {
    context.assign(name, evaluateFiltered(value, context));
  },
});

const CAPTURE = /(?:\(?[\w\-.[\]]\)?)+/;

/** `{% capture … %}`. */
export const captureTag = defineTag<string>({
  parse: markup => matchMarkup(CAPTURE, markup)[0],
  branches: {},
  isBlank: true,
  *run({ parsed: name, context, pieces, branches, render }) {
    const fresh = pieces.fresh();
    yield* render(branches[0]!.templates, fresh);
    const text = fresh.buffer;
    context.run.budget.make(text.length);
    context.assign(name, fresh.holdsUnknown ? unknown : text);
  },
});

/** A number that is counted up or down; only tags of these two kinds and outputs know it. */
const count = (step: 1 | -1) =>
  defineTag<string>({
    parse: strip,
    act({ parsed: name, context, pieces }) {
      const before = context.globalNames.get(name) ?? 0;
      if (typeof before !== 'number') throw new LiquidStop('bad-value', name);
      context.globalNames.set(name, before + step);
      if (context.run.facts.isOff) pieces.write(context.run.standIn('unknown', pieces.place));
      else pieces.write(String(step === 1 ? before : before - 1));
    },
  });

/** `{% increment … %}`. */
export const incrementTag = count(1);
/** `{% decrement … %}`. */
export const decrementTag = count(-1);

/** `{% # … %}`, and `comment`, of which nothing is left where the text is cut. */
export const inlineCommentTag = defineTag({
  parse(markup) {
    if (/\n[ \t\r\n\f\v]*[^# \t\r\n\f\v]/.test(markup)) throw new LiquidStop('bad-syntax', '');
  },
  isBlank: true,
  act() {
    // It prints nothing.
  },
});

/** `{% comment %}`, of which nothing is printed. */
export const commentTag = defineTag({
  parse: () => undefined,
  branches: {},
  isBlank: true,
  act() {
    // It prints nothing.
  },
});
