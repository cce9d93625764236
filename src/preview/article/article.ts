import { setPlace } from '../places.ts';
import type { Article, ArticleHeader, DrawingFile, PageWords } from '../protocol.ts';
import { colourCode } from './colour-code.ts';
import { putControls, takeControls } from './controls.ts';
import { putDrawings, takeDrawings } from './drawings.ts';
import type { PagePlace } from './image-address.ts';
import { takeOwnStyles } from './own-styles.ts';
import type { PlaceholderSetting } from './placeholder-setting.ts';
import { putPlaceholders } from './put-placeholders.ts';
import { type OwnStyle, readWholePage } from './whole-page.ts';

/** What building an article needs besides it. */
export interface BuildOptions extends Pick<PlaceholderSetting, 'areRemoteImagesAllowed' | 'missingImages'> {
  readonly theme: PagePlace['theme'];
  /** Files of drawings of which the layouts show some. */
  readonly drawings: readonly DrawingFile[];
  /** Makes content harmless; the attributes of that name stay. */
  sanitise(content: Element, keptAttribute: string): void;
}

/** An article, built. */
export interface BuiltArticle {
  /** Detached, in a document that loads nothing. */
  readonly page: HTMLElement;
  /** The style sheets in the layouts of a whole page: hostile until they are scoped. */
  readonly styles: readonly OwnStyle[];
}

/** Builds the page of an article: a detached element in a document that loads nothing. */
export function buildArticle(article: Article, options: BuildOptions): BuiltArticle {
  // A document without a window loads nothing. The text is read as a body's, but does not enter the document: there its
  // names could pose as the document's own.
  const quiet = document.implementation.createHTMLDocument();
  const body = quiet.createElement('body');
  const { placeAttribute } = article;
  const setting = placeholderSetting(article, options);
  const whole = article.isWhole ? readWholePage(quiet, article.html, placeAttribute) : undefined;
  if (whole) body.append(whole.content);
  else body.innerHTML = article.html;
  const styles = whole ? [...whole.styles, takeOwnStyles(body)] : [];
  const controls = whole ? takeControls(body, placeAttribute) : [];
  const drawings = whole
    ? takeDrawings(body, { placeAttribute, place: setting.place, files: options.drawings })
    : [];
  putPlaceholders(body, setting);
  options.sanitise(body, placeAttribute);
  putDrawings(body, placeAttribute, drawings);
  putControls(body, placeAttribute, controls);
  colourCode(body);

  const page = quiet.createElement('main');
  for (const notice of [...article.notices, ...article.differences]) page.append(createNotice(quiet, notice));
  if (whole) {
    page.append(createWhole(quiet, body));
    return { page, styles };
  }
  page.append(createHeader(quiet, article));
  page.append(hasContent(body) ? createBody(quiet, body) : createEmptyBody(quiet, article.words));
  return { page, styles: [] };
}

/** What the placeholders of an article are made with. */
export function placeholderSetting(
  { words, header, placeAttribute, isWhole, siteAddress, siteUrl, basePath, pagePath }: Article,
  { areRemoteImagesAllowed, missingImages, theme }: Omit<BuildOptions, 'sanitise' | 'drawings'>,
): PlaceholderSetting {
  const place = { siteAddress, siteUrl, basePath, pagePath, theme };
  const isCopied = header.source !== undefined;
  return { place, words, isCopied, placeAttribute, isWhole, areRemoteImagesAllowed, missingImages };
}

/** The page as an article: its one element gives it its attributes. */
function createWhole(quiet: Document, body: Element): HTMLElement {
  const element = quiet.createElement('article');
  element.className = 'copydesk-whole';
  const content = body.firstElementChild ?? body;
  for (const { name, value } of content.attributes) {
    if (name === 'class') element.classList.add(...value.split(/\s+/).filter(part => part !== ''));
    else element.setAttribute(name, value);
  }
  element.append(...content.childNodes);
  return element;
}

function createBody(quiet: Document, body: Element): HTMLElement {
  const element = quiet.createElement('article');
  element.append(...body.childNodes);
  return element;
}

function createEmptyBody(quiet: Document, words: PageWords): HTMLElement {
  return create(quiet, 'p', 'copydesk-empty', words.emptyBody);
}

function createNotice(quiet: Document, notice: string): HTMLElement {
  const element = create(quiet, 'p', 'copydesk-notice', notice);
  element.setAttribute('role', 'status');
  return element;
}

function createHeader(quiet: Document, { header, words, placeAttribute, notices }: Article): HTMLElement {
  const { places } = header;
  const element = create(quiet, 'header', 'copydesk-header');
  // What the notices are about is shown as what is not published.
  element.toggleAttribute('data-lost', notices.length > 0);
  const title = create(quiet, 'h1', 'copydesk-title', header.title ?? words.untitled);
  title.toggleAttribute('data-missing', header.title === undefined);
  setPlace(title, placeAttribute, places.title);
  element.append(title);
  const facts = createFacts(quiet, header, placeAttribute);
  if (facts.length > 0) {
    const line = create(quiet, 'p', 'copydesk-facts');
    line.append(...facts);
    element.append(line);
  }
  const labels = [
    ...header.categories.map(name => placed(create(quiet, 'li', 'copydesk-category', name), 'categories')),
    ...header.tags.map(name => placed(create(quiet, 'li', 'copydesk-tag', name), 'tags')),
  ];
  if (labels.length > 0) {
    const list = create(quiet, 'ul', 'copydesk-labels');
    list.append(...labels);
    element.append(list);
  }
  return element;

  function placed(label: HTMLElement, field: 'categories' | 'tags'): HTMLElement {
    setPlace(label, placeAttribute, places[field]);
    return label;
  }
}

function createFacts(
  quiet: Document,
  { date, author, source, places }: ArticleHeader,
  placeAttribute: string,
): HTMLElement[] {
  const facts: HTMLElement[] = [];
  const add = (field: 'date' | 'author' | 'source', name: string, text: string): HTMLElement => {
    const fact = create(quiet, name, 'copydesk-fact', text);
    setPlace(fact, placeAttribute, places[field]);
    facts.push(fact);
    return fact;
  };
  if (date !== undefined) add('date', 'time', date);
  if (author !== undefined) add('author', 'span', author);
  if (source !== undefined) add('source', 'a', source.label).setAttribute('href', source.href);
  return facts;
}

function create(quiet: Document, name: string, className: string, text = ''): HTMLElement {
  const element = quiet.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

/** Whether a reader would see anything. */
function hasContent(body: Element): boolean {
  return (
    (body.textContent ?? '').trim() !== '' || body.querySelector('img, hr, table, video, audio') !== null
  );
}
