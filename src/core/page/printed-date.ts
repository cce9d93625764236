import { decodeEntities } from '../kramdown/decode-entities.ts';
import { type Post, parsePost } from '../post/post.ts';
import type { Site } from '../site/site.ts';
import { createSiteFiles, type FilesRead, type SiteFiles } from '../site/site-files.ts';
import { renderPage } from './render-page.ts';

/** Around what a layout prints of a date: private-use characters that no layout has. */
const [OPEN, CLOSE] = ['\ue0d0', '\ue0d1'];

/** An output that prints the date of its page, perhaps through filters. */
const OUTPUT = /\{\{-?\s*page\.date\b(?:"[^"]*"|'[^']*'|[^{}"'])*\}\}/g;

/** What is no text on the page: tags, with their attributes, and where what is read by machines begins. */
const UNSEEN = /<(?:!--|(head|script|style|template|noscript)\b)|<[a-z/](?:"[^"]*"|'[^']*'|[^<>"'])*>/gi;

/** No date is longer, in UTF-16 units; and no page up to its date. */
const most = { date: 80, page: 400_000 };

/** The sites with marks in their layouts: one for each, since their files are read once. */
const markedSites = new WeakMap<Site, Site>();

/**
 * The date of a post as the layouts of its site print it, the first that a reader sees; undefined where they print none,
 * or are not at hand.
 */
export function printedDate({ path, text, body }: Post, site: Site): string | undefined {
  const { files } = site;
  if (files === undefined) return undefined;
  const marked = markedSites.get(site) ?? { ...site, files: createSiteFiles(markDates(files)) };
  markedSites.set(site, marked);
  const { html } = renderPage(parsePost(path, text.slice(0, body.span.start), marked), marked);
  const seen = readText(html.slice(0, most.page));
  const open = seen.indexOf(OPEN);
  const close = seen.indexOf(CLOSE, open);
  if (open < 0 || close < 0) return undefined;
  const printed = decodeEntities(seen.slice(open + 1, close))
    .replace(/\s+/g, ' ')
    .trim();
  return printed === '' || printed.length > most.date ? undefined : printed;
}

function markDates(files: SiteFiles): FilesRead {
  return {
    list: () => files.paths,
    read: path => files.read(path)?.replace(OUTPUT, output => `${OPEN}${output}${CLOSE}`),
    ...(files.ofTheme && { ofTheme: files.ofTheme }),
  };
}

/** What of a page is text that readers see. */
function readText(html: string): string {
  const lower = html.toLowerCase();
  const parts: string[] = [];
  let position = 0;
  for (const match of html.matchAll(UNSEEN)) {
    if (match.index < position) continue;
    parts.push(html.slice(position, match.index));
    const [found, name] = match;
    const isTag = name === undefined && found !== '<!--';
    const end = isTag ? match.index : lower.indexOf(name ? `</${name.toLowerCase()}` : '-->', match.index);
    // What never ends hides the rest.
    if (end < 0) return parts.join('');
    position = isTag ? end + found.length : lower.indexOf('>', end) + 1 || html.length;
  }
  return [...parts, html.slice(position)].join('');
}
