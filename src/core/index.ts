/* The only door of core for outsiders. */

export {
  basisKey,
  type CheckBasis,
  createFileSums,
  createSurroundings,
  type FileSums,
  type PostAround,
} from './archive/check-keys.ts';
export {
  type CheckedPost,
  countFindings,
  type KeptFinding,
  keepFindings,
  readChecks,
  writeChecks,
} from './archive/checked-post.ts';
export { folderOf, type ListedPost, type PostStage } from './archive/listed-post.ts';
export { createNameTest } from './archive/named-files.ts';
export {
  type Arrangement,
  byNewest,
  createPostList,
  type PostGroup,
  type PostList,
} from './archive/post-list.ts';
export {
  lastToken,
  matchesQuery,
  type PostQuery,
  type ProblemCounts,
  readQuery,
  writeTerm,
} from './archive/post-query.ts';
export { CRASH_RULE, check, LIMIT_RULE } from './check.ts';
export { type CleanUp, type CleanUpRequest, cleanUp } from './cleanup/clean-up.ts';
export {
  type CleanedHtml,
  type CleaningRequest,
  cleanCopied,
  cleanTitle,
  MAX_COPIED,
} from './copied/clean-copied.ts';
export { type Copied, readCopiedLinks } from './copied/copied-links.ts';
export { findPictureSpot, type PictureSpot } from './copied/picture-spot.ts';
export {
  type CopiedPlace,
  findPlaceForCopied,
  isColouredCode,
  isHtmlSource,
  placeCopied,
} from './copied/place-copied.ts';
export { type Checkable, type FixRequest, type FixResult, fixAll, preferredFix } from './fix/fix.ts';
export {
  applyChosen,
  type FixPlan,
  needsReview,
  type PlannedChange,
  type PlannedFix,
  planFixes,
  readChosen,
} from './fix/fix-plan.ts';
export { type ChosenFix, type Draft, provesAlone } from './fix/prove.ts';
export { formatPost } from './format/format-post.ts';
export type { FormatRequest, Formatting, HeldBack } from './format/formatting.ts';
export type { Attribute, Tag } from './kramdown/tag.ts';
export { findLiquidTarget, type LiquidTarget } from './liquid/assist/liquid-target.ts';
export { editsForMovedFiles, holdsInclude, type MovedFiles } from './liquid/assist/moved-files.ts';
export { type LiquidSuggestion, type SuggestionRequest, suggestLiquid } from './liquid/assist/suggest.ts';
export type { WrittenLiquid } from './liquid/look-up.ts';
export { type UrlPlace, urlPlaces } from './markup/url-places.ts';
export { findLinks, type LinkPlace } from './newsroom/find-links.ts';
export { createNewsroomKeeper, type NewsroomKeeper } from './newsroom/keep-newsroom.ts';
export {
  editsForMove,
  type LinkedPosts,
  linkedPaths,
  linksTo,
  postsLinkingTo,
} from './newsroom/linking-posts.ts';
export { createNewsroom, type Newsroom, type OpenNewsroom, type SeenTerm } from './newsroom/newsroom.ts';
export { siteKeyOf } from './newsroom/newsroom-cache.ts';
export type { NewsroomHost } from './newsroom/newsroom-host.ts';
export {
  addressOfPage,
  findTargets,
  type LinkBase,
  ownPath,
  type TargetSearch,
} from './newsroom/own-pages.ts';
export {
  createSharedLists,
  fieldsOf,
  type SummaryFields,
  summaryOf,
} from './newsroom/packed-summary.ts';
export {
  createSummariser,
  type PostSummary,
  type Summarise,
  type TermKind,
} from './newsroom/post-summary.ts';
export { proposeSettings } from './newsroom/propose-settings.ts';
export { type RankedFor, type RelatedPost, rankRelated } from './newsroom/rank-related.ts';
export { findTerm, renameTerm, type TermRenaming } from './newsroom/rename-term.ts';
export { type PostPlace, postPlaces, samplePosts } from './newsroom/sample-posts.ts';
export { hashBytes, SHARDS, shardOf } from './newsroom/stored-summaries.ts';
export { printedDate } from './page/printed-date.ts';
export { type LayoutFault, type PageOptions, type PageRendering, renderPage } from './page/render-page.ts';
export {
  importedStyleSheets,
  type LinkedSheet,
  linkedDrawings,
  linkedStyleSheets,
  readStyleSheet,
  type StyleSheet,
} from './page/style-sheets.ts';
export { learnPictures, type PicturedPost, type PictureHabit } from './pictures/learn-pictures.ts';
export { kindOfPicture, type PictureKind } from './pictures/picture-kind.ts';
export { type PictureWriting, readPictureWriting } from './pictures/picture-writing.ts';
export { addressesOf, type PlacedPicture, placePicture } from './pictures/place-picture.ts';
export type { TextWithHoles } from './pictures/show-picture.ts';
export { createPictureUse, mayNamePictures } from './pictures/unused-pictures.ts';
export type { Field, YamlFault } from './post/field.ts';
export { type FrontMatter, parseFrontMatter } from './post/front-matter.ts';
export type { Epoch, Lead, LeadTitle } from './post/lead.ts';
export { type FieldHabit, learnHabits, type PostHabits, type SamplePost } from './post/learn-habits.ts';
export {
  duplicatePost,
  type Moment,
  type MovablePost,
  type PostMove,
  publishDraft,
  renameFromTitle,
  unpublish,
} from './post/move-post.ts';
export { type NewPost, type WrittenPost, writeNewPost } from './post/new-post.ts';
export { type Body, type Head, type Post, parsePost } from './post/post.ts';
export { isImagePath } from './published/address-path.ts';
export { isPartOfSite } from './published/part-of-site.ts';
export { createRulesSummariser } from './published/summarise-for-rules.ts';
export { writtenAddresses } from './published/written-addresses.ts';
export { findRelatedLists, readLinkParagraphs } from './related/find-related-lists.ts';
export { findListHabit, insertLinks, isInList, type ListHabit } from './related/insert-links.ts';
export { type LinkWriting, readLinkWriting, writeLink } from './related/link-writing.ts';
export { addressOf, dayOf, toOwnPages, toRelatedItem } from './related/post-item.ts';
export type {
  FoundList,
  ListFault,
  ListLoss,
  ListMarkup,
  RelatedItem,
  RelatedList,
} from './related/related-list.ts';
export { rewriteRelatedList } from './related/rewrite-related-list.ts';
export { type ListForm, writeRelatedList } from './related/write-related-list.ts';
export { escapeCode } from './render/escape.ts';
export { openSite, type SiteParts, withFiles, withTheme } from './render/open-site.ts';
export { type Rendering, render, renderWithPlaces } from './render/render.ts';
export { renderContent } from './render/render-content.ts';
export { type RuleDoc, ruleDocs } from './rules/docs.ts';
export type { Facts, Finding, Fix, RelatedPlace, SettingChoice, Severity } from './rules/rule.ts';
export {
  type FieldHelp,
  type FieldSuggestion,
  fieldAt,
  sourceLink,
  suggestFields,
  type TermHelp,
  termAt,
} from './schema/assist.ts';
export { describeField, type FieldDescription, toYaml } from './schema/describe-field.ts';
export { builtInSchema, jekyllSchema, readSchema, type SchemaReading } from './schema/read-schema.ts';
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
export { isPost, isPostPath } from './settings/is-post.ts';
export { readSettings, type SettingsReading } from './settings/read-settings.ts';
export { isOff } from './settings/rule-levels.ts';
export {
  defaultSettings,
  type Level,
  levels,
  mergeSettings,
  type Override,
  type Preset,
  presets,
  type RuleLevels,
  type Settings,
} from './settings/settings.ts';
export type { SettingsProblem } from './settings/settings-report.ts';
export {
  type PlacedWord,
  placesOfWords,
  readSettingsText,
  type SettingsTextReading,
} from './settings/settings-text.ts';
export { type OwnSetting, settingsWith, writeSetting } from './settings/write-setting.ts';
export type { Build, MarkdownEngine } from './site/build/build.ts';
export {
  type BuildFiles,
  isBuildFile,
  noBuildFiles,
  type SiteFolderReader,
} from './site/build/build-files.ts';
export { type BuildSetting, noBuildSetting } from './site/build/build-setting.ts';
export { type BuildDescription, describeBuild, differencesIn } from './site/build/describe-build.ts';
export type { KnownTag, TagKind } from './site/build/known-tag.ts';
export { findThemeFolder, type GemSurroundings } from './site/find-theme.ts';
export { layoutWrappers } from './site/layout-wrappers.ts';
export { type PublicationState, publicationState } from './site/publication.ts';
export { defaultSite, readSite, type Site } from './site/site.ts';
export {
  createSiteFiles,
  type FilesRead,
  foldersOutsideSite,
  isOutsideSite,
  MAX_SITE_FILE,
  mayHoldText,
  type SiteFiles,
} from './site/site-files.ts';
export { readSiteFolder, type SiteSources, sourceFolderOf } from './site/site-folder.ts';
export {
  fieldsOfTemplates,
  isTemplatePath,
  readTemplateFields,
  type TemplateFields,
} from './site/template-fields.ts';
export { type SuppressionRequest, suppress } from './suppress/suppress.ts';
export { hasPlaceForComment, type SuppressionScope } from './suppress/suppression-comments.ts';
export { diffEdits, shortenEdit } from './text/diff.ts';
export { applyEdits } from './text/edits.ts';
export { asCode, asMarkdown, withoutImages } from './text/escape/as-markdown.ts';
export { asText } from './text/escape/as-text.ts';
export { inertJson, inertText } from './text/escape/inert-text.ts';
export { hashText } from './text/hash-text.ts';
export { isRecord } from './text/is-record.ts';
export { createLineIndex, type LineIndex, type Position } from './text/line-index.ts';
export { matchesGlob } from './text/patterns/glob.ts';
export { fitsWildcard } from './text/patterns/wildcard.ts';
export {
  createPhrase,
  type Language,
  type Phrase,
  phraseKey,
  type Slots,
  type SlotValues,
  type Translate,
} from './text/phrase.ts';
export type { Safety } from './text/safety.ts';
export type { Span, TextEdit } from './text/span.ts';
export { stripTracking } from './text/tracking-parameters.ts';
export { decodeUrlPart, hostOf } from './text/url.ts';
export { findWord, type PageWord } from './text/words/find-word.ts';
export type { HouseWord } from './text/words/house-words.ts';
export type { LeftoverKind } from './tidy/leftover.ts';
export { findLeftovers, type LeftoverGroup, tidyEdits } from './tidy/tidy.ts';
export { tryHouseWord } from './try-words.ts';
export { closingTag, type TypedText } from './writing/closing-tag.ts';
export { countText, countWords, readingMinutes, type WordCount } from './writing/count-words.ts';
export { enclosingSpans } from './writing/enclosing-spans.ts';
export { type Fold, findFolds } from './writing/folds.ts';
export { type Headline, headlineOf } from './writing/headline.ts';
export { lastModifiedEdits } from './writing/last-modified.ts';
export { type OutlineItem, outline } from './writing/outline.ts';
export { type Readiness, readiness } from './writing/readiness.ts';
export { type TagPair, tagPairAt } from './writing/tag-pair.ts';
export { type ReadTimestamp, readTimestamp, timestampEdits } from './writing/timestamp.ts';
