import * as vscode from 'vscode';
import {
  differencesIn,
  type Field,
  type FrontMatter,
  type Post,
  printedDate,
  renderWithPlaces,
  type Site,
} from '../../core/index.ts';
import type { Article, ArticleHeader, PageWords, Place, SourceLink } from '../../preview/protocol.ts';
import { translate } from '../host/language.ts';
import type { OpenPost } from '../newsroom/open-posts.ts';
import type { PagePath } from '../newsroom/page-path.ts';
import type { WholePage } from './whole-pages.ts';

/** What an article is made of besides its post. */
export interface ArticleParts {
  readonly placeAttribute: string;
  readonly page: PagePath;
  /** The post within its layouts; undefined where nobody wants to see that. */
  readonly whole: WholePage | undefined;
}

/** What the preview's page is told of a post; by `placeAttribute` each element says where it stands. */
export function toArticle(
  { document, version, post, folder }: OpenPost,
  webview: vscode.Webview,
  { placeAttribute, page, whole }: ArticleParts,
): Article {
  const siteAddress = webview.asWebviewUri(folder.root).toString();
  return {
    uri: document.uri.toString(),
    version,
    header: toHeader(post, folder.factsOf(post.path).site),
    ...numberPlaces(whole?.html ?? renderWithPlaces(post, placeAttribute).html, placeAttribute),
    isWhole: whole?.html !== undefined,
    lack: whole?.lack ?? '',
    placeAttribute,
    notices: isReadable(post.frontMatter) ? [] : [sayUnreadable()],
    differences: differencesIn(post.text, folder.factsOf(post.path).site.build, translate),
    siteAddress: siteAddress.endsWith('/') ? siteAddress : `${siteAddress}/`,
    ...page,
    words: pageWords(),
  };
}

/** Puts numbers in the place of the elements' places, which stand beside the HTML then. */
function numberPlaces(html: string, placeAttribute: string): Pick<Article, 'html' | 'places'> {
  const places: number[] = [];
  const numbered = html.replace(
    new RegExp(`(\\s${placeAttribute}=")(\\d+)-(\\d+)(?=")`, 'g'),
    (_, name: string, start: string, end: string) => {
      places.push(Number(start), Number(end));
      return `${name}${places.length / 2 - 1}`;
    },
  );
  return { html: numbered, places };
}

/** What the preview's page is told where the file of its post is gone. */
export function toMissingArticle(uri: vscode.Uri, placeAttribute: string): Article {
  return {
    uri: uri.toString(),
    // No document counts so low: whatever comes later is newer.
    version: 0,
    header: {
      title: uri.path.slice(uri.path.lastIndexOf('/') + 1),
      date: undefined,
      author: undefined,
      source: undefined,
      categories: [],
      tags: [],
      places: {
        title: undefined,
        date: undefined,
        author: undefined,
        source: undefined,
        categories: undefined,
        tags: undefined,
      },
    },
    html: '',
    isWhole: false,
    lack: '',
    placeAttribute,
    places: [],
    notices: [],
    differences: [],
    siteAddress: '',
    siteUrl: '',
    basePath: '',
    pagePath: '',
    words: {
      ...pageWords(),
      emptyBody: vscode.l10n.t('This post is no longer here: its file was deleted or moved.'),
    },
  };
}

function toHeader(post: Post, site: Site): ArticleHeader {
  const { text, frontMatter } = post;
  const data = frontMatter?.data ?? {};
  const date = frontMatter?.fields.findLast(({ name }) => name === 'date');
  const placeOf = (...names: readonly string[]): Place | undefined => {
    const field = frontMatter?.fields.findLast(({ name }) => names.includes(name));
    return field && { start: field.keySpan.start, end: field.valueSpan.end };
  };
  return {
    title: toText(data['title']),
    date: date && (dateOf(post, site) ?? spellingOf(text, date)),
    author: toText(data['author']),
    source: toSource(data['from']),
    categories: toLabels(data['categories'], data['category']),
    tags: toLabels(data['tags'], data['tag']),
    places: {
      title: placeOf('title'),
      date: placeOf('date'),
      author: placeOf('author'),
      source: placeOf('from'),
      categories: placeOf('categories', 'category'),
      tags: placeOf('tags', 'tag'),
    },
  };
}

