import {
  asCode,
  asMarkdown,
  asText,
  createPhrase,
  type FieldSchema,
  type LiquidTarget,
  type Phrase,
  type PostSummary,
  type Translate,
  withoutImages,
} from '../../core/index.ts';

/** What is said of a field, by its schema. */
export interface FieldDescription {
  readonly name: string;
  readonly schema: FieldSchema;
  readonly isRequired: boolean;
}

/** A field in words, as Markdown: what it is for, what is usual, examples. */
export function describeField(
  { name, schema, isRequired }: FieldDescription,
  translate: Translate | undefined,
): string {
  const phrase = createPhrase(translate);
  const say = translate ?? (text => text);
  const examples = (schema.examples ?? []).map(example => asCode(`${name}: ${toYaml(example)}`));
  const heading = `**${asMarkdown(name)}**`;
  return [
    isRequired ? heading : `${heading} — ${phrase('optional', {})}`,
    withoutImages(
      [schema.title, schema.description]
        .filter(text => text !== undefined)
        .map(say)
        .join(': '),
    ),
    schema.default === undefined ? '' : phrase('Usually {0}', { 0: asCode(toYaml(schema.default)) }),
    examples.length === 0 ? '' : phrase('For example {0}', { 0: examples.join(', ') }),
  ]
    .filter(line => line !== '')
    .join('\n\n');
}

/** How many posts have a term, as Markdown. */
export function describeTerm(text: string, count: number, phrase: Phrase): string {
  const term = asMarkdown(text);
  return count === 1
    ? phrase('“{0}” is in 1 post.', { 0: term })
    : phrase('“{0}” is in {1} posts.', { 0: term, 1: count });
}

/** A post in a few lines of Markdown. */
export function describePost({ title, date, path, words }: PostSummary): string {
  const day = date === undefined ? '' : `${new Date(date).toISOString().slice(0, 10)} · `;
  const beginning = words === '' ? '' : `\n\n${asMarkdown(words)}…`;
  return `**${asMarkdown(title || path)}**\n\n${day}${asMarkdown(path)}${beginning}`;
}

/** What Liquid names, as Markdown. */
export function describeTarget({ kind, path, detail }: LiquidTarget, phrase: Phrase): string {
  const name = `**${asMarkdown(path)}**`;
  if (detail === undefined) return name;
  const said = asCode(detail);
  return `${name}\n\n${kind === 'include' ? phrase('Parameters: {0}', { 0: said }) : phrase('Contains: {0}', { 0: said })}`;
}

/** A value as front matter writes it. */
export function toYaml(value: unknown): string {
  return Array.isArray(value) ? `[ ${value.map(asText).join(', ')} ]` : asText(value);
}
