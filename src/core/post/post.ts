import type { Block } from '../kramdown/block.ts';
import type { Element } from '../kramdown/element.ts';
import { type Definitions, type Reading, readBody } from '../kramdown/read.ts';
import { indexStartTags, type StartTags } from '../kramdown/start-tags.ts';
import type { Tag } from '../kramdown/tag.ts';
import { createLiquidFacts, type LiquidFacts } from '../liquid/facts.ts';
import type { Placeholder } from '../liquid/placeholders.ts';
import type { LiquidFault, LostOutput } from '../liquid/run.ts';
import { withoutLiquidFaults } from '../pairing/liquid-faults.ts';
import { findStructure, type Structure } from '../pairing/structure.ts';
import type { KnownTag } from '../site/build/known-tag.ts';
import { isMarkdownPath } from '../site/is-markdown-path.ts';
import type { KramdownOptions } from '../site/kramdown-options.ts';
import { defaultSite, defaultValues, type Site } from '../site/site.ts';
import { type Fences, findFences } from '../text/fences.ts';
import { mayHoldLiquid } from '../text/may-hold-liquid.ts';
import { type Span, spanOf } from '../text/span.ts';
import type { SpanSet } from '../text/span-set.ts';
import { withoutFenceTitles } from './fence-titles.ts';
import { type FrontMatter, parseFrontMatter } from './front-matter.ts';
import { type Lead, parseLead } from './lead.ts';
import { findPluginOutputs } from './plugin-outputs.ts';
import { readSuppressions, type Suppressions } from './suppressions.ts';

/** What Jekyll hands to kramdown: all after the front matter. Of a post that is no Markdown nothing is read. */
export interface Body {
  readonly span: Span;
  /** In source order, as kramdown reads them. */
  readonly tags: readonly Tag[];
  /** Those that become elements of the page. */
  readonly startTags: StartTags;
  /** HTML comments in source order. */
  readonly comments: readonly Span[];
  /** Braces, `{:…}`, that kramdown takes off the page although they, or a part of them, give nothing any attribute. */
  readonly lostBraces: readonly Span[];
  /** The outermost blocks in source order. */
  readonly blocks: readonly Block[];
  /** The tree that is published. */
  readonly root: Element;
  /** The options of kramdown that hold for this post. */
  readonly options: KramdownOptions;
  /** Where Jekyll stops at the post's Liquid. */
  readonly liquidFaults: readonly LiquidFault[];
  /** Outputs of Liquid that print nothing, since nothing sets what they name. */
  readonly lostOutputs: readonly LostOutput[];
  /** What stands in the tree for what only a build of the site tells. */
  readonly placeholders: readonly Placeholder[];
  /** The tags and outputs of Liquid that wrote some of what kramdown reads, in order. */
  readonly liquidWritten: readonly Span[];
  /** Where Liquid changes the text: what it writes, and what it leaves out. */
  readonly liquid: SpanSet;
  /** What its links and notes may refer to. */
  readonly definitions: Definitions;
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
  readonly suppressions: Suppressions;
  /** The error that kept Copydesk from reading the post, whose body then counts as empty: a fault of Copydesk's own. */
  readonly failure: string | undefined;
  /** What `find` finds in the post: it looks once, and what it found goes with the post. */
  once<Found>(find: (post: Post) => Found): Found;
}

/** A post as far as its front matter goes: a `Post` is one, and what asks for no more need not read the body. */
export type Head = Pick<Post, 'text' | 'frontMatter'>;

/** Parses a post of `site`. Never throws; takes time linear in the text. */
export function parsePost(path: string, text: string, site: Site = defaultSite): Post {
  try {
    return new ParsedPost(path, text, site);
  } catch (error) {
    return new UnreadPost(path, text, String(error));
  }
}

/** A post whose parts are made when somebody asks for them: who prints a page needs neither data nor structure. */
class ParsedPost implements Post {
  readonly path: string;
  readonly text: string;
  readonly body: ParsedBody;
  readonly lead: Lead | undefined;
  readonly #fences: Fences | undefined;
  #frontMatter: FrontMatter | undefined;
  #suppressions: Suppressions | undefined;
  readonly #found = new Map<unknown, unknown>();

  constructor(path: string, text: string, site: Site) {
    this.path = path;
    this.text = text;
    this.#fences = findFences(text);
    const start = this.#fences ? afterLineEnd(text, this.#fences.span.end) : lengthOfMark(text);
    const offset = this.#fences ? afterBlankLines(text, start) : start;
    const written = text.slice(offset);
    const content = site.build.mayRead.fences ? withoutFenceTitles(written) : written;
    // Only Liquid asks for the data, and few posts hold any.
    const liquid = mayHoldLiquid(content) ? this.#liquidFacts(site) : undefined;
    const isPlain = !isMarkdownPath(path, site);
    const reading = readBody(content, { offset, liquid, options: site.kramdown, isPlain });
    this.body = new ParsedBody(reading, { text, start, tags: site.build.tags });
    this.lead = parseLead(text, start, this.body.blocks);
  }

