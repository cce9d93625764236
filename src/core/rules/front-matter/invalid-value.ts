import type { Field } from '../../post/field.ts';
import { type FrontMatter, findField } from '../../post/front-matter.ts';
import type { Post } from '../../post/post.ts';
import { replaceValue } from '../../post/replace-value.ts';
import type { FieldSchema, FrontMatterSchema } from '../../schema/schema.ts';
import { member, type Violation, validate } from '../../schema/validate.ts';
import {
  isBlank,
  isShownAsText,
  isYaml11Boolean,
  typeOf,
  withoutBlankTexts,
} from '../../schema/value-types.ts';
import { defaultValues } from '../../site/site.ts';
import { asText } from '../../text/escape/as-text.ts';
import { toYamlList, toYamlString } from '../../text/escape/yaml-text.ts';
import { replace, type Span, sliceSpan } from '../../text/span.ts';
import { findMisspelling } from '../../text/words/misspelling.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';
import { findLostWords } from './cut-values.ts';
import { knownValue } from './known-value.ts';
import { findOddName, isUsualHere, oddFields } from './odd-name.ts';
import { schemaFor } from './usual-schema.ts';

const messages = {
  empty: '"{field}" is empty.',
  emptyDate: '"date" is empty: Jekyll cannot read it and stops building the whole site.',
  emptyEntry: 'An entry in "{field}" is empty.',
  wrongType: '"{field}" is {actual}; it should be {expected}.',
  wrongEntry: 'An entry in "{field}" is {actual}; it should be {expected}.',
  notOneOf: '"{field}" should be one of these: {values}.',
  notAllowed: '"{field}" cannot have this value.',
  notAsDescribed: '"{field}" cannot have this value. {description}',
  notLike: '"{field}" cannot have this value; it should look like {example}.',
  noKey: '"{field}" has no "{key}".',
  unknown: 'The schema of this site has no field "{field}".',
  own: '{message}',
  odd: 'Only this post sets "{field}" to "{value}"; {posts} posts use "{usual}".',
  fillTitle: 'Change to {value}',
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'a group of keys',
  string: 'text',
  either: '{type} or {others}',
} as const;

export default defineRule({
  id: 'front-matter/invalid-value',
  summary: 'A front matter value that its field cannot have: empty, of the wrong type, or not a URL.',
  severity: 'warning',
  messages,
  *check(post, context) {
    const { frontMatter } = post;
    if (!frontMatter) return;
    const { facts } = context;
    const schema = schemaFor(facts);
    const given = defaultValues(facts.site, post.path);
    // Why these are empty another rule tells.
    const lost = new Set(findLostWords(post).flatMap(({ field, isAll }) => (isAll ? [field.name] : [])));
    for (const violation of validate(withoutBlankTexts(valuesOf(frontMatter, schema)), schema)) {
      const field = findField(frontMatter, violation.path[0] ?? '');
      // Jekyll takes the default where a key has no value.
      if (lost.has(field?.name ?? '')) continue;
      if (!field?.isSound || (field.value === null && field.name in given)) continue;
      if (facts.schema.isJekylls && isUsualHere(field, violation, facts)) continue;
      if (!isOthersFinding(field, violation, Object.keys(schema.properties)))
        yield* report(
          { post, frontMatter, field, schema: schema.properties[field.name] ?? {}, violation },
          context,
        );
    }
    if (facts.schema.isJekylls) yield* checkOddNames(frontMatter, context);
  },
});

/** Jekyll takes a field that holds nothing for one that is not there. But a date has to be one. */
function valuesOf({ data }: FrontMatter, { isJekylls }: FrontMatterSchema): FrontMatter['data'] {
  const entries = Object.entries(data);
  if (!isJekylls || entries.every(([name, value]) => value !== null || name === 'date')) return data;
  return Object.fromEntries(entries.filter(([name, value]) => value !== null || name === 'date'));
}

/** Names of which a site has few, such as layouts, and of which this post has one that is much like a usual one. */
function* checkOddNames(frontMatter: FrontMatter, context: Context<typeof messages>): Generator<Finding> {
  for (const name of oddFields) {
    const field = findField(frontMatter, name);
    const usual = field?.isSound ? findOddName(field, context.facts) : undefined;
    if (!field || !usual) continue;
    const fixes = write(toYamlString(usual.text), field.valueSpan, context);
    const slots = { field: name, value: asText(field.value), posts: usual.posts, usual: usual.text };
    yield context.finding('odd', slots, { span: field.valueSpan, fixes });
  }
}

/** A field under a wrong name is another rule's; a known one is refused as a whole only because of what is in it. */
function isOthersFinding({ name }: Field, { keyword }: Violation, known: readonly string[]): boolean {
  return keyword === 'false' && (known.includes(name) || findMisspelling(name, known) !== undefined);
}

interface Refused {
  readonly post: Post;
  readonly frontMatter: FrontMatter;
  readonly field: Field;
  readonly schema: FieldSchema;
  readonly violation: Violation;
}

