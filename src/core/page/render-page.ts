import { mergeValues } from '../liquid/drops/front-matter-values.ts';
import { createLiquidFacts, type LiquidFacts } from '../liquid/facts.ts';
import { replacePlaceholders } from '../liquid/placeholders.ts';
import { type LiquidFault, runLiquid } from '../liquid/run.ts';
import { type Drop, isDrop, type Value } from '../liquid/values/value.ts';
import type { Post } from '../post/post.ts';
import { renderWithPlaces } from '../render/render.ts';
import { renderContent } from '../render/render-content.ts';
import type { Site } from '../site/site.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { wholeSource } from '../text/source.ts';
import { findLayout } from './find-layout.ts';

/** A post within the layouts of its site. */
export interface PageRendering {
  /** The page as Jekyll publishes it, as far as its layouts are at hand. */
  readonly html: string;
  /** The paths of the layouts, the innermost first. */
  readonly layouts: readonly string[];
  /** The name of a layout that is asked for and not at hand: of a theme, perhaps. The page ends within it. */
  readonly missing: string | undefined;
  /** The path of a layout whose text is not known yet. The page ends within it. */
  readonly unread: string | undefined;
  /** Where Jekyll stops at the Liquid of a layout, or of what it includes. */
  readonly faults: readonly LayoutFault[];
  /** What only a build would tell, as it is written in layouts; nothing stands there. */
  readonly unknown: readonly string[];
}

/** A place in a layout at which Jekyll stops. */
export interface LayoutFault extends LiquidFault {
  readonly path: string;
}

/** How a page is printed. */
export interface PageOptions {
  /** The moment of the build, in milliseconds since 1970 UTC. Where none is given, `site.time` is not known. */
  readonly now?: number;
  /** Has each element of the article say where it stands, as `renderWithPlaces` does; the layouts' own say nothing. */
  readonly placeAttribute?: string;
}

/** Has a post printed whole, by layouts that are read from `site`'s files. Never throws. */
export function renderPage(
  post: Post,
  siteOfPost: Site,
  { now, placeAttribute }: PageOptions = {},
): PageRendering {
  const site = now === undefined ? siteOfPost : { ...siteOfPost, now };
  const html = renderMarked(post, site, placeAttribute);
  const { files } = site;
  const facts = createLiquidFacts(post.path, post.text, site);
  const name = isDrop(facts.page) ? facts.page.get('layout') : undefined;
  const asked = typeof name === 'string' ? name : undefined;
  if (files === undefined || asked === undefined || asked === 'none') {
    const missing = asked === undefined || asked === 'none' ? undefined : asked;
    return { html, layouts: [], missing, unread: undefined, faults: [], unknown: [] };
  }
  return new PagePrinter(facts, files, site).print(html, asked);
}

/** Where its elements are to say their places, a post that is no Markdown is read as if it were, as everywhere else. */
function renderMarked(post: Post, site: Site, placeAttribute: string | undefined): string {
  return placeAttribute === undefined
    ? renderContent(post, site)
    : renderWithPlaces(post, placeAttribute).html;
}

/** Themes take the whole page apart and put it together again, some of them ten times. */
const ALLOWANCE = 6;

/** Puts what is printed into one layout after the other, as `Jekyll::Renderer#place_in_layouts` does. */
class PagePrinter {
  readonly #facts: LiquidFacts;
  readonly #files: SiteFiles;
  readonly #site: Site;
  readonly #jekyll: Value;
  readonly #layouts: string[] = [];
  readonly #faults: LayoutFault[] = [];
  readonly #unknown: string[] = [];

  constructor(facts: LiquidFacts, files: SiteFiles, site: Site) {
    this.#facts = facts;
    this.#files = files;
    this.#site = site;
    this.#jekyll = new Map<Value, Value>([
      ['environment', 'development'],
      ['version', site.build.version ?? (site.build.jekyll < 4 ? '3.10.0' : '4.3.1')],
    ]);
  }

  print(body: string, first: string): PageRendering {
    let html = body;
    let data: Value = new Map();
    let name: string | undefined = first;
    let missing: string | undefined;
    let unread: string | undefined;
    while (name !== undefined) {
      const layout = findLayout(name, this.#files, this.#site);
      if (layout === undefined) missing = name;
      if (typeof layout === 'string') unread = layout;
      // A layout that comes round to itself is the last.
      if (layout === undefined || typeof layout === 'string' || this.#layouts.includes(layout.path)) break;
      this.#layouts.push(layout.path);
      data = mergeValues(layout.data, data);
      html = this.#run(
        layout.path,
        layout.text,
        namesOf(html, data, this.#jekyll),
        pageWith(this.#facts.page, body),
      );
      const next = layout.data.get('layout');
      name = typeof next === 'string' ? next : undefined;
    }
    const [layouts, faults, unknown] = [this.#layouts, this.#faults, this.#unknown];
    return { html, layouts, missing, unread, faults, unknown };
  }

  #run(path: string, text: string, names: ReadonlyMap<string, Value>, page: Value): string {
    const reading = runLiquid(wholeSource(text, 0), { ...this.#facts, page, allowance: ALLOWANCE }, names);
    this.#faults.push(...reading.faults.map(fault => ({ ...fault, path })));
    return replacePlaceholders(reading.source.text, reading.placeholders, ({ written }) => {
      this.#unknown.push(written);
      return '';
    });
  }
}

/** What a layout sees besides `page` and `site`. */
function namesOf(content: string, layout: Value, jekyll: Value): ReadonlyMap<string, Value> {
  return new Map<string, Value>([
    ['content', content],
    ['layout', layout],
    ['paginator', null],
    ['jekyll', jekyll],
  ]);
}

/** `page` as layouts see it: its content is what kramdown has made of it. */
function pageWith(page: Value, content: string): Value {
  if (!isDrop(page)) return page;
  const drop: Drop = page;
  return {
    ...drop,
    get: (key: string) => (key === 'content' ? content : drop.get(key)),
    keys: () => drop.keys?.() ?? [],
  };
}
