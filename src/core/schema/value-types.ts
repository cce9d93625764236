import type { Field } from '../post/field.ts';
import type { FrontMatter } from '../post/front-matter.ts';
import type { FieldSchema } from './schema.ts';

/** With texts that hold nothing as empty ones, so that the schema tells where a text must not be empty. */
export function withoutBlankTexts(data: FrontMatter['data']): FrontMatter['data'] {
  const isClear = (value: unknown): boolean => value === '' || !isBlank(value);
  // Nearly always there is nothing to do, and the same data need not be validated again.
  if (Object.values(data).every(value => (Array.isArray(value) ? value.every(isClear) : isClear(value)))) {
    return data;
  }
  const clear = (value: unknown): unknown => (isBlank(value) ? '' : value);
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Array.isArray(value) ? value.map(clear) : clear(value)]),
  );
}

/** Blanks, or the quotes of a text that is not there. */
export function isBlank(value: unknown): boolean {
  return typeof value === 'string' && /^[\s"'“”‘’「」『』«»]*$/.test(value);
}

/** A number or the like where text is expected: the page shows it all the same. */
export function isShownAsText(value: unknown, schema: FieldSchema): boolean {
  return typeof value !== 'object' && [schema.type].flat().includes('string');
}

/** `yes` and `no` without quotes are text to this reader of YAML, but true and false to Jekyll's. */
export function isYaml11Boolean({ plainScalars }: Field, schema: FieldSchema): boolean {
  return schema.type === 'boolean' && /^(?:yes|no|on|off)$/i.test(plainScalars[0]?.text ?? '');
}

/** What a value is, as JSON Schema calls it. */
export function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
