import { isImagePath, nameOf, plainPath } from '../published/address-path.ts';

/** A file of a site that may name pictures. */
const MAY_NAME =
  /\.(?:md|markdown|mkdn?|mkdown|html?|xml|ya?ml|json|toml|csv|tsv|txt|css|s[ac]ss|less|js|mjs|ts|liquid|svg|rb|webmanifest)$/i;

/** Whether the text of a file may name pictures. */
export function mayNamePictures(path: string): boolean {
  return MAY_NAME.test(path);
}

/** How names of pictures end. */
const ENDING = /\.(?:apng|avif|bmp|gif|heic|ico|jfif|jpe?g?|png|svg|tiff?|webp)\b/gi;
/** What ends a name, as it may stand in any kind of text. */
const AROUND: ReadonlySet<string> = new Set(' \n\r\t"\'()<>[]/\\=,;|`{}');
/** Longer names, in UTF-16 units, are none that anybody has written. */
const LONGEST = 300;

/** Gathers which pictures of a site nothing names. */
export interface PictureUse {
  /** Takes the text of a file in. */
  read(text: string): void;
  /** The pictures whose name stands in no text, wherever they lie: what Liquid puts together is found that way, too. */
  unused(): readonly string[];
}

/** Begins with all files of a site, by their paths relative to its root. */
export function createPictureUse(paths: Iterable<string>): PictureUse {
  const pictures = [...paths].filter(isImagePath);
  const named = new Set<string>();
  return {
    read(text) {
      const decoded = text.includes('&amp;') ? text.replaceAll('&amp;', '&') : text;
      for (const { 0: ending, index } of decoded.matchAll(ENDING)) {
        const name = decoded.slice(startOfName(decoded, index), index + ending.length);
        named.add(plainPath(name).toLowerCase());
      }
    },
    unused: () => pictures.filter(path => !isNamed(plainPath(nameOf(path)).toLowerCase(), named)),
  };
}

function startOfName(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < LONGEST && !AROUND.has(text[start - 1]!)) start--;
  return start;
}

/** A name may have spaces or brackets in it, of which texts show the end alone. */
function isNamed(name: string, named: ReadonlySet<string>): boolean {
  const end = name.replace(/^.*[\s"'()<>[\]\\=,;|`{}]/, '');
  return named.has(name) || (end !== name && named.has(end));
}
