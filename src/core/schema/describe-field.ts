import { asCode, asMarkdown, withoutImages } from '../text/escape/as-markdown.ts';
import { asText } from '../text/escape/as-text.ts';
import { createPhrase, type Phrase, type Translate } from '../text/phrase.ts';
import type { FieldSchema } from './schema.ts';

/** What is said of a field, by its schema. */
export interface FieldDescription {
  readonly name: string;
  readonly schema: FieldSchema;
  readonly isRequired: boolean;
}

/** A field in words, as Markdown: its kind of value, what it is for, what is usual, examples. */
export function describeField(
  { name, schema, isRequired }: FieldDescription,
  translate: Translate | undefined,
): string {
  const phrase = createPhrase(translate);
  const examples = (schema.examples ?? []).map(example => asCode(`${name}: ${toYaml(example)}`));
  return [
    [`**${asMarkdown(name)}**`, sayKind(schema, phrase), isRequired ? '' : phrase('optional', {})]
      .filter(words => words !== '')
      .join(' — '),
    withoutImages(
      [schema.title, schema.description]
        .filter(text => text !== undefined)
        .map(text => translate?.(text) ?? text)
        .join(': '),
    ),
    schema.default === undefined ? '' : phrase('Usually {0}', { 0: asCode(toYaml(schema.default)) }),
    examples.length === 0 ? '' : phrase('For example {0}', { 0: examples.join(', ') }),
  ]
    .filter(line => line !== '')
    .join('\n\n');
}

function sayKind({ type, enum: choices }: FieldSchema, phrase: Phrase): string {
  if (choices !== undefined) return choices.map(choice => asCode(asText(choice))).join(', ');
  const names: Readonly<Record<string, string>> = {
    string: phrase('text', {}),
    array: phrase('list', {}),
    object: phrase('mapping', {}),
    boolean: phrase('`true` or `false`', {}),
    number: phrase('number', {}),
    integer: phrase('number', {}),
  };
  const kinds = [type ?? []].flat().map(kind => names[kind] ?? kind);
  return kinds.reduceRight(
    (rest, kind) => (rest === '' ? kind : phrase('{0} or {1}', { 0: kind, 1: rest })),
    '',
  );
}

/** A value as front matter writes it. */
export function toYaml(value: unknown): string {
  return Array.isArray(value) ? `[ ${value.map(asText).join(', ')} ]` : asText(value);
}