function isReadable(frontMatter: FrontMatter | undefined): boolean {
  return frontMatter === undefined || frontMatter.faults.length === 0;
}

function sayUnreadable(): string {
  return vscode.l10n.t(
    'The front matter cannot be read. Jekyll publishes this post without its title, date and tags.',
  );
}

function toText(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(toText).filter(isText).join(', ') || undefined;
  if (typeof value === 'string') return value.trim() || undefined;
  return typeof value === 'number' ? String(value) : undefined;
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}

/** The date that was asked for last: of what is typed below the front matter it does not depend. */
let lastDate: { readonly head: string; readonly site: Site; readonly date: string | undefined } | undefined;

/** The date as the layouts print it. Layouts are programs, which run only where the user trusts the workspace. */
function dateOf(post: Post, site: Site): string | undefined {
  if (!vscode.workspace.isTrusted) return undefined;
  const head = `${post.path}\n${post.text.slice(0, post.body.span.start)}`;
  if (lastDate?.head !== head || lastDate.site !== site)
    lastDate = { head, site, date: printedDate(post, site) };
  return lastDate.date;
}

/** A date keeps the form and the zone in which it is written. */
function spellingOf(text: string, { valueSpan }: Field): string | undefined {
  const written = text.slice(valueSpan.start, valueSpan.end).trim();
  return /^(["'])(.*)\1$/.exec(written)?.[2] ?? (written || undefined);
}

function toSource(from: unknown): SourceLink | undefined {
  if (typeof from !== 'string' || !URL.canParse(from)) return undefined;
  const { host, protocol } = new URL(from);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb ? { href: from, label: host.replace(/^www\./, '') } : undefined;
}

/** Jekyll accepts a list, words separated by spaces, and one label under the singular name. */
function toLabels(plural: unknown, singular: unknown): readonly string[] {
  const listed = typeof plural === 'string' ? plural.split(/\s+/) : [plural].flat();
  const labels = [singular, ...listed].map(toText).filter(isText);
  return [...new Set(labels)];
}

function pageWords(): PageWords {
  return {
    emptyBody: vscode.l10n.t('This post has no text yet.'),
    untitled: vscode.l10n.t('Untitled'),
    image: vscode.l10n.t('Image'),
    missingImage: vscode.l10n.t('Not found: {0}', '{0}'),
    blockedImage: vscode.l10n.t('Not loaded: {0}', '{0}'),
    noAddress: vscode.l10n.t('It has no URL.'),
    lateImage: vscode.l10n.t('A script on the original page would load it.'),
    pixel: vscode.l10n.t('Tracking pixel'),
    embedded: vscode.l10n.t('Embedded: {0}', '{0}'),
    video: vscode.l10n.t('Video: {0}', '{0}'),
    audio: vscode.l10n.t('Audio: {0}', '{0}'),
    frame: vscode.l10n.t('Frame'),
    codeFrame: vscode.l10n.t('Frame with its own document or code'),
    post: vscode.l10n.t('Post on {0}', '{0}'),
    script: vscode.l10n.t('Script'),
    form: vscode.l10n.t('Form'),
    styleSheet: vscode.l10n.t('Style sheet'),
    drawing: vscode.l10n.t('Drawing (SVG)'),
    formula: vscode.l10n.t('Formula'),
    problems: vscode.l10n.t('Problems'),
    problemsOnPage: vscode.l10n.t('Problems on the page'),
    error: vscode.l10n.t('Error'),
    warning: vscode.l10n.t('Warning'),
    info: vscode.l10n.t('Info'),
    hint: vscode.l10n.t('Hint'),
    labelled: vscode.l10n.t('{0}: {1}', '{0}', '{1}'),
    noProblems: vscode.l10n.t('No problems'),
    oneProblem: vscode.l10n.t('1 problem'),
    manyProblems: vscode.l10n.t('{0} problems', '{0}'),
    oneHint: vscode.l10n.t('1 hint'),
    manyHints: vscode.l10n.t('{0} hints', '{0}'),
    problemsAndHints: vscode.l10n.t('{0}, {1}', '{0}', '{1}'),
    markProblems: vscode.l10n.t('Mark on the page'),
    explain: vscode.l10n.t('Explain this problem'),
    goToProblem: vscode.l10n.t('Show it in the text'),
    jutsOut: vscode.l10n.t('Juts out of the page by {0} pixels', '{0}'),
  };
}
