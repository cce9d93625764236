import type { TagKind } from './known-tag.ts';

/** What something besides Liquid and kramdown does to the page of a post. */
export type PageChange =
  | 'mentions'
  | 'relative-links'
  | 'first-heading'
  | 'emoji'
  | 'languages'
  | 'rich-content'
  | 'new-tabs'
  | 'pages';

/** What is known of a plugin by its documentation. */
export interface KnownPlugin {
  readonly tags?: Readonly<Record<string, TagKind>>;
  readonly filters?: readonly string[];
  /** What it does to the pages of posts after kramdown, or before it. */
  readonly rewrites?: PageChange;
  /** What a post holds where it does so; without it, any post may be changed. */
  readonly touches?: RegExp;
  /** It rewrites only posts where `_config.yml` says `collections: true` below this name. */
  readonly onlyCollections?: string;
  /** It makes pages, or pages and other files, at addresses that only a build tells. */
  readonly makes?: 'pages' | 'files';
}

/** Well-known plugins by their gems' names. One that is not here may bring any tag. */
export const knownPlugins: ReadonlyMap<string, KnownPlugin> = new Map(
  Object.entries({
    // Those of GitHub Pages.
    'jekyll-avatar': { tags: { avatar: 'inline' } },
    'jekyll-coffeescript': {},
    'jekyll-commonmark': {},
    'jekyll-commonmark-ghpages': {},
    'jekyll-default-layout': {},
    'jekyll-feed': { tags: { feed_meta: 'inline' } },
    'jekyll-gist': { tags: { gist: 'inline' } },
    'jekyll-github-metadata': { tags: { github_edit_link: 'inline' } },
    'jekyll-include-cache': { tags: { include_cached: 'inline' } },
    'jekyll-mentions': {
      filters: ['mentionify'],
      rewrites: 'mentions',
      touches: /(?:^|[^\w/`])@[a-z\d]/i,
    },
    'jekyll-octicons': { tags: { octicon: 'inline' } },
    'jekyll-optional-front-matter': {},
    'jekyll-paginate': {},
    'jekyll-readme-index': {},
    'jekyll-redirect-from': {},
    'jekyll-relative-links': {
      filters: ['rellinks'],
      rewrites: 'relative-links',
      touches: /\.(?:md|markdown)\b/i,
      onlyCollections: 'relative_links',
    },
    'jekyll-remote-theme': {},
    'jekyll-sass-converter': {},
    'jekyll-seo-tag': { tags: { seo: 'inline' } },
    'jekyll-sitemap': {},
    'jekyll-titles-from-headings': {
      rewrites: 'first-heading',
      onlyCollections: 'titles_from_headings',
    },
    'jekyll-watch': {},
    // Names of emoji have letters, but for these; `:00:` is of a time.
    jemoji: {
      filters: ['emojify'],
      rewrites: 'emoji',
      touches: /:(?:[\d_+-]*[a-z][a-z\d_+-]*|[+-]1|100|1234):/,
    },
    // Others, by their documentation.
    'jekyll-admin': { makes: 'pages' },
    'jekyll-archives': {},
    'jekyll-assets': { tags: { asset: 'inline' }, makes: 'files' },
    'jekyll-compose': {},
    'jekyll-email-protect': { filters: ['encode_email'] },
    'jekyll-figure': { tags: { figure: 'block' } },
    'jekyll-jupyter-notebook': { tags: { jupyter_notebook: 'inline' } },
    'jekyll-katex': { tags: { katex: 'block' } },
    'jekyll-last-modified-at': { tags: { last_modified_at: 'inline' } },
    'jekyll-mermaid': { tags: { mermaid: 'block' } },
    'jekyll-minifier': {},
    'jekyll-multiple-languages-plugin': {
      tags: { t: 'inline', tf: 'inline', translate: 'inline', translate_file: 'inline' },
    },
    'jekyll-oembed': { tags: { oembed: 'inline' } },
    'jekyll-paginate-v2': {},
    'jekyll-plantuml': { tags: { plantuml: 'block' }, makes: 'files' },
    'jekyll-polyglot': {
      tags: { I18n_Headers: 'inline', i18n_headers: 'inline', Static_Href: 'block', static_href: 'block' },
      rewrites: 'languages',
    },
    'jekyll-responsive-image': {
      tags: { responsive_image: 'inline', responsive_image_block: 'block' },
      makes: 'files',
    },
    'jekyll-scholar': {
      tags: {
        bibliography: 'inline',
        bibliography_count: 'inline',
        cite: 'inline',
        cite_details: 'inline',
        details_link: 'inline',
        nocite: 'inline',
        quote: 'block',
        reference: 'inline',
      },
      makes: 'pages',
    },
    'jekyll-spaceship': { rewrites: 'rich-content' },
    'jekyll-tabs': { tags: { tabs: 'block', tab: 'block' } },
    'jekyll-target-blank': {
      rewrites: 'new-tabs',
      touches: /\bhttps?:\/\//,
    },
    'jekyll-theme-primer': {},
    'jekyll-toc': { tags: { toc: 'inline' }, filters: ['toc', 'toc_only', 'inject_anchors'] },
    'jekyll-twitter-plugin': { tags: { twitter: 'inline' } },
    'jekyll-youtube': { tags: { youtube: 'inline' } },
    jekyll_picture_tag: { tags: { picture: 'inline' }, makes: 'files' },
    minima: {},
  } satisfies Record<string, KnownPlugin>),
);

/** The plugins that GitHub Pages runs on every site (github-pages 232, `plugins.rb`). */
export const pagesPlugins: readonly string[] = [
  'jekyll-coffeescript',
  'jekyll-commonmark-ghpages',
  'jekyll-default-layout',
  'jekyll-gist',
  'jekyll-github-metadata',
  'jekyll-optional-front-matter',
  'jekyll-paginate',
  'jekyll-readme-index',
  'jekyll-relative-links',
  'jekyll-titles-from-headings',
];

/** Those that it runs where a site names them; of others it takes no notice. */
const pagesAllowed: ReadonlySet<string> = new Set([
  ...pagesPlugins,
  'jekyll-avatar',
  'jekyll-feed',
  'jekyll-include-cache',
  'jekyll-mentions',
  'jekyll-octicons',
  'jekyll-redirect-from',
  'jekyll-remote-theme',
  'jekyll-seo-tag',
  'jekyll-sitemap',
  'jemoji',
]);

/** Whether GitHub Pages runs a plugin that a site names. */
export function isAllowedOnPages(plugin: string): boolean {
  return pagesAllowed.has(plugin);
}

/** The well-known plugin that brings a tag; undefined where none is known to. */
export function pluginOfTag(tag: string): string | undefined {
  for (const [name, { tags }] of knownPlugins) {
    if (tags !== undefined && Object.hasOwn(tags, tag)) return name;
  }
  return undefined;
}

const pagesTheme =
  /^(?:jekyll-swiss|jekyll-theme-(?:architect|cayman|dinky|hacker|leap-day|merlot|midnight|minimal|modernist|primer|slate|tactile|time-machine))$/;

/** Whether GitHub Pages has a theme. Their gems ask for plugins that bring no tag but `seo`. */
export function isPagesTheme(theme: string): boolean {
  return pagesTheme.test(theme);
}

/** The plugins that the gems of well-known themes ask for. */
export const pluginsOfThemes: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'jekyll-theme-chirpy',
    ['jekyll-archives', 'jekyll-include-cache', 'jekyll-paginate', 'jekyll-seo-tag', 'jekyll-sitemap'],
  ],
  ['just-the-docs', ['jekyll-include-cache', 'jekyll-seo-tag']],
  ['minima', ['jekyll-feed', 'jekyll-seo-tag']],
  [
    'minimal-mistakes-jekyll',
    ['jekyll-feed', 'jekyll-gist', 'jekyll-include-cache', 'jekyll-paginate', 'jekyll-sitemap'],
  ],
]);
