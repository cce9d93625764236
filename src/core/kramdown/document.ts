import type { KramdownOptions } from '../site/kramdown-options.ts';
import type { AttributeList } from './attribute-list.ts';
import type { Element } from './element.ts';
import type { Sink } from './reader.ts';

/** What all texts of one body share while it is read. */
export interface KramdownDocument {
  /** A post may change them as it goes (`{::options}`). */
  options: KramdownOptions;
  readonly sink: Sink;
  /** By the name in lower case. */
  readonly linkDefinitions: Map<string, LinkDefinition>;
  readonly footnotes: Map<string, FootnoteDefinition>;
  /** The long form, and the boundary whose attributes the short forms get. */
  readonly abbreviations: Map<string, AbbreviationDefinition>;
  readonly attributeLists: Map<string, AttributeList>;
}

/** Where `[name]` leads. */
export interface LinkDefinition {
  readonly url: string;
  readonly title: string | undefined;
  /** Holds the attributes that are given to the definition. */
  readonly boundary: Element | undefined;
}

/** What `[^name]` refers to. */
export interface FootnoteDefinition {
  readonly content: Element;
  readonly boundary: Element;
}

/** What an abbreviation stands for. */
export interface AbbreviationDefinition {
  readonly title: string;
  readonly boundary: Element;
}

/** A document in which nothing is read yet. */
export function createDocument(options: KramdownOptions, sink: Sink): KramdownDocument {
  const predefined = Object.entries(options.linkDefinitions).map(
    ([name, [url, title]]) => [normaliseName(name), { url, title, boundary: undefined }] as const,
  );
  return {
    options,
    sink,
    linkDefinitions: new Map(predefined),
    footnotes: new Map(),
    abbreviations: new Map(),
    attributeLists: new Map(),
  };
}

/** The name of a link as definitions and references are compared. */
export function normaliseName(name: string): string {
  return name.replace(/[ \t\n\v\f\r]+/g, ' ').toLowerCase();
}
