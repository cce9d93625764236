import type { Template } from 'liquidjs/dist/liquid.browser.mjs';
import { strip } from '../../text/ascii-space.ts';
import { costOf } from '../budget.ts';
import { evaluate } from '../evaluate.ts';
import { type Expression, parseExpression } from '../expression.ts';
import { LiquidStop } from '../liquid-stop.ts';
import type { PostContext } from '../post-context.ts';
import type { Running } from '../running.ts';
import { Unknown, unknown, type Value } from '../values/value.ts';
import { defineTag, type RunTag } from './tag-definition.ts';

/** What `{% include file.html key="value" %}` says. */
interface Include {
  /** As written: perhaps with an output in it. */
  readonly file: string;
  readonly parameters: readonly (readonly [name: string, value: Expression])[] | undefined;
}

const PARAMETER =
  /([\w-]+)[ \t\r\n\f\v]*=[ \t\r\n\f\v]*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))/sy;
const COMPUTED = /^([^{]*(?:\{\{[ \t\r\n\f\v]*[\w\-.]+[ \t\r\n\f\v]*(?:\|.*)?\}\}[^ \t\r\n\f\v{}]*)+)(.*)$/s;

/** By `IncludeTag#initialize`: a wrong parameter stops the build where the tag is read, a wrong name where it runs. */
function parseInclude(written: string): Include {
  const markup = strip(written);
  const computed = markup.includes('{{') ? COMPUTED.exec(markup) : null;
  const [, file, rest] = computed ?? /^([^ \t\r\n\f\v]*)(?:[ \t\r\n\f\v]+(.*))?$/s.exec(markup) ?? [];
  const parameters = rest === undefined ? undefined : readParameters(rest);
  return { file: strip(file ?? ''), parameters };
}

function readParameters(text: string): readonly (readonly [string, Expression])[] {
  const parameters: (readonly [string, Expression])[] = [];
  let position = spacesAt(text, 0);
  while (position < text.length) {
    PARAMETER.lastIndex = position;
    const match = PARAMETER.exec(text);
    const end = position + (match?.[0].length ?? 0);
    const next = spacesAt(text, end);
    if (!match || (next === end && end < text.length)) throw new LiquidStop('include-syntax', '');
    const [, name, double, single, variable] = match;
    const quoted = double?.replaceAll('\\"', '"') ?? single?.replaceAll("\\'", "'");
    const value: Expression =
      quoted === undefined ? parseExpression(variable) : { kind: 'literal', value: quoted };
    parameters.push([name!, value]);
    position = next;
  }
  return parameters;
}

function spacesAt(text: string, position: number): number {
  let end = position;
  while (end < text.length && ' \t\r\n\f\v'.includes(text[end]!)) end++;
  return end;
}

/** The name of the file; undefined where it is not known. Throws where Jekyll takes it for none. */
function* nameOf({
  parsed,
  context,
  pieces,
  render,
  liquid,
}: RunTag<Include>): Generator<unknown, string | undefined> {
  let name = parsed.file;
  if (name.includes('{{')) {
    const fresh = pieces.fresh();
    yield* render(context.run.parsePartial(name, { liquid, context }), fresh);
    if (fresh.holdsUnknown) return undefined;
    name = fresh.buffer;
  }
  const allowed = context.run.facts.rules.jekyll === 3 ? /^[\w/.-]+$/m : /^[\w/.\-()+~#@]+$/m;
  if (!allowed.test(name) || /[./]{2,}/.test(name)) throw new LiquidStop('include-syntax', '');
  return name;
}

/** Where an include lies: its path, `unknown` where that cannot be told, undefined where there is no such file. */
type Find = (name: string, context: PostContext) => string | Unknown | undefined;

const inIncludes: Find = (name, { run: { facts } }) =>
  facts.library ? facts.library.findInclude(name) : unknown;

const besidePost: Find = (name, { run: { facts } }) => {
  if (!facts.library) return unknown;
  const path = facts.folder + name;
  return facts.library.has(path) ? path : undefined;
};

const include = (find: Find) =>
  defineTag<Include>({
    parse: parseInclude,
    *run(tag) {
      const { context, pieces } = tag;
      const name = yield* nameOf(tag);
      const path = name === undefined ? unknown : find(name, context);
      if (path === undefined) throw new LiquidStop('missing-include', name ?? '');
      const text = path instanceof Unknown ? undefined : context.run.facts.library?.read(path);
      if (text === undefined || path instanceof Unknown)
        pieces.write(context.run.standIn('unknown', pieces.place));
      else yield* context.within(() => renderInclude(tag, { path, text }));
    },
  });

function* renderInclude(
  tag: RunTag<Include>,
  { path, text }: { readonly path: string; readonly text: string },
): Running {
  const { parsed, context, liquid, render } = tag;
  if (parsed.parameters) {
    const values = new Map<Value, Value>();
    for (const [name, value] of parsed.parameters) values.set(name, evaluate(value, context));
    context.set('include', values);
  }
  const known = context.partials.get(path);
  const templates = known ?? readPartial(path, text, { liquid, context });
  context.partials.set(path, templates);
  yield* render(templates);
}

/** Other posts of the site have the same include: what was made of it is kept, at the same cost to each. */
function readPartial(
  path: string,
  text: string,
  { liquid, context }: Pick<RunTag<Include>, 'liquid' | 'context'>,
): readonly Template[] {
  const { library } = context.run.facts;
  const made = library?.partials.get(path);
  if (made) context.run.budget.spend(costOf(text));
  const templates = made ?? context.run.parsePartial(text, { liquid, context });
  library?.partials.set(path, templates);
  return templates;
}

/** `{% include note.html %}`, from the folder of includes. */
export const includeTag = include(inIncludes);
/** `{% include_relative note.md %}`, from the folder of the post. */
export const includeRelativeTag = include(besidePost);

const QUOTED = /^[ \t\r\n\f\v]*(?:"[^"]*"|'[^']*')/;

/** Liquid 5 has `render`, but Jekyll gives it no files. */
export const renderTag = defineTag({
  parse(markup) {
    if (!QUOTED.test(markup)) throw new LiquidStop('bad-syntax', '');
  },
  act() {
    throw new LiquidStop('unknown-tag', 'render');
  },
});
