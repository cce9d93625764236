import type { Site } from './site.ts';
import type { SiteFiles } from './site-files.ts';

/** Which fields of posts the layouts, includes and pages of a site read. */
export interface TemplateFields {
  /** Whether a field is read somewhere, as `page.image`, `post["image"]` or by a filter such as `map: "image"`. */
  reads(field: string): boolean;
  /** Whether a field is read as a list: `for x in page.author`, `page.author.first`. */
  takesList(field: string): boolean;
  /** Whether there is a layout of the name. */
  hasLayout(name: string): boolean;
}

/** A layout, an include or a page. */
export interface Template {
  /** Relative to the site's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Longer templates are data, in UTF-16 units. */
const MAX_LENGTH = 500_000;

const MARKUP = /\{\{(.*?)\}\}|\{%(.*?)%\}/gs;
/** What stands behind a variable, or as a text that a filter may take for the name of a field. */
const NAMES = /[\w\])]\.([A-Za-z_][\w-]*)|["']([A-Za-z_][\w-]{0,99})["']/g;
const LISTS =
  /\bin\s+\w+\.([A-Za-z_][\w-]*)|\w\.([A-Za-z_][\w-]*)(?:\.(?:first|last|size)\b|\[|\s*\|\s*(?:join|first|last|map|sort|array_to_sentence_string|where|size)\b)/g;

const TEMPLATE = /^(?:(?:_layouts|_includes)\/.+|[^/]+)\.(?:html?|xml|json|md|markdown|txt)$/i;

/** Whether a file of a site is a layout, an include, or a page at its root. */
export function isTemplatePath(path: string): boolean {
  return TEMPLATE.test(path);
}

/**
 * What the templates among a site's files read. Undefined where there are no layouts: those of a theme are not at hand,
 * and what they read is not known.
 */
export function fieldsOfTemplates(files: SiteFiles): TemplateFields | undefined {
  return files.once(findFields, undefined);
}

/** The names of the layouts among a site's files, as front matter names them: `post`, `desk/letter`. */
export function layoutsOf(files: SiteFiles, site: Pick<Site, 'config'>): ReadonlySet<string> {
  return files.once(findLayouts, site);
}

function findLayouts(files: SiteFiles, { config }: Pick<Site, 'config'>): ReadonlySet<string> {
  const named = config['layouts_dir'];
  const folder = `${typeof named === 'string' ? named.replace(/^\/+|\/+$/g, '') : '_layouts'}/`;
  return new Set(files.below(folder).map(path => path.slice(folder.length).replace(/\.[^./]*$/, '')));
}

function findFields(files: SiteFiles): TemplateFields | undefined {
  const paths = files.paths.filter(isTemplatePath);
  if (!paths.some(path => path.startsWith('_layouts/'))) return undefined;
  return readTemplateFields(paths.map(path => ({ path, text: files.read(path) ?? '' })));
}

/** Reads the templates of a site, in time linear in their texts. What is no template has no Liquid and says nothing. */
export function readTemplateFields(templates: Iterable<Template>): TemplateFields {
  const read = new Set<string>();
  const lists = new Set<string>();
  const layouts = new Set<string>();
  for (const { path, text: template } of templates) {
    const layout = /(?:^|\/)_layouts\/(.+?)(?:\.[^./]*)?$/.exec(path)?.[1];
    if (layout !== undefined) layouts.add(layout);
    if (template.length > MAX_LENGTH) continue;
    for (const [, output, tag] of template.matchAll(MARKUP)) {
      const code = output ?? tag ?? '';
      for (const [, member, text] of code.matchAll(NAMES)) read.add((member ?? text)!);
      for (const [, looped, taken] of code.matchAll(LISTS)) lists.add((looped ?? taken)!);
    }
  }
  return {
    reads: field => read.has(field),
    takesList: field => lists.has(field),
    hasLayout: name => layouts.has(name),
  };
}
