import { createLiquidFacts } from '../liquid/facts.ts';
import { runLiquid } from '../liquid/run.ts';
import { tagDefinitions } from '../liquid/tags/tags.ts';
import { isDrop, type Value } from '../liquid/values/value.ts';
import { isMarkdownPath } from '../site/is-markdown-path.ts';
import type { ExcerptSource, Site } from '../site/site.ts';
import { writtenContentOf } from '../text/fences.ts';
import { wholeSource } from '../text/source.ts';
import { renderFragment } from './render.ts';

/** The HTML of excerpts; undefined where only a build would tell. */
export type RenderExcerpt = (source: ExcerptSource, site: Site) => string | undefined;

/** Renders what stands before a post's separator, as `Jekyll::Excerpt` does. */
export function createExcerpts(): RenderExcerpt {
  /** The posts whose excerpts are being made: within its own a post has none. */
  const open = new Set<string>();
  return (source, site) => {
    const { path, text } = source;
    if (open.has(path)) return '';
    open.add(path);
    try {
      const written = headOf(source, site);
      const facts = createLiquidFacts(path, text, site);
      const page = pageOfExcerpt(facts.page, written);
      const { source: head, placeholders, faults } = runLiquid(wholeSource(written, 0), { ...facts, page });
      if (placeholders.length + faults.length > 0) return undefined;
      return isMarkdownPath(path, site) ? renderFragment(head.text, site.kramdown) : head.text;
    } finally {
      open.delete(path);
    }
  };
}

/** `page` as it is within an excerpt: an excerpt is a document of its own (`Jekyll::ExcerptDrop`). */
function pageOfExcerpt(page: Value, written: string): Value {
  if (!isDrop(page)) return page;
  const own = (key: string, end: string): Value => {
    const value = page.get(key) ?? null;
    return typeof value === 'string' ? value + end : value;
  };
  const get = (key: string, asker?: Value): Value | undefined => {
    switch (key) {
      case 'path':
      case 'relative_path':
        return own(key, '/#excerpt');
      case 'id':
        return own(key, '#excerpt');
      case 'excerpt':
        return null;
      case 'content':
        return written;
      default:
        return page.get(key, asker);
    }
  };
  return { ...page, get };
}

function headOf({ text, separator }: ExcerptSource, { build: { jekyll } }: Site): string {
  const body = writtenContentOf(text);
  // Where lines end with CR LF no two LF stand side by side: all of it is the excerpt.
  const end = body.indexOf(separator);
  const tail = end < 0 ? '' : withPlainLineEnds(body.slice(end + separator.length));
  const written = withPlainLineEnds(end < 0 ? body : body.slice(0, end));
  if (tail === '') return written;
  const head = closeBlocks(written);
  if (jekyll === 3) {
    // It brings in all definitions, and blank lines even where there is none.
    const all = tail.match(/^ {0,3}\[[^\]\n]+\]:.+$/gm) ?? [];
    return `${head}\n\n${all.join('\n')}`;
  }
  const labels = labelsIn(head);
  const definitions = [...tail.matchAll(/^ {0,3}(\[[^\]\n]+\])(:.+)$/gm)]
    .filter(([, label = '']) => labels.has(label))
    .map(([, label, rest]) => `${label}${rest}`);
  return definitions.length === 0 ? head : `${head}\n\n${definitions.join('\n')}`;
}

function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Nobody writes longer ones, in UTF-16 units. */
const MAX_LABEL = 500;

/** All that stands between square brackets. */
function labelsIn(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  let end = -1;
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
    if (end < at) end = text.indexOf(']', at);
    if (end < 0) break;
    if (end - at < MAX_LABEL) labels.add(text.slice(at, end + 1));
  }
  return labels;
}

/** Ends the blocks of Liquid that end only behind the separator. */
function closeBlocks(head: string): string {
  if (!head.includes('{%')) return head;
  const names = [...head.matchAll(/\{%-?\s*(\w+)/g)].map(([, name = '']) => name);
  return [...new Set(names.reverse())].reduce((closed, name) => {
    const isBlock = name === 'raw' || tagDefinitions.get(name)?.branches !== undefined;
    const isOpen = isBlock && !new RegExp(`\\{%-?\\s*end${name}\\b`).test(closed);
    return isOpen ? `${closed}\n{% end${name} %}` : closed;
  }, head);
}
