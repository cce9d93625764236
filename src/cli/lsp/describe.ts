import {
  asCode,
  asMarkdown,
  asText,
  createPhrase,
  type FieldSchema,
  type LiquidTarget,
  type PostSummary,
  withoutImages,
} from '../../core/index.ts';

const phrase = createPhrase();

/** What is said of a field, by its schema. */
export interface FieldDescription {
  readonly name: string;
  readonly schema: FieldSchema;
  readonly isRequired: boolean;
}

/** A field in words, as Markdown: what it is for, what is usual, examples. */
export function describeField({ name, schema, isRequired }: FieldDescription): string {
  const examples = (schema.examples ?? []).map(example => asCode(`${name}: ${toYaml(example)}`));
  const heading = `**${asMarkdown(name)}**`;
  return [
    isRequired ? heading : `${heading} (optional)`,
    withoutImages([schema.title, schema.description].filter(text => text !== undefined).join(': ')),
    schema.default === undefined ? '' : `Usually ${asCode(toYaml(schema.default))}`,
    examples.length === 0 ? '' : `For example ${examples.join(', ')}`,
  ]
    .filter(line => line !== '')
    .join('\n\n');
}

/** How many posts have a term, as Markdown. */
export function describeTerm(text: string, count: number): string {
  const term = asMarkdown(text);
  return count === 1
    ? phrase('“{term}” is in 1 post.', { term })
    : phrase('“{term}” is in {count} posts.', { term, count });
}

/** A post in a few lines of Markdown. */
export function describePost({ title, date, path, words }: PostSummary): string {
  const day = date === undefined ? '' : `${new Date(date).toISOString().slice(0, 10)} · `;
  const beginning = words === '' ? '' : `\n\n${asMarkdown(words)}…`;
  return `**${asMarkdown(title || path)}**\n\n${day}${asMarkdown(path)}${beginning}`;
}

/** What Liquid names, as Markdown. */
export function describeTarget({ kind, path, detail }: LiquidTarget): string {
  const name = `**${asMarkdown(path)}**`;
  if (detail === undefined) return name;
  const said = asCode(detail);
  return `${name}\n\n${kind === 'include' ? `Parameters: ${said}` : `Contains: ${said}`}`;
}

/** A value as front matter writes it. */
export function toYaml(value: unknown): string {
  return Array.isArray(value) ? `[ ${value.map(asText).join(', ')} ]` : asText(value);
}
