import type { RenderMarkdown } from '../liquid/facts.ts';
import { readSite, type Site } from '../site/site.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { overlayTheme } from '../site/theme-files.ts';
import { createContents } from './contents.ts';
import { createExcerpts } from './excerpt.ts';
import { renderFragment } from './render.ts';

/** What a site is read from. */
export interface SiteParts {
  /** The text of its `_config.yml`; undefined where there is none. */
  readonly config: string | undefined;
  /** Undefined where nobody knows them: Liquid then leaves placeholders for what they would tell. */
  readonly files?: SiteFiles | undefined;
}

/** A site with its files, whose Liquid may ask for Markdown to be rendered. */
export function openSite({ config, files }: SiteParts): Site {
  const site = readSite(config);
  return files ? withFiles(site, files) : site;
}

/** The same site with other files. */
export function withFiles(site: Site, files: SiteFiles): Site {
  const markdown: RenderMarkdown = (text, kind) =>
    kind === 'markdown' ? renderFragment(text, site.kramdown) : renderQuotes(text, site);
  return { ...site, files, markdown, excerpt: createExcerpts(), content: createContents() };
}

/**
 * SmartyPants is kramdown to Jekyll, too, with nothing but its quotation marks, dashes, entities and tags: all else that
 * would be a mark is written as text. It knows no lines.
 */
function renderQuotes(text: string, { kramdown }: Site): string {
  const lines = text.split('\n').map(line => {
    const [, lead = '', written = '', tail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(line) ?? [];
    if (written === '') return line;
    // What only a letter before it keeps from being a line, a quote or the end of a block.
    const letter = /^(?:--|>>|\^$)/.test(written) ? 'x' : '';
    const marked = written
      .split(/(<\/?[a-z][^>]*>|<!--.*?-->)/i)
      .map((part, index) =>
        index % 2 === 0 ? escapeMarks(part, index === 0 && letter === '') : escapeAddress(part),
      )
      .join('');
    const html = renderFragment(letter + marked, kramdown).replace(/\n+$/, '');
    const isParagraph = /^<p>/i.test(written);
    return lead + (isParagraph ? html : html.replace(/^<p>(.*)<\/p>$/s, '$1').slice(letter.length)) + tail;
  });
  return lines.join('\n').replace(/\n$/, '');
}

function escapeMarks(text: string, isStart: boolean): string {
  const escaped = text.replace(/[\\*_`[\]{}|$]|!(?=\[)|(?<!&)#/g, '\\$&');
  return isStart ? escaped.replace(/^(?:(\d+)(?=\.)|(?=[+>:=]|-(?:\s|$)))/, '$1\\') : escaped;
}

/** `<https://…>`, which is a link for kramdown alone. */
function escapeAddress(tag: string): string {
  return /^<[^\s<>]*[:@]/.test(tag) ? `\\${tag}` : tag;
}

/** The same site with the files of its theme below its own. */
export function withTheme(site: Site, theme: SiteFiles): Site {
  return site.files ? withFiles(site, overlayTheme(site.files, theme, site)) : site;
}
