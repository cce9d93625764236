import { detailsOf, type Element } from '../kramdown/element.ts';
import { createIds } from '../kramdown/heading-ids.ts';
import { findAttribute } from '../kramdown/tag.ts';
import { isStartTag } from '../markup/ancestors.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import { type Post, parsePost } from '../post/post.ts';
import type { Site } from '../site/site.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { isTemplatePath } from '../site/template-fields.ts';
import { plainPageKey, plainPath } from './address-path.ts';
import { oncePerSite } from './once-per-site.ts';
import { publishedFilesOf } from './published-files.ts';

/**
 * The ids, and names, in a post's part of its page, as they are written or as kramdown makes them of headings; undefined
 * where Liquid may make others.
 */
export const idsOnPage = oncePerPost((post): { readonly ids: ReadonlySet<string> | undefined } => {
  if (mayHoldMore(post)) return { ids: undefined };
  const ids = new Set<string>();
  // Not those alone that Liquid has no part in.
  for (const tag of post.body.tags) {
    if (!isStartTag(tag)) continue;
    for (const name of ['id', 'name']) {
      const value = findAttribute(tag, name)?.value;
      if (value) ids.add(value.trim());
    }
  }
  const { options, root } = post.body;
  collectIds(root, ids, options.autoIds ? createIds(options) : undefined);
  return { ids };
});

/** A file that is included may hold any id, and so may a value that Liquid writes; `auto_ids` gives them to terms of lists. */
function mayHoldMore({ body, text }: Post): boolean {
  if (text.includes('auto_ids')) return true;
  if (body.liquid.spans.length === 0) return false;
  return (
    body.placeholders.some(({ written }) => /^\{%-?\s*include/.test(written)) ||
    body.tags.some(tag =>
      tag.attributes.some(({ key, hasLiquid }) => hasLiquid && (key === 'id' || key === 'name')),
    )
  );
}

/** In the order in which the page is printed: of equal ids kramdown numbers the later ones. */
function collectIds(
  element: Element,
  ids: Set<string>,
  createId: ((text: string) => string) | undefined,
): void {
  for (const child of element.children) {
    const own = child.attributes?.get('id');
    const heading = detailsOf(child, 'heading');
    if (own) ids.add(own);
    else if (heading && createId) ids.add(createId(heading.text));
    if (child.children.length > 0) collectIds(child, ids, createId);
  }
}

/** The ids that layouts and includes of the site hold: some of them are on the page around a post. */
export function idsOfTemplates(files: SiteFiles): ReadonlySet<string> {
  return files.once(readTemplateIds, undefined);
}

function readTemplateIds(files: SiteFiles): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const path of files.paths.filter(isTemplatePath))
    for (const match of (files.read(path) ?? '').matchAll(/\s(?:id|name)=["']?([^\s"'<>]{1,100})/g))
      ids.add(match[1]!);
  return ids;
}

/** A page of the site that is another post, or is written in Markdown. */
export interface OtherPage {
  /** Its file, relative to the site's root. */
  readonly file: string;
  readonly ids: ReadonlySet<string>;
}

/** The page at a path below `baseurl`; undefined where it is not known what is on it. */
export function otherPageAt(
  path: string,
  { site, newsroom }: { readonly site: Site; readonly newsroom: Newsroom | undefined },
): OtherPage | undefined {
  const { files } = site;
  if (!files) return undefined;
  const posts = newsroom?.at(path) ?? [];
  const page = publishedFilesOf(files, site)
    .pages()
    .byKey.get(plainPageKey(plainPath(path)));
  // Of several only one is there.
  const [file, ...others] = new Set([...posts.map(post => post.path), ...(page ? [page.file] : [])]);
  if (file === undefined || others.length > 0) return undefined;
  if (!/\.(?:md|markdown|mkdn?|mkdown)$/i.test(file)) return undefined;
  const found = pagesOf(files, site)(file);
  // Of a page without any part of its own the layout makes what is on it: a list of posts, say.
  return posts.length > 0 || (found?.ids.size ?? 0) > 0 ? found : undefined;
}

/** Reads each page once for the same files. */
const pagesOf = oncePerSite(createPages);

function createPages(files: SiteFiles, site: Site): (file: string) => OtherPage | undefined {
  const known = new Map<string, OtherPage | undefined>();
  return file => {
    if (!known.has(file)) known.set(file, readPage(file, files.read(file), site));
    return known.get(file);
  };
}

function readPage(file: string, text: string | undefined, site: Site): OtherPage | undefined {
  const ids = text === undefined ? undefined : idsOnPage(parsePost(file, text, site)).ids;
  return ids && { file, ids };
}
