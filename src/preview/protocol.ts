import type { BoxWords } from './looks.ts';

/** A link as the header shows it. */
export interface SourceLink {
  readonly href: string;
  /** What stands for the address: its host. */
  readonly label: string;
}

/** What the front matter says about the article; values are as the post spells them. */
export interface ArticleHeader {
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly author: string | undefined;
  readonly source: SourceLink | undefined;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
}

/** The page's own words, in the reader's language; `{0}` stands for a value. */
export interface PageWords extends BoxWords {
  readonly emptyBody: string;
  readonly untitled: string;
}

/** What the page shows of one post. */
export interface Article {
  /** The post's address; a page that gets another one starts at its top. */
  readonly uri: string;
  readonly header: ArticleHeader;
  /** The body as it is published: hostile until it is sanitised. */
  readonly html: string;
  /** Why the header may lack something that the post says. */
  readonly notices: readonly string[];
  /** Where `/…` leads: the webview's address of the site's folder, with a slash at its end. */
  readonly siteAddress: string;
  /** The path below which the site is published (`baseurl`): empty, or `/blog`. */
  readonly basePath: string;
  /** The path below that at which the post is published, as far as it can be told. */
  readonly pagePath: string;
  readonly words: PageWords;
}

/** From the extension to the page. */
export interface ShowMessage {
  readonly type: 'show';
  readonly article: Article;
}

/** From the page to the extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | {
      readonly type: 'openLink';
      readonly href: string;
    };

/** What outlives a hidden or reloaded page; VS Code hands it back to the page and to the panel's serializer. */
export interface PageState {
  readonly uri: string;
  /** CSS pixels. */
  readonly scrollTop: number;
  readonly width?: string;
}

/** Whether a message that reached the page is one that the extension sends. */
export function isShowMessage(message: unknown): message is ShowMessage {
  return isRecord(message) && message['type'] === 'show' && isArticle(message['article']);
}

/** Whether a message that reached the extension is one that the page sends. */
export function isPageMessage(message: unknown): message is PageMessage {
  if (!isRecord(message)) return false;
  if (message['type'] === 'ready') return true;
  return message['type'] === 'openLink' && typeof message['href'] === 'string';
}

/** Whether a stored state is one that a page stored. */
export function isPageState(state: unknown): state is PageState {
  return isRecord(state) && typeof state['uri'] === 'string' && typeof state['scrollTop'] === 'number';
}

function isArticle(value: unknown): value is Article {
  return (
    isRecord(value) &&
    ['uri', 'html', 'siteAddress', 'basePath', 'pagePath'].every(name => typeof value[name] === 'string') &&
    isHeader(value['header']) &&
    isStrings(value['notices']) &&
    isRecord(value['words']) &&
    isStrings(Object.values(value['words']))
  );
}

function isHeader(value: unknown): value is ArticleHeader {
  return (
    isRecord(value) &&
    ['title', 'date', 'author'].every(name => value[name] === undefined || typeof value[name] === 'string') &&
    (value['source'] === undefined || isLink(value['source'])) &&
    isStrings(value['categories']) &&
    isStrings(value['tags'])
  );
}

function isLink(value: unknown): value is SourceLink {
  return isRecord(value) && typeof value['href'] === 'string' && typeof value['label'] === 'string';
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
