import type { PagePlace } from './article/image-address.ts';
import { rememberSheets } from './article/site-styles/remember-sheets.ts';
import { ROOT_COLOUR, ROOT_SIZE, toRootSize } from './article/site-styles/root-style.ts';
import type { SheetSetting } from './article/site-styles/site-sheet.ts';
import type { OwnStyle } from './article/whole-page.ts';
import type { Article, DrawingFile, Looks, LooksRequest, PageWidth } from './protocol.ts';
import { createToolbar } from './toolbar.ts';

/** How the page looks at the moment. */
export interface PageLooks {
  readonly areRemoteImagesAllowed: boolean;
  /** The files of the site's theme. */
  readonly theme: PagePlace['theme'];
  /** Files of drawings of which the layouts show some. */
  readonly drawings: readonly DrawingFile[];
  /** Has the page look so. */
  show(looks: Looks): void;
  /** Has it look as an article asks for: a whole page comes with style sheets of its own. */
  dress(article: Article, styles: readonly OwnStyle[]): void;
  /** How large the page is to be shown; 1 is its natural size. */
  setZoom(factor: number): void;
  /** Says in the toolbar that what the reader points at is the layout's, or no more. */
  sayLayout(isSo: boolean): void;
}

/** What the looks of a page begin with, and whom they tell. */
export interface PageLooksOptions {
  readonly width: PageWidth;
  send(request: LooksRequest): void;
  /** Has what stands at the top stay there while the page gets another shape. */
  keepTop(change: () => void): void;
  changed(width: PageWidth): void;
}

/** CSS pixels that a page of that width has, as much as the devices of today have. */
const pixels: Readonly<Record<PageWidth, number | undefined>> = {
  panel: undefined,
  phone: 390,
  tablet: 820,
  desk: 1280,
};

