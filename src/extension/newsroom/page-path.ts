import { addressOfPage, type Newsroom } from '../../core/index.ts';
import type { OpenPost } from './open-posts.ts';

/** Where a post is published on its site. */
export interface PagePath {
  /** The address of the site (`url`): `https://harbour.example`; empty where it says none. */
  readonly siteUrl: string;
  /** The path below which the site is published (`baseurl`): empty, or `/blog`. */
  readonly basePath: string;
  /** The path below that: `/news/2024/03/05/ferry.html`. */
  readonly pagePath: string;
}

/** Where a post is published. One that has no page yet, as a draft, is taken to have one at the top of the site. */
export function pagePathOf({ post, facts }: OpenPost, newsroom: Newsroom): PagePath {
  const { path } = post;
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const pagePath = newsroom.get(path)?.permalink ?? `/${encodeURIComponent(name)}.html`;
  const { url } = facts.site.config;
  const siteUrl = typeof url === 'string' ? url : '';
  return { siteUrl, basePath: addressOfPage('', facts.site), pagePath };
}
