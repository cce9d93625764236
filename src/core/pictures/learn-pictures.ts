import { baseUrlOf, siteUrlOf } from '../newsroom/own-pages.ts';
import { folderOf, isImagePath, nameOf } from '../published/address-path.ts';
import type { Site } from '../site/site.ts';
import { mostUsed } from '../text/most-used.ts';
import { type AddressForm, picturesWritten } from './written-address.ts';

/** A post that shows where its site keeps pictures. */
export interface PicturedPost {
  /** Relative to the site's root. */
  readonly path: string;
  readonly text: string;
}

/** Where a site keeps the pictures of its posts, and how posts show them. */
export interface PictureHabit {
  /** Relative to the site's root, with `/` at its end; `:year`, `:month`, `:day` and `:slug` are the post's. */
  readonly folder: string;
  /** The name without number and ending, with the same words. */
  readonly name: string;
  readonly form: AddressForm;
  /** In HTML, pictures stand in a `<figure>`. */
  readonly hasFigures: boolean;
}

/** The date and the name that a post's file has. */
interface PostName {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly slug: string;
}

/** Where pictures usually are, the first that is there. */
const usualFolders = ['assets/images/', 'assets/img/', 'images/', 'img/', 'assets/', 'uploads/'];

/** Learns from posts, the newest first, where new pictures go. Pictures that are not there teach nothing. */
export function learnPictures(posts: readonly PicturedPost[], site: Site): PictureHabit {
  const baseUrl = baseUrlOf(site.config['baseurl']);
  const siteUrl = siteUrlOf(site.config['url']);
  const folders: string[] = [];
  const names: string[] = [];
  const forms: string[] = [];
  let figures = 0;
  let withImages = 0;
  for (const { path, text } of posts) {
    // Also those of pictures that lie elsewhere show how the site shows its own.
    if (/<img\s/i.test(text)) {
      withImages++;
      if (/<figure[\s>]/i.test(text)) figures++;
    }
    const own = nameOfPost(path);
    const shown = picturesWritten(text, { siteUrl, baseUrl }).filter(
      each => site.files === undefined || site.files.has(each.path.slice(1)),
    );
    for (const { form, path: picture } of shown) {
      forms.push(JSON.stringify([form.before, form.behind]));
      folders.push(patternOf(folderOf(picture).slice(1), own));
      names.push(own && nameOf(picture).startsWith(`${dateOf(own)}-${own.slug}`) ? DATED : ':slug');
    }
  }
  // What was written by `JSON.stringify`.
  const [before, behind] = JSON.parse(mostUsed(forms) ?? JSON.stringify(usualForm(baseUrl))) as [
    string,
    string,
  ];
  return {
    folder: mostUsed(folders) ?? usualFolder(site),
    name: mostUsed(names) ?? ':slug',
    form: { before, behind },
    hasFigures: figures * 2 > withImages,
  };
}

const DATED = ':year-:month-:day-:slug';

/** The date and the name of a post by its path; a draft has no date. */
export function nameOfPost(path: string): PostName | undefined {
  const [, year = '', month = '', day = '', slug = ''] =
    /^(?:(\d{4})-(\d\d)-(\d\d)-)?(.+)\.[^.]+$/.exec(nameOf(path)) ?? [];
  return slug === '' ? undefined : { year, month, day, slug };
}

function dateOf({ year, month, day }: PostName): string {
  return `${year}-${month}-${day}`;
}

/** `images/2024/03/` of a post of that month is `images/:year/:month/`. */
function patternOf(folder: string, own: PostName | undefined): string {
  if (!own || own.year === '') return folder;
  let last = '';
  const segments = folder.split('/').map(segment => {
    last = patternOfSegment(segment, own, last);
    return last;
  });
  return segments.join('/');
}

function patternOfSegment(segment: string, own: PostName, before: string): string {
  const { year, month, day, slug } = own;
  switch (segment) {
    case year:
      return ':year';
    case slug:
      return ':slug';
    case `${year}-${month}`:
      return ':year-:month';
    case dateOf(own):
      return ':year-:month-:day';
    case `${dateOf(own)}-${slug}`:
      return DATED;
  }
  // Two digits alone may be anything.
  if (segment === month && before === ':year') return ':month';
  return segment === day && before === ':month' ? ':day' : segment;
}

function usualForm(baseUrl: string): readonly [string, string] {
  return baseUrl === '' ? ['', ''] : ["{{ '", "' | relative_url }}"];
}

function usualFolder({ files }: Site): string {
  return usualFolders.find(folder => files?.below(folder).some(isImagePath)) ?? usualFolders[0]!;
}
