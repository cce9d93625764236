import { kindOfTerms, type TermKind } from '../newsroom/post-summary.ts';
import type { Field } from '../post/field.ts';
import { findField } from '../post/front-matter.ts';
import type { Head } from '../post/post.ts';
import { type Span, spanOf } from '../text/span.ts';
import type { FieldSchema, FrontMatterSchema } from './schema.ts';

/** What is to be said of the field at a place. */
export interface FieldHelp {
  readonly name: string;
  /** Key and value. */
  readonly span: Span;
  readonly schema: FieldSchema;
  readonly isRequired: boolean;
}

/** A term that stands in the front matter. */
export interface TermHelp {
  readonly kind: TermKind;
  readonly text: string;
  /** With its quotes. */
  readonly span: Span;
}

/** A field that may be written at a place. */
export interface FieldSuggestion {
  readonly name: string;
  /** What stands there already and would be replaced. */
  readonly span: Span;
  readonly schema: FieldSchema;
  readonly isRequired: boolean;
}

/** The known field whose key or value stands at the UTF-16 offset. */
export function fieldAt(post: Head, offset: number, schema: FrontMatterSchema): FieldHelp | undefined {
  const field = post.frontMatter?.fields.find(candidate => covers(candidate, offset));
  const fieldSchema = field && schema.properties[field.name];
  if (!field || !fieldSchema) return undefined;
  return {
    name: field.name,
    span: spanOf(field.keySpan.start, field.valueSpan.end),
    schema: fieldSchema,
    isRequired: isNeeded(field.name, schema),
  };
}

/** The term of the newsroom that stands at the UTF-16 offset: an author, a layout, a tag, a category. */
export function termAt({ frontMatter }: Head, offset: number): TermHelp | undefined {
  const field = frontMatter?.fields.findLast(candidate => covers(candidate, offset));
  const kind = field && kindOfTerms(field.name);
  if (!frontMatter || !field || !kind) return undefined;
  const values = Array.isArray(field.value) ? field.value : [field.value];
  for (const [index, text] of values.entries()) {
    const path = `/${field.name}${values === field.value ? `/${index}` : ''}`;
    const span = frontMatter.valueSpans.get(path);
    if (typeof text !== 'string' || !span || offset < span.start || offset > span.end) continue;
    return { kind, text: text.trim(), span };
  }
  return undefined;
}

/** The fields that are not there yet, required ones first, where the offset stands at a key of the front matter. */
export function suggestFields(
  post: Head,
  offset: number,
  schema: FrontMatterSchema,
): readonly FieldSuggestion[] {
  const { frontMatter, text } = post;
  if (!frontMatter || offset < frontMatter.yaml.start || offset > frontMatter.yaml.end) return [];
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = /[\r\n]|$/.exec(text.slice(offset))!.index + offset;
  // Only a key that is being written: nothing but a word on the line, and not indented.
  if (!/^[\w-]*$/.test(text.slice(lineStart, lineEnd)) || text.slice(lineStart, lineEnd) === '---') return [];
  const present = new Set(
    frontMatter.fields.filter(field => field.keySpan.start !== lineStart).map(field => field.name),
  );
  const names = Object.keys(schema.properties).filter(name => !present.has(name));
  const isRequired = (name: string): boolean => isNeeded(name, schema);
  return [...names.filter(isRequired), ...names.filter(name => !isRequired(name))].map(name => ({
    name,
    span: spanOf(lineStart, lineEnd),
    schema: schema.properties[name]!,
    isRequired: isRequired(name),
  }));
}

/** The address in `from`, and where it stands, without quotes. */
export function sourceLink({ text, frontMatter }: Head): { url: string; span: Span } | undefined {
  const from = findField(frontMatter, 'from');
  const url = typeof from?.value === 'string' ? from.value.trim() : '';
  if (!from || !/^https?:\/\/[^\s/]\S*$/.test(url)) return undefined;
  const start = text.indexOf(url, from.valueSpan.start);
  const isWritten = start >= 0 && start + url.length <= from.valueSpan.end;
  return { url, span: isWritten ? spanOf(start, start + url.length) : from.valueSpan };
}

/** Of a post of any site Jekyll makes a page by its layout and its title. */
function isNeeded(name: string, { required, isJekylls = false }: FrontMatterSchema): boolean {
  return required.includes(name) || (isJekylls && (name === 'layout' || name === 'title'));
}

function covers({ keySpan, valueSpan }: Field, offset: number): boolean {
  return keySpan.start <= offset && offset <= Math.max(keySpan.end, valueSpan.end);
}
