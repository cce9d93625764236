import type { Block } from '../kramdown/block.ts';
import type { Element } from '../kramdown/element.ts';
import { readBody } from '../kramdown/read.ts';
import { findStructure, type Structure } from '../kramdown/structure.ts';
import type { Tag } from '../kramdown/tag.ts';
import type { Placeholder } from '../liquid/placeholders.ts';
import type { LiquidFault } from '../liquid/run.ts';
import type { KramdownOptions } from '../site/kramdown-options.ts';
import { defaultSite, type Site } from '../site/site.ts';
import { type Span, spanOf } from '../text/span.ts';
import { type FrontMatter, parseFrontMatter } from './front-matter.ts';
import { type Lead, parseLead } from './lead.ts';
import { readSuppressions, type Suppression } from './suppressions.ts';

/** What Jekyll hands to kramdown: all after the front matter. */
export interface Body {
  readonly span: Span;
  /** In source order, as kramdown reads them. */
  readonly tags: readonly Tag[];
  /** HTML comments in source order. */
  readonly comments: readonly Span[];
  /** Braces, `{:…}`, that kramdown takes off the page although they give nothing any attribute. */
  readonly lostBraces: readonly Span[];
  /** The outermost blocks in source order. */
  readonly blocks: readonly Block[];
  /** The tree that is published. */
  readonly root: Element;
  /** The options of kramdown that hold for this post. */
  readonly options: KramdownOptions;
  /** Where Jekyll stops at the post's Liquid. */
  readonly liquidFaults: readonly LiquidFault[];
  /** What stands in the tree for what only a build of the site tells. */
  readonly placeholders: readonly Placeholder[];
  /** How the tags pair once the faults among them are mended. */
  readonly structure: Structure;
}

/** A parsed post. Immutable. Parsing never throws: damage becomes data. */
export interface Post {
  /** A label, relative to the site's root where that is known; core never opens it. */
  readonly path: string;
  readonly text: string;
  readonly frontMatter: FrontMatter | undefined;
  readonly lead: Lead | undefined;
  readonly body: Body;
  readonly suppressions: readonly Suppression[];
}

/** A post as far as its front matter goes: a `Post` is one, and what asks for no more need not read the body. */
export type Head = Pick<Post, 'text' | 'frontMatter'>;

/** Parses a post of `site`. Never throws; takes time linear in the text. */
export function parsePost(path: string, text: string, site: Site = defaultSite): Post {
  const frontMatter = parseFrontMatter(text);
  const start = frontMatter ? afterLineEnd(text, frontMatter.span.end) : 0;
  const page = frontMatter?.data ?? {};
  const liquid = page['render_with_liquid'] === false ? undefined : { page, site: site.config };
  const contentStart = frontMatter ? afterBlankLines(text, start) : start;
  const reading = readBody(text.slice(contentStart), {
    offset: contentStart,
    liquid,
    options: site.kramdown,
  });
  const structure = findStructure(reading.tags, text);
  const yamlComments = frontMatter ? findYamlComments(text, frontMatter.yaml) : [];
  return {
    path,
    text,
    frontMatter,
    lead: parseLead(text, start, reading.blocks),
    body: { span: spanOf(start, text.length), ...reading, structure },
    suppressions: readSuppressions(text, [...yamlComments, ...reading.comments]),
  };
}

/** To Jekyll's expression for front matter the blank lines that follow belong to it. */
function afterBlankLines(text: string, offset: number): number {
  const blankLines = /(?:[ \t\v\f\r]*\n)*/y;
  blankLines.lastIndex = offset;
  return offset + (blankLines.exec(text)?.[0].length ?? 0);
}

function afterLineEnd(text: string, offset: number): number {
  if (text.startsWith('\r\n', offset)) return offset + 2;
  return text[offset] === '\n' ? offset + 1 : offset;
}

function findYamlComments(text: string, yaml: Span): readonly Span[] {
  const comments = text.slice(yaml.start, yaml.end).matchAll(/(?:^|\s)(#\s*copydesk-[^\n\r]*)/g);
  return [...comments].map(match => {
    const end = yaml.start + match.index + match[0].length;
    return spanOf(end - match[1]!.length, end);
  });
}
