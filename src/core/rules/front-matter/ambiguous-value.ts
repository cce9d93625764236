import type { Field, PlainScalar } from '../../post/field.ts';
import { readsWithSafeYaml } from '../../site/build/build.ts';
import { toYamlString } from '../../text/escape/yaml-text.ts';
import { replace, spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';
import { type Reading, readAsPsych, readAsSafeYaml, readingOf } from './yaml-readers.ts';

/** Fields whose values are text by nature. */
const textFields: ReadonlySet<string> = new Set([
  'author',
  'categories',
  'category',
  'country',
  'description',
  'excerpt',
  'excerpt_separator',
  'from',
  'image',
  'lang',
  'language',
  'layout',
  'locale',
  'name',
  'permalink',
  'postcode',
  'redirect_from',
  'slug',
  'subtitle',
  'tag',
  'tags',
  'title',
  'zip',
]);

const messages = {
  becomes: 'Without quotation marks, Jekyll reads {text} as {value}, not as text.',
  notText: 'Without quotation marks, Jekyll does not read {text} as text.',
  noTags: 'Without quotation marks, Jekyll does not read {text} as text, so the post gets no tags.',
  notAlways: 'Without quotation marks, not every version of Jekyll reads {text} as text.',
  refused:
    'Some versions of Jekyll cannot read {text} without quotation marks, and the post may lose its front matter.',
  elsewhere: 'Without quotation marks, Jekyll reads {text} as text, but other programs read it as {value}.',
  seconds: 'Without quotation marks, Jekyll reads {text} as a number of seconds, not as text.',
  unsettled: 'Without quotation marks, programs disagree about what {text} means.',
  quoteTitle: 'Put {text} in quotation marks',
} as const;

export default defineRule({
  id: 'front-matter/ambiguous-value',
  summary:
    'A value without quotation marks that Jekyll does not read as written, or that other programs read differently.',
  severity: 'warning',
  messages,
  *check(post, context) {
    const { frontMatter } = post;
    if (!frontMatter?.closeFence) return;
    for (const field of frontMatter.fields) {
      // Dates have rules of their own.
      if (field.name === 'date' || !field.isSound) continue;
      yield* checkClass(field, post.text, context);
      for (const scalar of field.plainScalars) {
        if (!isSurelyText(scalar)) yield* checkScalar(scalar, { field, text: post.text }, context);
      }
    }
  },
});

/** Text to all readers is what starts with a letter beyond ASCII, or with one and is longer than "false": most values. */
const SURELY_TEXT = /^(?:(?![A-Za-z])\p{L}|[A-Za-z].{5})/u;

function isSurelyText({ text, value }: PlainScalar): boolean {
  return typeof value === 'string' && SURELY_TEXT.test(text);
}

type Say = Context<typeof messages>;

/** Tags that make of a value an object of a class of Ruby, of which Psych makes none unasked. */
const CLASS = /^[ \t]*:[ \t]+(!(?:ruby\/(?!string\b)|!set\b)\S*)/;

function* checkClass({ keySpan, valueSpan }: Field, text: string, context: Say): Generator<Finding> {
  // To safe_yaml it is no tag at all.
  if (readsWithSafeYaml(context.facts.site.build)) return;
  const tag = CLASS.exec(text.slice(keySpan.end, valueSpan.end))?.[1];
  if (tag === undefined) return;
  const start = text.indexOf(tag, keySpan.end);
  yield context.finding('refused', { text: tag }, { span: spanOf(start, start + tag.length) });
}

interface Place {
  readonly field: Field;
  /** That of the post. */
  readonly text: string;
}

function* checkScalar(scalar: PlainScalar, { field, text }: Place, context: Say): Generator<Finding> {
  const safeYaml = readAsSafeYaml(scalar.text);
  const isSafe = readsWithSafeYaml(context.facts.site.build);
  const readings = [isSafe ? safeYaml : readAsPsych(scalar.text), safeYaml] as const;
  const other = readingOf(scalar.value);
  if (readings[0].kind === 'refused') yield mayBeRefused(scalar, context);
  else if (textFields.has(field.name)) yield* checkText(scalar, field, readings, other, context);
  else yield* checkOther(scalar, { readings, other, isItem: isItem(scalar, text) }, context);
}

function mayBeRefused(scalar: PlainScalar, context: Say): Finding {
  return context.finding(
    'refused',
    { text: scalar.text },
    { span: scalar.span, fixes: [quote(scalar, context, 'safe')] },
  );
}

/** Where text is expected, all else that shows otherwise is wrong. */
function* checkText(
  scalar: PlainScalar,
  field: Field,
  [psych, safeYaml]: readonly [Reading, Reading],
  other: Reading,
  context: Say,
): Generator<Finding> {
  const { text, span } = scalar;
  const parts = { span, fixes: [quote(scalar, context, 'safe')] };
  // Nothing to all readers: an empty value is a fault of its own, and `layout: null` is none.
  if (psych.kind === 'nothing') return;
  if (psych.kind === 'text' && safeYaml.kind === 'text') {
    if (other.kind === 'text') return;
    const value = other.shown ?? other.kind;
    yield context.finding('elsewhere', { text, value }, { ...parts, severity: 'info' });
  } else if (psych.kind === 'text' || safeYaml.kind === 'text') {
    yield context.finding('notAlways', { text }, parts);
  } else if (field.name === 'tags' && field.valueSpan.start === span.start) {
    // `Jekyll::Utils.value_from_plural_key` takes a string or a list and drops all else.
    yield context.finding('noTags', { text }, parts);
  } else if (psych.shown === undefined || psych.shown !== safeYaml.shown) {
    yield context.finding('notText', { text }, parts);
  } else if (psych.shown !== text) {
    yield context.finding('becomes', { text, value: psych.shown }, parts);
  }
}

interface Readings {
  /** Those of Psych and SafeYAML. */
  readonly readings: readonly [Reading, Reading];
  /** That of YAML 1.2. */
  readonly other: Reading;
  /** It stands in a list. */
  readonly isItem: boolean;
}

/** Any other field may be meant to be a number or a switch: it only has to be the same one to all. */
function* checkOther(
  scalar: PlainScalar,
  { readings: [psych, safeYaml], other, isItem }: Readings,
  context: Say,
): Generator<Finding> {
  const { text, span } = scalar;
  // YAML 1.2 has no dates; that they are text there is no surprise.
  if (psych.kind === 'date' || safeYaml.kind === 'date') return;
  // What Jekyll shows as it is written, others may read as they like.
  if (psych.kind === 'text' && safeYaml.kind === 'text') return;
  const isSettled = isSame(psych, safeYaml);
  if (isSettled && isSame(psych, other)) return;
  // `comments: yes` is the switch that it is meant to be; of a list of answers, each is shown.
  if (isSettled && psych.kind === 'boolean' && !isItem) return;
  const parts = { span, fixes: [quote(scalar, context, 'review')], severity: 'info' } as const;
  const value = psych.shown;
  if (text.includes(':') && psych.kind === 'number' && safeYaml.kind === 'number')
    yield context.finding('seconds', { text }, parts);
  else if (isSettled && value !== undefined) yield context.finding('becomes', { text, value }, parts);
  else yield context.finding('unsettled', { text }, parts);
}

function isItem({ span }: PlainScalar, text: string): boolean {
  return /(?:^|[\n\r])[ \t]*(?:-[ \t]+)+$|[[,]\s*$/.test(
    text.slice(Math.max(0, span.start - 100), span.start),
  );
}

function isSame(a: Reading, b: Reading): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind !== 'number') return a.shown === b.shown;
  return a.shown === b.shown || Number(a.shown) === Number(b.shown);
}

function quote({ span, text }: PlainScalar, context: Say, safety: Fix['safety']): Fix {
  return { title: context.say('quoteTitle', { text }), safety, edits: [replace(span, toYamlString(text))] };
}