/** Puts the toolbar first on the page, and gives the page the width and the styles that are wanted. */
export function createPageLooks(page: HTMLElement, options: PageLooksOptions): PageLooks {
  const root = document.documentElement;
  const articleStyles = document.querySelector<HTMLLinkElement>('link[data-article]');
  const sheetOf = rememberSheets();
  let { width } = options;
  let looks: Looks | undefined;
  let toolbar: HTMLElement | undefined;
  let status: HTMLElement | undefined;
  let lack = '';
  let isWhole = false;
  let zoom = 1;
  let ownStyles: readonly OwnStyle[] = [];
  let theme: PagePlace['theme'];
  /** Where the article stands on the site, which its style sheets do, too. */
  let place: PagePlace | undefined;

  function setWidth(next: PageWidth): void {
    width = next;
    options.keepTop(fit);
    options.changed(width);
  }

  /** A page that is wider than the panel is shown smaller. A site has measures of its own: its pages are zoomed whole. */
  function fit(): void {
    const wanted = pixels[width];
    const fitting = wanted === undefined ? 1 : Math.min(1, root.clientWidth / wanted);
    const whole = isWhole ? zoom : 1;
    page.dataset['width'] = width;
    page.style.width = wanted === undefined ? '' : `${wanted}px`;
    page.style.zoom = wanted === undefined && whole === 1 ? '' : String(fitting * whole);
    settleRoot();
  }

  function show(next: Looks): void {
    looks = next;
    theme = next.theme.address === '' ? undefined : { ...next.theme, paths: new Set(next.theme.paths) };
    // The reader's place in the toolbar outlives it.
    const controls = () => Array.from(toolbar?.querySelectorAll<HTMLElement>('input, button') ?? []);
    const focused = controls().findIndex(control => control.matches(':focus'));
    const drawn = createToolbar(next, width, { setWidth, request: options.send });
    if (toolbar === undefined) document.body.prepend(drawn);
    else toolbar.replaceWith(drawn);
    toolbar = drawn;
    controls()[focused]?.focus();
    status = document.createElement('span');
    status.className = 'copydesk-status';
    status.setAttribute('role', 'status');
    status.textContent = lack;
    toolbar.append(status);
    putOn();
  }

  function putOn(): void {
    if (looks === undefined) return;
    const wrappers = new Set(looks.wrappers);
    const { areRemoteImagesAllowed } = looks;
    const ownFamilies = findOwnFamilies(toolbar);
    const settingAt = (path: string): SheetSetting => {
      const { siteAddress = '', siteUrl = '', basePath = '' } = place ?? {};
      return {
        place: { siteAddress, siteUrl, basePath, pagePath: path, theme },
        areRemoteImagesAllowed,
        ownFamilies,
      };
    };
    const ofPage = ownStyles.map(style => ({ ...style, path: place?.pagePath ?? '/' }));
    const ofSite = looks.siteStyles.map(sheet => ({ ...sheet, path: `/${sheet.path}` }));
    document.adoptedStyleSheets = [...ofSite, ...(isWhole ? ofPage : [])].flatMap(
      sheet => sheetOf(sheet, { isWhole, wrappers, setting: settingAt(sheet.path) }) ?? [],
    );
    const isSiteStyled = isWhole || document.adoptedStyleSheets.length > 0;
    root.classList.toggle('copydesk-site-styles', isSiteStyled);
    root.classList.toggle('copydesk-whole-page', isWhole);
    if (articleStyles !== null) articleStyles.disabled = isSiteStyled;
    fit();
  }

  /** Around a whole page is its colour, as in a browser's window, and its lengths rest on the size that it gives the root. */
  function settleRoot(): void {
    const whole = isWhole ? page.querySelector('.copydesk-whole') : null;
    const style = whole === null ? undefined : getComputedStyle(whole);
    const ofRoot = (name: string): string => style?.getPropertyValue(name).trim() ?? '';
    const ground = style?.backgroundColor ?? '';
    page.style.backgroundColor = ofRoot(ROOT_COLOUR) || (ground === NO_COLOUR ? '' : ground);
    page.style.fontSize = toRootSize(ofRoot(ROOT_SIZE));
    const size = style === undefined ? '' : getComputedStyle(page).fontSize;
    if (root.style.fontSize !== size) root.style.fontSize = size;
  }

  function dress(article: Article, styles: readonly OwnStyle[]): void {
    ({ lack } = article);
    say('');
    const { siteAddress, siteUrl, basePath, pagePath } = article;
    const isThere =
      place?.siteAddress === siteAddress && place.siteUrl === siteUrl && place.basePath === basePath;
    const isSame =
      isThere && article.isWhole === isWhole && JSON.stringify(styles) === JSON.stringify(ownStyles);
    [isWhole, ownStyles, place] = [article.isWhole, styles, { siteAddress, siteUrl, basePath, pagePath }];
    if (isSame) settleRoot();
    else putOn();
  }

  function say(words: string): void {
    if (status !== undefined && status.textContent !== (words || lack)) status.textContent = words || lack;
  }

  new ResizeObserver(fit).observe(root);
  return {
    get areRemoteImagesAllowed() {
      return looks?.areRemoteImagesAllowed ?? false;
    },
    get theme() {
      return theme;
    },
    get drawings() {
      return looks?.drawings ?? [];
    },
    show,
    dress,
    setZoom(factor) {
      zoom = factor;
      fit();
    },
    sayLayout: isSo => say(isSo ? (looks?.words.ofLayout ?? '') : ''),
  };
}

/** As browsers write it. */
const NO_COLOUR = 'rgba(0, 0, 0, 0)';

/** The families of the preview's own parts, in lower case. */
function findOwnFamilies(part: Element | undefined): ReadonlySet<string> {
  const root = getComputedStyle(document.documentElement);
  const families = [
    part === undefined ? '' : getComputedStyle(part).fontFamily,
    ...['--vscode-font-family', '--vscode-editor-font-family'].map(name => root.getPropertyValue(name)),
  ];
  const names = families
    .flatMap(list => list.split(','))
    .map(name => name.trim().replace(/^["']|["']$/g, ''));
  return new Set(names.map(name => name.toLowerCase()));
}
