import { readDateForm, writeDate } from '../newsroom/date-form.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { kindOfTerms } from '../newsroom/post-summary.ts';
import type { Head } from '../post/post.ts';
import { asText } from '../text/escape/as-text.ts';
import { escapeInQuotes, toYamlString } from '../text/escape/yaml-text.ts';
import { type Span, sliceSpan } from '../text/span.ts';
import type { FieldSchema, FrontMatterSchema } from './schema.ts';
import { findValuePlace, type ValuePlace } from './value-place.ts';
import { unquote } from './written-scalar.ts';

/** What is known of the site when a value is suggested. */
export interface KnownValues {
  readonly newsroom: Newsroom;
  /** The post's path in the newsroom: what only it has is no suggestion for it. */
  readonly post: string;
  /** The names of the layouts that the site has. */
  readonly layouts: readonly string[];
  /** The site's, by its name. */
  readonly timeZone: string | undefined;
  /** The present moment, in milliseconds since 1970 UTC. */
  readonly now: number;
}

/** A value that may be written at a place. */
export interface ValueSuggestion {
  /** The value itself. What is written is compared with it. */
  readonly label: string;
  readonly kind: 'choice' | 'date' | 'layout' | 'term';
  /** How many posts of the newsroom have it; undefined where that says nothing. */
  readonly posts: number | undefined;
  /** What is written of the value already, and would be replaced. */
  readonly span: Span;
  /** The YAML that replaces it; the cursor comes between the two. */
  readonly text: string;
  readonly tail: string;
}

const datedFields: ReadonlySet<string> = new Set(['date', 'last_modified_at']);

/** The values that may be written at the UTF-16 offset, those that are used most first. */
export function suggestValues(
  head: Head,
  offset: number,
  schema: FrontMatterSchema,
  known: KnownValues,
): readonly ValueSuggestion[] {
  const place = findValuePlace(head, offset);
  if (!place) return [];
  const takesList = [schema.properties[place.field]?.type].flat().includes('array');
  // Jekyll splits a text at its blanks: a term with blanks needs a list around it.
  const isSplit = takesList && place.others === undefined;
  if (isSplit && /\s/.test(sliceSpan(head.text, place.span))) return [];
  const others = new Set(place.others);
  return candidatesFor(place.field, schema, known)
    .filter(({ label, kind, yaml }) => {
      if (others.has(label)) return false;
      const isLiteral = kind === 'choice' && yaml !== undefined;
      return place.quote === undefined || !(isLiteral || (isSplit && /\s/.test(label)));
    })
    .map(candidate => toSuggestion(candidate, place, isSplit));
}

/** What kind of values are suggested for a field; undefined where none are. */
export function kindOfValues(
  field: string,
  schema: FrontMatterSchema,
  known: KnownValues,
): ValueSuggestion['kind'] | undefined {
  return candidatesFor(field, schema, known)[0]?.kind;
}

/** The present moment, spelled as most dates of the newsroom are, else as the schema's example. */
export function writeNow(schema: FrontMatterSchema, known: KnownValues): string {
  const { newsroom, timeZone, now } = known;
  const examples = (schema.properties['date']?.examples ?? []).map(example => readDateForm(asText(example)));
  const form = newsroom.seen('dateForm')[0]?.text ?? examples.find(example => example)?.form;
  const usualOffset = newsroom.seen('dateZone').find(({ text }) => /^[+-]/.test(text))?.text;
  return writeDate(form ?? '0000-00-00 00:00:00 +0000', { now, timeZone, usualOffset });
}

/** A value that a field may have. */
interface Candidate extends Pick<ValueSuggestion, 'label' | 'kind' | 'posts'> {
  /** How it is written without quotes around it; undefined: as any text. */
  readonly yaml?: string;
}

function candidatesFor(field: string, schema: FrontMatterSchema, known: KnownValues): readonly Candidate[] {
  const choices = choicesOf(schema.properties[field]);
  if (choices.length > 0) return choices;
  if (datedFields.has(field)) {
    const yaml = writeNow(schema, known);
    return [{ label: unquote(yaml), kind: 'date', posts: undefined, yaml }];
  }
  const kind = kindOfTerms(field);
  if (!kind) return [];
  const seen = known.newsroom
    .seen(kind, known.post)
    .map(({ text, posts }) => ({ label: text, kind: 'term', posts }) as const);
  return kind === 'layout' ? [...seen, ...unusedLayouts(known)] : seen;
}

function choicesOf(schema: FieldSchema | undefined): readonly Candidate[] {
  if (!schema) return [];
  const types = [schema.type].flat();
  const items = types.includes('array') ? schema.items?.enum : undefined;
  const values = schema.enum ?? items ?? (types.includes('boolean') ? [true, false] : []);
  return values
    .filter(value => ['string', 'boolean', 'number'].includes(typeof value))
    .map(value => {
      const choice = { label: asText(value), kind: 'choice', posts: undefined } as const;
      return typeof value === 'string' ? choice : { ...choice, yaml: asText(value) };
    });
}

function unusedLayouts({ newsroom, layouts }: KnownValues): readonly Candidate[] {
  return [...layouts]
    .sort()
    .filter(layout => newsroom.count('layout', layout) === 0)
    .map(label => ({ label, kind: 'layout', posts: undefined }));
}

function toSuggestion(candidate: Candidate, place: ValuePlace, isSplit: boolean): ValueSuggestion {
  const { label, kind, posts, yaml } = candidate;
  const { quote, isQuoteClosed, missing, span } = place;
  if (quote !== undefined) {
    const text = `${escapeInQuotes(label, quote)}${isQuoteClosed ? '' : quote}`;
    return { label, kind, posts, span, text, tail: '' };
  }
  const [opening, tail] = isSplit ? ['[ ', ' ]'] : ['', ''];
  return { label, kind, posts, span, text: `${missing}${opening}${yaml ?? toYamlString(label)}`, tail };
}
