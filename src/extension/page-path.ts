import type { Facts, Post } from '../core/index.ts';

/** Where a post is published on its site. */
export interface PagePath {
  /** The path below which the site is published (`baseurl`): empty, or `/blog`. */
  readonly basePath: string;
  /** The path below that, by Jekyll's usual permalink: `/news/2024/03/05/ferry.html`. */
  readonly pagePath: string;
}

/** Where the post is published, as far as its file and `_config.yml` tell without the rest of the site. */
export function pagePathOf({ path, frontMatter }: Post, { site }: Facts): PagePath {
  const { baseurl } = site.config;
  const base = typeof baseurl === 'string' ? baseurl.replace(/^\/*|\/+$/g, '') : '';
  const { permalink, categories, category } = frontMatter?.data ?? {};
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const [, year, month, day, slug] = /^(\d{4})-(\d\d?)-(\d\d?)-(.*)$/.exec(name) ?? [];
  const terms = [category, typeof categories === 'string' ? categories.split(/\s+/) : categories].flat(2);
  const folders = terms.filter(term => typeof term === 'string' && term !== '').map(encodeTerm);
  const usual = year === undefined ? [name] : [...folders, year, month!, day!, slug!];
  const isOwn = typeof permalink === 'string' && permalink.startsWith('/') && !permalink.includes(':');
  return {
    basePath: base === '' ? '' : `/${base}`,
    pagePath: isOwn ? permalink : `/${usual.join('/')}.html`,
  };
}

function encodeTerm(term: unknown): string {
  return encodeURIComponent(String(term).toLowerCase());
}
