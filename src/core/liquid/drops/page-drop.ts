import { type Drop, unknown, type Value } from '../values/value.ts';
import type { SiteLibrary } from './site-library.ts';

/** A page whose Liquid runs. */
export interface OwnPage {
  readonly path: string;
  readonly data: ReadonlyMap<string, Value>;
  /** Undefined where nobody knows the site's files. */
  readonly library: SiteLibrary | undefined;
}

/** What Jekyll adds to a page itself; all else that its front matter does not hold is empty. */
const computed: ReadonlySet<string> = new Set(
  `categories collection content date dir draft excerpt ext id name next output path previous relative_path slug tags
  title url`.split(/\s+/),
);

/** `page`. Without the site's files it is known only as far as its front matter says. */
export function createPageDrop({ path, data, library }: OwnPage): Drop {
  const whole = library?.pageOf(path, data);
  return {
    isDrop: true,
    get(key) {
      if (whole) return whole.get(key);
      const own = data.get(key);
      // A date is a moment to Jekyll, and what it prints depends on the time zone.
      if (own !== undefined && own !== null && key !== 'date') return own;
      return computed.has(key) ? unknown : own;
    },
    keys: () => whole?.keys?.() ?? [...data.keys()],
    print: () => unknown,
  };
}
