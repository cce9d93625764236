import { createLiquidFacts } from '../liquid/facts.ts';
import { replacePlaceholders } from '../liquid/placeholders.ts';
import { runLiquid } from '../liquid/run.ts';
import type { Site } from '../site/site.ts';
import { findFences } from '../text/fences.ts';
import { wholeSource } from '../text/source.ts';

/** A style sheet of a site, before Sass has made CSS of it where it is none yet. */
export interface StyleSheet {
  /** Its file, relative to the site's root. */
  readonly path: string;
  readonly syntax: 'css' | 'scss' | 'sass';
  readonly text: string;
}

/** A style sheet that a page, or another style sheet of the site, brings in. */
export interface LinkedSheet {
  /** As published below the site's `baseurl`. */
  readonly path: string;
  /** The media query under which it holds; empty where it always does. */
  readonly media: string;
}

/**
 * The style sheets that a page, published at `from` below the site's `baseurl` (`news/ferry.html`), links to or imports
 * in its own: those of the site alone.
 */
export function linkedStyleSheets(html: string, from: string, site: Site): readonly LinkedSheet[] {
  const found = new Map<string, LinkedSheet>();
  const add = ({ path, media }: LinkedSheet): void => {
    if (!/^print\b/i.test(media)) found.set(`${path}\n${media}`, { path, media });
  };
  const tags = /<link\b([^>]{0,2000})>|<style\b([^>]{0,2000})>/gi;
  const ends = /<\/style/gi;
  for (let match = tags.exec(html); match !== null; match = tags.exec(html)) {
    const [, link, style] = match;
    const media = attributeOf(link ?? style ?? '', 'media');
    if (style !== undefined) {
      ends.lastIndex = tags.lastIndex;
      const end = ends.exec(html)?.index;
      // What never ends hides the rest.
      if (end === undefined) break;
      for (const { path, media: own } of importedStyleSheets(html.slice(tags.lastIndex, end), from, site))
        add({ path, media: [media, own].filter(part => part !== '').join(' and ') });
      tags.lastIndex = end;
      continue;
    }
    if (!/(?:^|\s)stylesheet(?:\s|$)/i.test(attributeOf(link ?? '', 'rel'))) continue;
    const href = attributeOf(link ?? '', 'href');
    const path = href === '' ? undefined : toPublishedPath(fromFolderOf(from, href), site.config);
    if (path !== undefined) add({ path, media });
  }
  return [...found.values()];
}

function attributeOf(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  );
  return (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
}

/** The paths, published likewise, of the files of drawings (SVG) of which a page shows parts by `<use>`. */
export function linkedDrawings(html: string, { config }: Site): readonly string[] {
  const uses = html.match(/<use\b[^>]{0,2000}>/gi) ?? [];
  const paths = uses
    .map(use => /\bhref\s*=\s*["']?([^"'#>\s]+\.svg)(?:\?[^"'#>\s]*)?#/i.exec(use)?.[1] ?? '')
    .map(address => toPublishedPath(address, config));
  return [...new Set(paths.filter(path => path !== undefined))].slice(0, 20);
}

/** Undefined for an address that leads elsewhere. */
function toPublishedPath(href: string, config: Site['config']): string | undefined {
  const [base, url] = [config['baseurl'], config['url']].map(value =>
    typeof value === 'string' ? value : '',
  );
  let path = href
    .trim()
    .replaceAll('&amp;', '&')
    .replace(/[?#].*$/s, '');
  const bare = (address: string): string => address.replace(/^(?:https?:)?\/\//i, '//');
  const own = bare(url ?? '').replace(/\/+$/, '');
  if (own !== '' && bare(path).toLowerCase().startsWith(`${own.toLowerCase()}/`))
    path = bare(path).slice(own.length);
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return undefined;
  const folder = (base ?? '').replace(/\/+$/, '');
  if (folder !== '' && path.startsWith(`${folder}/`)) path = path.slice(folder.length);
  const parts = decode(path)
    .split('/')
    .filter(part => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? undefined : parts.join('/');
}

/** The style sheets of the site that one of it, published at `from`, imports by plain CSS, in their order. */
export function importedStyleSheets(text: string, from: string, { config }: Site): readonly LinkedSheet[] {
  const imported: LinkedSheet[] = [];
  // Imports come first; behind anything else browsers pass over them.
  const statement =
    /\s*(?:\/\*[\s\S]*?\*\/|<!--|-->|@charset\s*"[^"]*"\s*;|@layer\b[^;{}]*;|@import\s*(?:url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'()]+))\s*\)|"([^"\n]*)"|'([^'\n]*)')([^;{}]*);)/iy;
  for (let match = statement.exec(text); match !== null; match = statement.exec(text)) {
    const address = match.slice(1, 6).find(part => part !== undefined);
    const condition = match[6] ?? '';
    if (address === undefined || /\bsupports\(/i.test(condition)) continue;
    const path = toPublishedPath(fromFolderOf(from, address), config);
    const media = condition.replace(/\blayer\b(?:\([^)]*\))?/i, '').trim();
    if (path !== undefined) imported.push({ path, media });
  }
  return imported;
}

/** An address as a page at the root of the site would write it. */
function fromFolderOf(from: string, address: string): string {
  if (/^\s*(?:\/|[a-z][a-z0-9+.-]*:)/i.test(address)) return address;
  const parts = from.split('/').slice(0, -1);
  for (const part of address.trim().split('/')) {
    if (part !== '..') parts.push(part);
    // Above the root there is nothing: what is said is of the root.
    else parts.pop();
  }
  return parts.join('/');
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path; // A lone `%` stands for itself.
  }
}

/** The source of the style sheet that is published at a path; undefined where the site's files do not hold it. */
export function readStyleSheet(published: string, site: Site): StyleSheet | undefined {
  const { files } = site;
  const base = published.replace(/\.css$/i, '');
  const path = [published, `${base}.scss`, `${base}.sass`].find(candidate => files?.has(candidate));
  const text = path === undefined ? undefined : files?.read(path);
  if (path === undefined || text === undefined) return undefined;
  const syntax = /\.(scss|sass)$/i.exec(path)?.[1]?.toLowerCase() as 'scss' | 'sass' | undefined;
  const fences = findFences(text);
  // Without front matter a file is published as it is, and Sass that nobody compiles shapes nothing.
  if (!fences?.closeFence) return syntax ? undefined : { path, syntax: 'css', text };
  const { source, placeholders } = runLiquid(
    wholeSource(text.slice(fences.span.end), 0),
    createLiquidFacts(path, text, site),
  );
  return { path, syntax: syntax ?? 'css', text: replacePlaceholders(source.text, placeholders, () => '') };
}
