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
  const markdown: RenderMarkdown = (text, kind) => {
    const html = renderFragment(text, site.kramdown);
    if (kind === 'markdown') return html;
    // SmartyPants is kramdown to Jekyll, too, with nothing but its quotation marks and dashes.
    return html.replace(/^<p>|<\/p>\n*$/g, '');
  };
  return { ...site, files, markdown, excerpt: createExcerpts(), content: createContents() };
}

/** The same site with the files of its theme below its own. */
export function withTheme(site: Site, theme: SiteFiles): Site {
  return site.files ? withFiles(site, overlayTheme(site.files, theme, site)) : site;
}
