import { createPublications } from '../site/permalink.ts';
import type { Site } from '../site/site.ts';
import { readDateForm } from './date-form.ts';
import { findLinks } from './find-links.ts';
import { createBodyReader, type ReadBodyText } from './read-body.ts';
import { readValues, type Values } from './read-values.ts';

/** The kinds of terms that are counted over the posts of a site. */
export const termKinds = [
  'author',
  'layout',
  'tags',
  'categories',
  'dateForm',
  'dateZone',
  'lang',
  'fields',
] as const;

/** A kind of terms. */
export type TermKind = (typeof termKinds)[number];

/** The terms of a post, kind by kind in the order of `termKinds`. */
export type TermLists = ListsFor<typeof termKinds>;
type ListsFor<Kinds extends readonly TermKind[]> = { readonly [Index in keyof Kinds]: readonly string[] };

/** Terms by their kinds, as a summary has them. */
export function byKind(lists: TermLists): Pick<PostSummary, TermKind> {
  const [author, layout, tags, categories, dateForm, dateZone, lang, fields] = lists;
  return { author, layout, tags, categories, dateForm, dateZone, lang, fields };
}

/** The terms of a summary, the other way round than `byKind`. */
export function listsOf(terms: Pick<PostSummary, TermKind>): TermLists {
  const { author, layout, tags, categories, dateForm, dateZone, lang, fields } = terms;
  return [author, layout, tags, categories, dateForm, dateZone, lang, fields];
}

const kinds: ReadonlyMap<string, TermKind> = new Map([
  ['author', 'author'],
  ['layout', 'layout'],
  ['tag', 'tags'],
  ['tags', 'tags'],
  ['category', 'categories'],
  ['categories', 'categories'],
]);

/** The kind of terms that the values of a field are; undefined where they are no terms. */
export function kindOfTerms(field: string): TermKind | undefined {
  return kinds.get(field);
}

/** What a newsroom keeps of one post: plain data, and the terms of each kind, each once. */
export interface PostSummary extends Readonly<Record<TermKind, readonly string[]>> {
  /** Relative to the site's root, with `/`: the post's name in the newsroom. */
  readonly path: string;
  /** Empty where there is none. */
  readonly title: string;
  /** Milliseconds since 1970 UTC; undefined where Jekyll's idea of it is not known. */
  readonly date: number | undefined;
  /** The address of the page that the post was copied from, as written; empty where there is none. */
  readonly from: string;
  /** The path of its page below the site's `baseurl`; undefined where it has none, or none that is known. */
  readonly permalink: string | undefined;
  /** The path that its page would have, were it published; undefined where it is, or would have none. */
  readonly hiddenAt: string | undefined;
  /** Other paths that lead to its page: `redirect_from` of the plugin jekyll-redirect-from. */
  readonly aliases: readonly string[];
  /** The number in the comment above the title, milliseconds since 1970 UTC. */
  readonly epoch: number | undefined;
  /**
   * What it links to, each once, as written; a path in `{% link %}` stands behind `link:`, a name in `{% post_url %}`
   * behind `post_url:`. Links within the page are left out.
   */
  readonly links: readonly string[];
  /** The ids in its HTML; those that kramdown gives to headings are left out. */
  readonly ids: readonly string[];
  /** The first words of its body, without markup. */
  readonly words: string;
  /** See `likeness`; empty for a short text. */
  readonly fingerprint: string;
}

/** Sums up the post at a path, relative to the site's root. Never throws; takes time linear in the text. */
export type Summarise = (path: string, text: string) => PostSummary;

/** Makes what sums up the posts of a site; of their bodies, what `readBodyText` gives. */
export function createSummariser(site: Site, readBodyText: ReadBodyText = createBodyReader()): Summarise {
  const publicationOf = createPublications(site);
  return (path, text) => {
    const values = readValues(text);
    const { data, bodyStart } = values;
    const lead = LEAD.exec(text.slice(bodyStart, bodyStart + LEAD_REACH))!;
    const { permalink, hiddenAt, date } = publicationOf(path, values);
    const [title, from, own, aliases, lists] = freeFromText([
      textOf(data['title']),
      textOf(data['from']),
      permalink ?? hiddenAt ?? '',
      terms(data['redirect_from']),
      termsOf(values),
    ]);
    return {
      path,
      title,
      date,
      from,
      permalink: permalink === undefined ? undefined : own,
      hiddenAt: hiddenAt === undefined ? undefined : own,
      aliases,
      ...byKind(lists),
      epoch: lead[1] === undefined ? undefined : Number(lead[1]),
      links: linksOf(text, bodyStart, from),
      ids: idsOf(text, bodyStart),
      ...readBodyText(text, bodyStart + lead[0].length),
    };
  };
}

