import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/* What the page of the preview is asked about a fragment that it shows. All functions but the last run in the page. */

/** A fragment as the page gets it. */
export interface Trial {
  readonly number: number;
  readonly html: string;
  /** Whether what stands behind the fragment is there for a browser, too. */
  readonly keepsEnd: boolean;
  /** A style sheet of the site to show it with. */
  readonly style?: string;
  /** A file of drawings of the site, at `/assets/bad.svg`. */
  readonly drawing?: string;
  /** It is a whole page, whose layout is hostile, too. */
  readonly isWhole?: boolean;
}

/** What went wrong with a fragment. */
export interface Fault {
  readonly number: number;
  readonly faults: readonly string[];
}

declare global {
  interface Window {
    /** The last message with an article that the extension has sent. */
    lastArticle?: { readonly article: Readonly<Record<string, unknown>> };
    /** What the page's policy had to stop, and the errors of the page's own script. */
    stopped?: string[];
  }
}

/** Has the page keep what the fragments are shown with, and note what its policy stops. */
export function watchPage(): void {
  const stopped: string[] = [];
  window.stopped = stopped;
  window.addEventListener('message', ({ data }) => {
    if (data?.type === 'show') window.lastArticle = data;
  });
  document.addEventListener('securitypolicyviolation', event => {
    stopped.push(`${event.effectiveDirective} ${event.blockedURI}`);
  });
  window.addEventListener('error', event => {
    if (event instanceof ErrorEvent) stopped.push(event.message);
  });
}

