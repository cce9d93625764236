import { oncePer } from '../post/once-per-post.ts';
import { templateOfPosts } from '../site/permalink.ts';
import type { Site } from '../site/site.ts';

const patterns: Readonly<Record<string, string>> = {
  year: String.raw`\d{4}`,
  short_year: String.raw`\d{2}`,
  month: String.raw`\d{2}`,
  day: String.raw`\d{2}`,
  i_month: String.raw`\d{1,2}`,
  i_day: String.raw`\d{1,2}`,
  y_day: String.raw`\d{3}`,
  week: String.raw`\d{2}`,
  w_year: String.raw`\d{4}`,
  short_day: '[A-Z][a-z]{2}',
  output_ext: String.raw`(?:\.html)?`,
};

const YEAR = /:(?:year|w_year|short_year)(?![a-z])/;
const DAY = /:(?:i_?)?(?:month|day|y_day|week|i_month|i_day)(?![a-z])/;

/**
 * Tells the paths that look like those of posts: such a path leads to a post or nowhere. Undefined where the site's
 * permalinks hold no date: theirs could be those of any page.
 */
export const pagePatternOf = oncePer((site: Site): RegExp | undefined => {
  const template = templateOfPosts(site);
  if (!YEAR.test(template) || !DAY.test(template)) return undefined;
  const source = template
    .replace(/:output_ext$|\.html$|\/$/, '')
    .split(/(:(?:slugified_)?categories\/?|:[a-z_]+)/)
    .map(part =>
      part.startsWith(':') ? patternOf(part.slice(1)) : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
    )
    .join('')
    .replace(/\/{2,}/g, '/')
    .replace(/^(?!\/)/, '/');
  // Other endings are those of images and feeds.
  return new RegExp(`^${source}(?:/|/index\\.html|\\.html)?$`, 'u');
});

/** Whether a path looks like that of a post. Pages of a list, and files that are no pages, have addresses of that shape too. */
export function isLikePost(path: string, pattern: RegExp): boolean {
  const name = path.replace(/\/$/, '').replace(/^.*\//, '');
  if (/^(?:index|page-?\d+)(?:\.html)?$/.test(name)) return false;
  return !/\.(?!html$)[a-z\d]{1,5}$/i.test(name) && pattern.test(path);
}

function patternOf(name: string): string {
  if (/categories\/?$/.test(name)) return '(?:[^/]+/)*';
  return patterns[name] ?? '[^/]+';
}