  get frontMatter(): FrontMatter | undefined {
    if (this.#fences) this.#frontMatter ??= parseFrontMatter(this.text);
    return this.#frontMatter;
  }

  get suppressions(): Suppressions {
    this.#suppressions ??= readSuppressions(this.text, this.#comments());
    return this.#suppressions;
  }

  get failure(): string | undefined {
    try {
      // The parts that are made when somebody asks for them, and then kept.
      for (const part of [this.frontMatter, this.suppressions, this.body.structure, this.body.startTags])
        void part;
      return undefined;
    } catch (error) {
      return String(error);
    }
  }

  once<Found>(find: (post: Post) => Found): Found {
    const known = this.#found.get(find);
    // Under `find` there is what `find` has returned.
    if (known !== undefined || this.#found.has(find)) return known as Found;
    const found = find(this);
    this.#found.set(find, found);
    return found;
  }

  #liquidFacts(site: Site): LiquidFacts | undefined {
    // The front matter need not be read where no word of it can say so.
    const isSaid = this.text.slice(0, this.#fences?.span.end).includes('render_with_liquid');
    const own = isSaid ? this.frontMatter?.data['render_with_liquid'] : undefined;
    // Jekyll 3 knows no such field (`Document#render_with_liquid?` came with 4.0).
    const isOff =
      (own ?? defaultValues(site, this.path)['render_with_liquid']) === false && site.build.jekyll > 3;
    return isOff ? undefined : createLiquidFacts(this.path, this.text, site);
  }

  #comments(): readonly Span[] {
    const yamlComments = this.#fences ? findYamlComments(this.text, this.#fences.yaml) : [];
    return [...yamlComments, ...this.body.comments];
  }
}

/** A post of which nothing is known but its text. */
class UnreadPost implements Post {
  readonly path: string;
  readonly text: string;
  readonly failure: string;
  readonly frontMatter = undefined;
  readonly lead = undefined;
  readonly body: Body;
  readonly suppressions: Suppressions = readSuppressions('', []);

  constructor(path: string, text: string, failure: string) {
    this.path = path;
    this.text = text;
    this.failure = failure;
    const reading = readBody('', { offset: text.length });
    this.body = new ParsedBody(reading, { text, start: text.length, tags: new Map() });
  }

  once<Found>(find: (post: Post) => Found): Found {
    return find(this);
  }
}

/** A body whose structure is found, and its start tags sorted, when somebody asks for it. */
class ParsedBody implements Body {
  readonly span: Span;
  readonly tags: readonly Tag[];
  readonly comments: readonly Span[];
  readonly blocks: readonly Block[];
  readonly root: Element;
  readonly options: KramdownOptions;
  readonly liquidFaults: readonly LiquidFault[];
  readonly lostOutputs: readonly LostOutput[];
  readonly placeholders: readonly Placeholder[];
  readonly liquid: SpanSet;
  readonly lostBraces: readonly Span[];
  readonly liquidWritten: readonly Span[];
  readonly definitions: Definitions;
  readonly #file: BodyFile;
  #structure: Structure | undefined;
  #startTags: StartTags | undefined;

  constructor(reading: Reading, file: BodyFile) {
    this.span = spanOf(file.start, file.text.length);
    this.tags = reading.tags;
    this.comments = reading.comments;
    this.blocks = reading.blocks;
    this.root = reading.root;
    this.options = reading.options;
    this.liquidFaults = reading.liquidFaults;
    this.lostOutputs = reading.lostOutputs;
    this.placeholders = reading.placeholders;
    this.liquid = reading.liquid;
    this.lostBraces = reading.lostBraces;
    this.liquidWritten = reading.liquidWritten;
    this.definitions = reading.definitions;
    this.#file = file;
  }

  get startTags(): StartTags {
    this.#startTags ??= indexStartTags(this.tags);
    return this.#startTags;
  }

  get structure(): Structure {
    const { text, tags } = this.#file;
    this.#structure ??= withoutLiquidFaults(
      findStructure({ tags: this.tags, comments: this.comments, text }),
      { liquid: this.liquid, text, plugins: () => findPluginOutputs(this, text, tags) },
    );
    return this.#structure;
  }
}

/** The file that a body is a part of. */
interface BodyFile {
  readonly text: string;
  /** Where the body starts. */
  readonly start: number;
  /** The tags that plugins bring, by name. */
  readonly tags: ReadonlyMap<string, KnownTag>;
}

/** To Jekyll's expression for front matter the blank lines that follow belong to it. */
function afterBlankLines(text: string, offset: number): number {
  const blankLines = /(?:[ \t\v\f\r]*\n)*/y;
  blankLines.lastIndex = offset;
  return offset + (blankLines.exec(text)?.[0].length ?? 0);
}

/** Jekyll takes one byte order mark off a file; a second one is text. */
function lengthOfMark(text: string): number {
  return text.startsWith('\ufeff') ? 1 : 0;
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