/**
 * The same data, without a text in it that is a piece of another: to V8 such a piece keeps the whole of the text
 * alive that it was cut from, and a newsroom would hold all posts in memory. (The longer parts it joins to one text.)
 * Nor is there one that takes two bytes a character because the text does, although it needs only one.
 */
function freeFromText<Data>(data: Data): Data {
  // What was data comes back as such.
  return JSON.parse(JSON.stringify(data)) as Data;
}

/** The comment with the epoch and the linked title: neither is part of the text. See `post/lead.ts`. */
const LEAD =
  /^\s*(?:<!--\s*(?:(\d{9,16})|NaN|undefined|null|)\s*-->\s*)?(?:\[[^\n]*\]\([^\n]*\)[ \t]*\r?\n {0,3}[-=]+[ \t]*(?:\r?\n|$))?/;
/** Longer leads are no leads, in UTF-16 units. */
const LEAD_REACH = 2000;
/** Longer ids are data, in UTF-16 units. */
const MAX_ID = 100;
/** More links or ids than this tell nothing more of a post. */
const MAX_COUNT = 300;

function termsOf({ data, writtenDate }: Values): TermLists {
  const dateForm = writtenDate === undefined ? undefined : readDateForm(writtenDate);
  return [
    terms(data['author']),
    terms(data['layout']),
    terms([data['tag'], splitTerms(data['tags'])]),
    terms([data['category'], splitTerms(data['categories'])]),
    terms(dateForm?.form),
    terms(dateForm?.zone),
    terms(data['lang']),
    fieldsOf(data),
  ];
}

/** More fields than this are data. */
const MAX_FIELDS = 100;

/** The names of the fields that say something; of one that holds a list also its name with `[]` behind it. */
function fieldsOf(data: Readonly<Record<string, unknown>>): readonly string[] {
  const names: string[] = [];
  for (const [name, value] of Object.entries(data)) {
    if (value === null || value === undefined || value === '' || name.length > MAX_ID) continue;
    names.push(name);
    if (Array.isArray(value)) names.push(`${name}[]`);
    if (names.length >= MAX_FIELDS) break;
  }
  return names;
}

/** Jekyll splits a text at its blanks (`Jekyll::Utils.pluralized_array_from_hash`). */
function splitTerms(value: unknown): unknown {
  return typeof value === 'string' ? value.split(/\s+/) : value;
}

/** The texts in a value, each once. Numbers and the like are what nobody meant for a term. */
function terms(value: unknown): readonly string[] {
  const texts = [value].flat(2).filter(item => typeof item === 'string');
  return [...new Set(texts.map(text => text.trim()))].filter(text => text !== '');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function linksOf(text: string, bodyStart: number, from: string): readonly string[] {
  const links = new Set<string>();
  for (const { kind, target } of findLinks(text, bodyStart)) {
    const isElsewhere = !target.startsWith('#') && !/^(?:mailto|javascript|tel|data):/i.test(target);
    // A line end in an address means nothing to a browser; what keeps addresses apart here stands in none.
    const written = /[\r\n\t\u007f]/.test(target) ? target.replace(/[\r\n\t\u007f]+/g, '') : target;
    // The title of a lead links to where the post comes from.
    if (isElsewhere && target !== from) links.add(kind === 'address' ? written : `${kind}:${written}`);
    if (links.size === MAX_COUNT) break;
  }
  return [...links];
}

/** By searching for the letters: a pattern takes ten times as long for a text in which they are rare. */
function idsOf(text: string, bodyStart: number): readonly string[] {
  const ids = new Set<string>();
  for (let at = text.indexOf('id=', bodyStart); at >= 0; at = text.indexOf('id=', at + 3)) {
    const quote = text.charCodeAt(at + 3);
    const isAttribute = (quote === QUOTE || quote === APOSTROPHE) && text.charCodeAt(at - 1) <= BLANK;
    const end = isAttribute ? endOfId(text, at + 4, quote) : at;
    if (end > at + 4) ids.add(text.slice(at + 4, end));
    if (ids.size === MAX_COUNT) break;
  }
  return [...ids];
}

const [BLANK, QUOTE, APOSTROPHE, LESS, GREATER] = [32, 34, 39, 60, 62];

/** Where its quote ends an id; -1 where what follows is none. */
function endOfId(text: string, start: number, quote: number): number {
  for (let at = start; at <= start + MAX_ID; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code <= BLANK || code === LESS || code === GREATER) return -1;
  }
  return -1;
}
