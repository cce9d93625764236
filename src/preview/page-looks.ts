import { createSiteSheet } from './article/site-sheet.ts';
import { isLooksMessage, type Looks, type LooksRequest, type PageWidth } from './looks.ts';
import { createToolbar } from './toolbar.ts';

/** How the page looks at the moment. */
export interface PageLooks {
  readonly areRemoteImagesAllowed: boolean;
  /** Takes a message that is about looks; false for any other. */
  receive(message: unknown): boolean;
}

/** What the looks of a page begin with, and whom they tell. */
export interface PageLooksOptions {
  readonly width: PageWidth;
  send(request: LooksRequest): void;
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
  const ownStyles = document.querySelector<HTMLLinkElement>('link[data-article]');
  let { width } = options;
  let looks: Looks | undefined;
  let toolbar: HTMLElement | undefined;

  function setWidth(next: PageWidth): void {
    width = next;
    fit();
    options.changed(width);
  }

  /** A page that is wider than the panel is shown smaller. */
  function fit(): void {
    const wanted = pixels[width];
    page.dataset['width'] = width;
    page.style.width = wanted === undefined ? '' : `${wanted}px`;
    page.style.zoom = wanted === undefined ? '' : String(Math.min(1, root.clientWidth / wanted));
  }

  function show(next: Looks): void {
    looks = next;
    // The reader's place in the toolbar outlives it.
    const controls = () => Array.from(toolbar?.querySelectorAll<HTMLElement>('input, button') ?? []);
    const focused = controls().findIndex(control => control.matches(':focus'));
    const drawn = createToolbar(next, width, { setWidth, request: options.send });
    if (toolbar === undefined) document.body.prepend(drawn);
    else toolbar.replaceWith(drawn);
    toolbar = drawn;
    controls()[focused]?.focus();
    const wrappers = new Set(next.wrappers);
    document.adoptedStyleSheets = next.siteStyles.flatMap(text => createSiteSheet(text, wrappers) ?? []);
    const isSiteStyled = document.adoptedStyleSheets.length > 0;
    root.classList.toggle('copydesk-site-styles', isSiteStyled);
    if (ownStyles !== null) ownStyles.disabled = isSiteStyled;
  }

  new ResizeObserver(fit).observe(root);
  return {
    get areRemoteImagesAllowed() {
      return looks?.areRemoteImagesAllowed ?? false;
    },
    receive(message) {
      if (!isLooksMessage(message)) return false;
      show(message.looks);
      return true;
    },
  };
}
