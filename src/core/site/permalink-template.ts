/** What fills the placeholders of a permalink; undefined: not known here. */
export type Placeholders = (name: string) => string | undefined;

/** Fills a template; undefined where a placeholder is not known: with one that it does not know, Jekyll builds nothing. */
export type FillPermalink = (placeholders: Placeholders) => string | undefined;

/**
 * Reads a permalink's template, as `:categories/:title`, once for all posts that have it. It is filled by Jekyll 4.3's
 * `URL#generate_url_from_drop`, and cleaned as `sanitize_url` does.
 */
export function compilePermalink(template: string): FillPermalink {
  // What stands between placeholders, and at each odd place the name of one.
  const parts = template.split(/:([a-z_]+)/);
  return placeholders => {
    let filled = '/';
    for (const [index, part] of parts.entries()) {
      const value = index % 2 === 0 ? part : fillPlaceholder(part, placeholders);
      if (value === undefined) return undefined;
      filled += value;
    }
    return clean(filled);
  };
}

function fillPlaceholder(name: string, placeholders: Placeholders): string | undefined {
  const own = placeholders(name);
  if (own !== undefined) return escapePath(own);
  const shorter = name.endsWith('_') ? placeholders(name.slice(0, -1)) : undefined;
  return shorter === undefined ? undefined : `${escapePath(shorter)}_`;
}

function clean(path: string): string {
  if (!/\.[./]|\/\//.test(path)) return path;
  return path
    .replaceAll('..', '/')
    .replaceAll('./', '')
    .replace(/\/{2,}/g, '/');
}

/** `Addressable::URI.encode` of a path; of a fragment's signs Jekyll escapes the first itself. */
function escapePath(path: string): string {
  if (/^[a-zA-Z0-9./-]*$/.test(path)) return path;
  return path.replace(/[^\w\-.~!$&'()*+,;=:@/?]+/g, text => {
    // Half a surrogate pair has no UTF-8.
    return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
  });
}

/** `Jekyll::Utils.slugify` in its modes `default` and `pretty`. */
export function slugify(text: string, mode: 'default' | 'pretty'): string {
  const unwanted = mode === 'pretty' ? /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu : /[^\p{M}\p{L}\p{Nd}]+/gu;
  return text.replace(unwanted, '-').replace(/^-|-$/g, '');
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ');
const dayNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const DAY_LENGTH = 86_400_000;

/**
 * The placeholders that tell of the day and the time.
 *
 * @param clock what the clock shows on the site, as milliseconds since 1970 if that were UTC
 */
export function datePlaceholders(clock: number): Placeholders {
  const date = new Date(clock);
  const two = (value: number): string => String(value).padStart(2, '0');
  const year = date.getUTCFullYear();
  return name => {
    switch (name) {
      case 'year':
        return String(year);
      case 'short_year':
        return two(year % 100);
      case 'month':
        return two(date.getUTCMonth() + 1);
      case 'i_month':
        return String(date.getUTCMonth() + 1);
      case 'short_month':
        return monthNames[date.getUTCMonth()]!.slice(0, 3);
      case 'long_month':
        return monthNames[date.getUTCMonth()];
      case 'day':
        return two(date.getUTCDate());
      case 'i_day':
        return String(date.getUTCDate());
      case 'y_day':
        return String(Math.floor((clock - Date.UTC(year, 0)) / DAY_LENGTH) + 1).padStart(3, '0');
      case 'short_day':
        return dayNames[date.getUTCDay()]!.slice(0, 3);
      case 'long_day':
        return dayNames[date.getUTCDay()];
      case 'w_day':
        return String(date.getUTCDay() || 7);
      case 'week':
        return two(weekOf(date).week);
      case 'w_year':
        return String(weekOf(date).year);
      case 'hour':
        return two(date.getUTCHours());
      case 'minute':
        return two(date.getUTCMinutes());
      case 'second':
        return two(date.getUTCSeconds());
      default:
        return undefined;
    }
  };
}

/** By ISO 8601: a week belongs to the year in which its Thursday lies. */
function weekOf(date: Date): { readonly year: number; readonly week: number } {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY_LENGTH);
  const year = thursday.getUTCFullYear();
  const days = Math.floor((thursday.getTime() - Date.UTC(year, 0)) / DAY_LENGTH);
  return { year, week: Math.floor(days / 7) + 1 };
}