/** Shows the fragments one after the other and tells what each has broken. */
export async function tryAll(_root: Element, trials: readonly Trial[]): Promise<readonly Fault[]> {
  const message = window.lastArticle!;
  const isWhole = trials.some(trial => trial.isWhole);
  const isStyled = isWhole || trials.some(({ style }) => style !== undefined);
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
  const one = <T extends Element = Element>(selector: string): T => document.querySelector<T>(selector)!;
  const box = (element: Element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return [left, top, right, bottom].map(Math.round).join(' ');
  };
  const around = () => ({
    body: Array.from(document.body.children, ({ localName }) => localName).join(' '),
    scripts: document.scripts.length,
    sheets: document.querySelectorAll('style, link').length,
    title: document.title,
    toolbar: box(one('.copydesk-toolbar')),
    header: isWhole ? '' : box(one('main > .copydesk-header')),
    // The site's own styles may make the article another size: then it is cut off at the page's.
    sides: box(one(isStyled ? 'main' : 'main > article'))
      .split(' ')
      .slice(0, 3)
      .join(' '),
    width: document.documentElement.scrollWidth,
    top: document.documentElement.scrollTop,
    focus: document.activeElement?.localName,
    functions: [document.getElementById, document.querySelector, document.createElement].map(String).join(),
  });
  const covered = () => {
    const { clientWidth, clientHeight } = document.documentElement;
    const title = isWhole ? undefined : one('.copydesk-title').getBoundingClientRect();
    const bar = one('.copydesk-toolbar').getBoundingClientRect();
    const points: readonly (readonly [number, number])[] = [
      ...[0.1, 0.5, 0.9].map(part => [bar.left + bar.width * part, bar.top + bar.height / 2] as const),
      ...(title ? [[title.left + 9, title.top + title.height / 2] as const] : []),
      // With the site's own styles the article is as wide as the panel.
      ...(isStyled ? [] : [0.3, 0.6, 0.9]).flatMap(part =>
        [4, clientWidth - 4].map(left => [left, clientHeight * part] as const),
      ),
    ];
    return points.filter(([left, top]) => document.elementFromPoint(left, top)?.closest('article'));
  };
  const isNamed = (name: string) =>
    isWhole
      ? document.querySelector('.copydesk-whole')?.textContent?.includes(name) === true
      : one('.copydesk-title').textContent === name;
  const show = async (html: string, name: string) => {
    const header = { ...(message.article['header'] as object), title: name };
    const whole = isWhole ? html.replace('<p>The start', `<p>${name}</p>$&`) : html;
    const article = { ...message.article, header, html: whole, isWhole, uri: `file:///${name}.md` };
    window.dispatchEvent(new MessageEvent('message', { data: { ...message, article, kept: undefined } }));
    for (let turn = 0; turn < 60 && !isNamed(name); turn++) await frame();
  };
  const dress = (style: string, drawing = '') => {
    const names =
      'toolbar width panel phone tablet desk siteStyles siteStylesHint wholePage wholePageHint ofLayout remoteImages remoteImagesHint restricted';
    const words = Object.fromEntries(names.split(' ').map(name => [name, name]));
    const siteStyles = [{ text: style, path: 'assets/site.css', media: '' }];
    const drawings = [{ path: 'assets/bad.svg', text: drawing }];
    const theme = { address: '', paths: [] };
    const shown = { areRemoteImagesAllowed: false, hasSiteStyles: true, runsLiquid: true };
    const looks = { ...shown, siteStyles, drawings, theme, wholePage: 'off', wrappers: [], words };
    window.dispatchEvent(new MessageEvent('message', { data: { type: 'looks', looks } }));
  };
  const isInside = (inner: DOMRect, outer: DOMRect) =>
    inner.left >= outer.left - 1 && inner.top >= outer.top - 1 && inner.right <= outer.right + 1;

  if (isStyled) dress('i { color: red }');
  await show('<p id="start">start</p>', 'Trial 0000');
  const before: Readonly<Record<string, unknown>> = around();
  const found: Fault[] = [];
  for (const { number, html, keepsEnd, style: ofSite, drawing } of trials) {
    const name = `Trial ${String(number).padStart(4, '0')}`;
    if (ofSite !== undefined) dress(ofSite, drawing);
    await show(html, name);
    const faults: string[] = [];
    const article = one('.copydesk-stage > main > article');
    if (!isNamed(name)) faults.push('is not shown');
    for (const [part, value] of Object.entries(around())) {
      if (value !== before[part]) faults.push(`${part}: ${String(value)} instead of ${String(before[part])}`);
    }
    if (covered().length > 0) faults.push(`covers ${covered().join(' and ')}`);
    if (!article.textContent!.includes('The start of it.')) faults.push('hides what stands before it');
    if (keepsEnd && !article.textContent!.includes('The end of it.'))
      faults.push('hides what stands behind it');
    const outer = article.getBoundingClientRect();
    const style = getComputedStyle(article);
    if (style.contain !== 'content' || style.overflow !== 'clip') {
      faults.push('is not clipped');
    }
    for (const element of article.querySelectorAll('*')) {
      const { localName } = element;
      // Those of a layout are seen, and take neither keys nor clicks.
      const isControl = isWhole && /^(?:input|button|select|textarea)$/.test(localName);
      if (isControl && (!element.hasAttribute('inert') || element.hasAttribute('name')))
        faults.push(`takes keys in <${localName}>`);
      else if (
        !isControl &&
        /^(?:script|style|link|meta|base|iframe|frame|object|embed|form|input|button|select|textarea|math|source|track|template|dialog|map|area|marquee|param|canvas|slot)$|-/.test(
          localName,
        )
      ) {
        faults.push(`holds <${localName}>`);
      }
      // Of a layout's drawings the shapes stay, which name nothing but what is in them.
      const isDrawing = element instanceof SVGElement;
      const isShape =
        isWhole &&
        /^(?:svg|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|defs|linearGradient|radialGradient|stop|clipPath|mask|pattern|filter|fe(?:Blend|ColorMatrix|Composite|DropShadow|Flood|GaussianBlur|Merge|MergeNode|Offset)|title|desc)$/.test(
          localName,
        );
      if (isDrawing && !isShape) faults.push(`draws <${localName}>`);
      for (const { name: attribute, value } of element.attributes) {
        const isAddress = attribute === 'href' || attribute === 'src';
        const isHarmful =
          /^on|^(?:srcset|background|poster|action|formaction|ping|target|is|slot|part|tabindex|autofocus|autoplay|contenteditable|accesskey|popover\w*|command\w*|for|form|inert|usemap)$|^data-(?!copydesk)|^aria-(?!hidden|label$|level)|:/.test(
            attribute,
          ) ||
          (/^(?:id|name)$/.test(attribute) && !value.startsWith('user-content-')) ||
          (isDrawing && /url|\/\/|:/i.test(value.replace(/^url\(#user-content-[\w-]+\)$/, ''))) ||
          (attribute === 'style' && /[\\(](?!100%)|position|z-index|margin|transform|calc/i.test(value)) ||
          (attribute === 'class' && /copydesk-(?!liquid)|vscode-/.test(value)) ||
          (isAddress &&
            /^\s*[\w+.-]+:/.test(value) &&
            !/^(?:https?|mailto|ftp|tel|sms|data:image\/)/i.test(value));
        // DOMPurify empties `is`: no DOM lets it be removed.
        const isSound = (attribute === 'is' && value === '') || (isControl && attribute === 'inert');
        const isBorrowed = isDrawing && attribute === 'href' && /^#user-content-[\w-]+$/.test(value);
        if (isHarmful && !isSound && !isBorrowed) faults.push(`holds ${attribute}="${value.slice(0, 60)}"`);
      }
      // What the site's own styles do within the article is the site's affair.
      if (isStyled) continue;
      const { position, visibility } = getComputedStyle(element);
      if (position !== 'static' || visibility !== 'visible')
        faults.push(`has a box ${position} ${visibility}`);
      const scroller = element.closest('table, pre');
      // A width that is fixed juts out, and is cut off at the article's edge.
      const isWide = element.closest('[style*="width"]') !== null;
      if (scroller === null && !isWide && !isInside(element.getBoundingClientRect(), outer)) {
        faults.push(`has <${localName}> outside of its box`);
      }
      for (const event of [
        'click',
        'mouseover',
        'pointerenter',
        'focus',
        'keydown',
        'toggle',
        'error',
        'load',
      ]) {
        // Not to the page's own listeners: a missing image would become a box, and a link would be followed.
        element.dispatchEvent(new Event(event, { bubbles: false, cancelable: true }));
      }
    }
    if (faults.length > 0) found.push({ number, faults: [...new Set(faults)].slice(0, 6) });
  }
  return found;
}

/** What a browser does not show the content of, or the preview shows as a box. */
const hiding =
  /^(?:script|style|template|title|head|noscript|noembed|noframes|iframe|object|applet|video|audio|svg|math|portal|fencedframe|frameset)$/;

/** Whether a browser shows the text somewhere in the body. */
export function isShown(text: string, html: string): boolean {
  const search = (node: DefaultTreeAdapterTypes.Node): boolean => {
    if ('tagName' in node && hiding.test(node.tagName)) return false;
    if (node.nodeName === '#text' && 'value' in node) return node.value.includes(text);
    return 'childNodes' in node && node.childNodes.some(search);
  };
  return search(parse(`<body>${html}`, { scriptingEnabled: false }));
}