function* report(refused: Refused, context: Context<typeof messages>): Generator<Finding> {
  const { post, frontMatter, field, schema, violation } = refused;
  const { keyword, path, missing } = violation;
  const value = path.slice(1).reduce<unknown>(member, field.value);
  const isEntry = path.length > 1;
  const asked = isEntry ? (Array.isArray(field.value) && path.length === 2 && schema.items) || {} : schema;
  const span =
    frontMatter.valueSpans.get(`/${path.join('/')}`) ?? (isEntry ? field.valueSpan : field.keySpan);
  const isOnOneLine = !/[\r\n]/.test(sliceSpan(post.text, span));
  const slots = { field: field.name };
  const isEmpty = value === null || isBlank(value);
  // `layout: null` is said on purpose, and so may be nothing in what not every post has.
  const isOptional = field.name === 'layout' || !schemaFor(context.facts).required.includes(field.name);
  if (value === null && !isEntry && isOptional && field.valueSpan.end > field.valueSpan.start) return;
  if (!isEmpty && keyword === 'type' && (isShownAsText(value, asked) || isYaml11Boolean(field, asked)))
    return;
  const own = asked.errorMessage ?? schema.errorMessage;
  const fillings = isEntry ? [] : fill(post, field, context);
  if (own !== undefined) {
    yield context.finding('own', { message: own }, { span, fixes: fillings });
  } else if (isEmpty && field.name === 'date' && !isEntry) {
    yield context.finding('emptyDate', {}, { span, fixes: fillings, severity: 'error' });
  } else if (isEmpty) {
    yield context.finding(isEntry ? 'emptyEntry' : 'empty', slots, { span, fixes: fillings });
  } else if (keyword === 'type' && asked.type !== undefined) {
    const expected = nameTypes([asked.type].flat(), context);
    const isTaken = (entry: unknown): boolean =>
      validate({ [field.name]: entry }, schemaFor(context.facts)).every(({ path }) => path[0] !== field.name);
    const isMendable =
      !isEntry && isOnOneLine && (!Array.isArray(value) || (value.length === 1 && isTaken(value[0])));
    const fixes = isMendable ? retype(value, asked, span, context) : [];
    yield context.finding(
      isEntry ? 'wrongEntry' : 'wrongType',
      { ...slots, actual: nameTypes([typeOf(value)], context), expected },
      { span, fixes },
    );
  } else if (keyword === 'enum' && asked.enum !== undefined) {
    const allowed = asked.enum.map(asText);
    const fixes = isOnOneLine ? nearest(value, allowed, span, context) : [];
    yield context.finding('notOneOf', { ...slots, values: allowed.join(', ') }, { span, fixes });
  } else if (missing !== undefined) {
    yield context.finding('noKey', { ...slots, key: missing }, { span });
  } else if (keyword === 'false' && !isEntry) {
    yield context.finding('unknown', slots, { span: field.keySpan });
  } else if (keyword === 'pattern' && typeof asked.examples?.[0] === 'string') {
    const [example] = asked.examples;
    yield context.finding('notLike', { ...slots, example }, { span, fixes: fillings });
  } else {
    const description = describe(schema, context);
    yield description === undefined
      ? context.finding('notAllowed', slots, { span, fixes: fillings })
      : context.finding('notAsDescribed', { ...slots, description }, { span, fixes: fillings });
  }
}

/** The shipped schema has translations; a site's own speaks the language of its newsroom. */
function describe({ description }: FieldSchema, { facts }: Context<typeof messages>): string | undefined {
  return description === undefined ? undefined : (facts.translate?.(description) ?? description);
}

/** Types of JSON Schema, as an editor calls them. */
function nameTypes([first, ...others]: readonly string[], context: Context<typeof messages>): string {
  const type = isNamedType(first) ? context.say(first, {}) : (first ?? '');
  return others.length === 0 ? type : context.say('either', { type, others: nameTypes(others, context) });
}

/** Of nothing, `null`, no editor speaks otherwise. */
function isNamedType(
  type: string | undefined,
): type is 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string' {
  return /^(?:array|boolean|integer|number|object|string)$/.test(type ?? '');
}

/** The value as one of the type that the field takes, where it can be one. */
function retype(
  value: unknown,
  schema: FieldSchema,
  span: Span,
  context: Context<typeof messages>,
): readonly Fix[] {
  const types = [schema.type].flat();
  const [only, ...more] = Array.isArray(value) ? value : [];
  let text: string | undefined;
  if (types.includes('array') && typeof value === 'string') text = toYamlList([value]);
  else if (types.includes('string') && typeof only === 'string' && more.length === 0)
    text = toYamlString(only);
  else if (types.includes('boolean') && /^(?:true|yes|on)$/i.test(asText(value))) text = 'true';
  else if (types.includes('boolean') && /^(?:false|no|off)$/i.test(asText(value))) text = 'false';
  return write(text, span, context);
}

/** The value that is probably meant, of those that the field takes. */
function nearest(
  value: unknown,
  allowed: readonly string[],
  span: Span,
  context: Context<typeof messages>,
): readonly Fix[] {
  const meant = typeof value === 'string' ? findMisspelling(value, allowed) : undefined;
  return write(meant && toYamlString(meant), span, context);
}

/** What it does to the page, the writer has to see. */
function write(text: string | undefined, span: Span, context: Context<typeof messages>): readonly Fix[] {
  if (text === undefined) return [];
  return [
    { title: context.say('fillTitle', { value: text }), safety: 'review', edits: [replace(span, text)] },
  ];
}

/** What is told of the field elsewhere. */
function fill(post: Post, field: Field, context: Context<typeof messages>): readonly Fix[] {
  const value = knownValue(post, field.name);
  if (value === undefined) return [];
  const edits = [replaceValue(post.text, field.valueSpan, value)];
  // Another layout is another page.
  const safety = field.name === 'layout' ? 'review' : 'safe';
  return [{ title: context.say('fillTitle', { value }), safety, edits }];
}
