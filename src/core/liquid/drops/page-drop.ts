import { defaultValues, type Site } from '../../site/site.ts';
import { type Drop, unknown } from '../values/value.ts';
import { readFrontMatter } from './front-matter-values.ts';
import type { SiteLibrary } from './site-library.ts';

/** A page whose Liquid runs. */
export interface OwnPage {
  readonly path: string;
  readonly text: string;
  readonly site: Site;
  /** Undefined where nobody knows the site's files. */
  readonly library: SiteLibrary | undefined;
}

/** What Jekyll adds to a page itself; all else that its front matter does not hold is empty. */
const computed: ReadonlySet<string> = new Set(
  `categories collection content date dir draft excerpt ext id name next output path previous relative_path slug tags
  title url`.split(/\s+/),
);

/** `page`. Without the site's files it is known only as far as its front matter says; that is read when it is asked for. */
export function createPageDrop(page: OwnPage): Drop {
  let made: Pick<Drop, 'get' | 'keys'> | undefined;
  const drop = (): Pick<Drop, 'get' | 'keys'> => {
    made ??= openPage(page);
    return made;
  };
  return {
    isDrop: true,
    get: (key, asker) => drop().get(key, asker),
    keys: () => drop().keys?.() ?? [],
    print: () => unknown,
  };
}

function openPage({ path, text, site, library }: OwnPage): Pick<Drop, 'get' | 'keys'> {
  const data = readFrontMatter(text, site, defaultValues(site, path));
  if (library) {
    const whole = library.pageOf({ path, text, data });
    return { ...whole, keys: () => whole.keys?.() ?? [...data.keys()] };
  }
  return {
    get(key) {
      const own = data.get(key);
      // A date is a moment to Jekyll, and what it prints depends on the time zone.
      if (own !== undefined && own !== null && key !== 'date') return own;
      return computed.has(key) ? unknown : own;
    },
    keys: () => [...data.keys()],
  };
}
