/* The only door of core for outsiders. */

export { CRASH_RULE, check } from './check.ts';
export { type FixRequest, type FixResult, fixAll, preferredFix } from './fix.ts';
export { type FormatRequest, type Formatting, formatPost, type HeldBack } from './format/format-post.ts';
export { isPost, isPostPath } from './is-post.ts';
export type { Attribute, Tag } from './kramdown/tag.ts';
export { createNewsroom, type Newsroom, type SeenTerm } from './newsroom/newsroom.ts';
export { type PostSummary, summarise, type TermKind } from './newsroom/post-summary.ts';
export { type Field, type FrontMatter, parseFrontMatter, type YamlFault } from './post/front-matter.ts';
export type { Epoch, Lead, LeadTitle } from './post/lead.ts';
export { type OutlineItem, outline } from './post/outline.ts';
export { type Body, type Head, type Post, parsePost } from './post/post.ts';
export { type Rendering, render } from './render/render.ts';
export { ruleDocs } from './rules/docs.ts';
export type { Facts, Finding, Fix, RelatedPlace, Safety, Severity } from './rules/rule.ts';
export {
  type FieldHelp,
  type FieldSuggestion,
  fieldAt,
  sourceLink,
  suggestFields,
  type TermHelp,
  termAt,
} from './schema/assist.ts';
export { builtInSchema, readSchema, type SchemaReading } from './schema/read-schema.ts';
export type { FieldSchema, FrontMatterSchema } from './schema/schema.ts';
export {
  type ReadSiteFile,
  readSiteSchemas,
  type SchemaProblem,
  type SiteSchemas,
} from './schema/site-schemas.ts';
export {
  type KnownValues,
  kindOfValues,
  suggestValues,
  type ValueSuggestion,
  writeNow,
} from './schema/suggest-values.ts';
export {
  defaultSettings,
  mergeSettings,
  readSettings,
  type Settings,
  type SettingsReading,
} from './settings.ts';
export { defaultSite, readSite, type Site } from './site/site.ts';
export { diffEdits } from './text/diff.ts';
export { applyEdits } from './text/edits.ts';
export { createLineIndex, type LineIndex, type Position } from './text/line-index.ts';
export type { Span, TextEdit } from './text/span.ts';
