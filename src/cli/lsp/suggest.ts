import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  TextEdit,
} from 'vscode-languageserver/node';
import {
  createPhrase,
  describeField,
  type FieldSuggestion,
  inertText,
  type KnownValues,
  kindOfValues,
  type LiquidSuggestion,
  type Phrase,
  type Span,
  suggestFields,
  suggestLiquid,
  suggestValues,
  toYaml,
  type ValueSuggestion,
  writeNow,
} from '../../core/index.ts';
import type { ServedHead } from './served-posts.ts';
import { toRange } from './to-lsp.ts';

/** Where a key, a value, a tag, a filter or a name begins. */
export const TRIGGERS: readonly string[] = [' ', ':', '[', ',', '-', '"', "'", '%', '{', '|', '.', '/'];

/** What may be written at an offset: fields and values of the front matter, Liquid in the body. */
export function suggest(open: ServedHead, offset: number, takesSnippets: boolean): CompletionItem[] {
  const yaml = open.head.frontMatter?.yaml;
  const written =
    yaml !== undefined && offset >= yaml.start && offset <= yaml.end
      ? suggestInFrontMatter(open, offset)
      : suggestInBody(open, offset);
  return written.map((each, index) => toItem(open, { ...each, index, takesSnippets }));
}

/** A suggestion of any kind. */
interface Suggested {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly span: Span;
  /** The text inserted before and after the cursor. */
  readonly text: string;
  readonly tail: string;
  readonly detail?: string | undefined;
  readonly documentation?: string;
  readonly filterText?: string;
}

function toItem(
  { document }: ServedHead,
  suggested: Suggested & { readonly index: number; readonly takesSnippets: boolean },
): CompletionItem {
  const { label, kind, span, text, tail, detail, documentation, filterText, index, takesSnippets } =
    suggested;
  const isSnippet = takesSnippets && tail !== '';
  const newText = isSnippet ? `${escapeSnippet(text)}$0${escapeSnippet(tail)}` : text + tail;
  return {
    label: inertText(label),
    kind,
    filterText: filterText ?? label,
    // Editors sort equally good matches alphabetically.
    sortText: String(index).padStart(5, '0'),
    textEdit: TextEdit.replace(toRange(document, span), newText),
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(detail === undefined ? {} : { labelDetails: { description: inertText(detail) } }),
    ...(documentation === undefined
      ? {}
      : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
  };
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function suggestInFrontMatter({ head, place, newsroom }: ServedHead, offset: number): Suggested[] {
  const { schema, site, translate } = place.facts;
  const phrase = createPhrase(translate);
  const known: KnownValues = {
    newsroom,
    post: place.path,
    layouts: layoutsOf(site.files?.below('_layouts/') ?? []),
    timeZone: site.timeZone,
    now: Date.now(),
  };
  const writeField = ({ name, schema: field }: FieldSuggestion): string => {
    if (kindOfValues(name, schema, known) === 'date') return writeNow(schema, known);
    return field.default === undefined ? '' : toYaml(field.default);
  };
  return [
    ...suggestFields(head, offset, schema).map((field): Suggested => {
      const isList = [field.schema.type].flat().includes('array');
      const value = writeField(field);
      return {
        label: field.name,
        kind: CompletionItemKind.Property,
        span: field.span,
        text: `${field.name}: ${value === '' && isList ? '[ ' : value}`,
        tail: value === '' && isList ? ' ]' : '',
        documentation: describeField(field, translate),
      };
    }),
    ...suggestValues(head, offset, schema, known).map(
      ({ label, kind, posts, span, text, tail }): Suggested => ({
        label,
        kind: kindsOfValues[kind],
        span,
        text,
        tail,
        detail:
          kind === 'date' ? phrase('now', {}) : posts === undefined ? undefined : sayPosts(posts, phrase),
      }),
    ),
  ];
}

const kindsOfValues: Readonly<Record<ValueSuggestion['kind'], CompletionItemKind>> = {
  choice: CompletionItemKind.EnumMember,
  date: CompletionItemKind.Value,
  layout: CompletionItemKind.File,
  term: CompletionItemKind.Value,
};

/** As front matter names them: the path below `_layouts` without the ending. */
function layoutsOf(files: readonly string[]): readonly string[] {
  return files.map(file => file.slice('_layouts/'.length).replace(/\.[^./]*$/, ''));
}

function sayPosts(count: number, phrase: Phrase): string {
  return count === 1 ? phrase('1 post', {}) : phrase('{0} posts', { 0: count });
}

const kindsOfLiquid: Readonly<Record<LiquidSuggestion['kind'], CompletionItemKind>> = {
  tag: CompletionItemKind.Keyword,
  filter: CompletionItemKind.Function,
  file: CompletionItemKind.File,
  post: CompletionItemKind.Reference,
  parameter: CompletionItemKind.Variable,
  member: CompletionItemKind.Property,
};

function suggestInBody({ head, place, newsroom }: ServedHead, offset: number): Suggested[] {
  const { path, facts } = place;
  const titleOf = (file: string): string | undefined => newsroom.get(file)?.title || undefined;
  return suggestLiquid({ path, text: head.text, site: facts.site, offset, titleOf }).map(
    ({ kind, label, text, tail, span, detail }): Suggested => ({
      label,
      kind: kindsOfLiquid[kind],
      span,
      text,
      tail,
      detail,
      // Posts can be searched by title, too.
      filterText: kind === 'post' && detail !== undefined ? `${label} ${detail}` : label,
    }),
  );
}
