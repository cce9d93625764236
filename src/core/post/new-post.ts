import matter from 'gray-matter';
import { Document, isScalar, isSeq, parse, Scalar, visit } from 'yaml';
import { asText } from '../text/escape/as-text.ts';
import { escapeDestination } from '../text/escape/escape-destination.ts';
import { escapeLiquid } from '../text/escape/escape-liquid.ts';
import { escapeInQuotes, toYamlString } from '../text/escape/yaml-text.ts';
import type { FieldHabit, PostHabits } from './learn-habits.ts';

/** What an editor says of a post before there is one. */
export interface NewPost {
  readonly title: string;
  /** The address of the page that it comes from; empty where it comes from none. */
  readonly from: string;
  readonly author: readonly string[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** The date as it is to stand in the front matter. */
  readonly date: string;
  /** HTML; empty where the text is still to be written, or pasted. */
  readonly body: string;
}

/** A post that is not on the disk yet. */
export interface WrittenPost {
  /** The name of its file. */
  readonly name: string;
  /** The folder of its file, relative to the site's root. */
  readonly folder: string;
  readonly text: string;
  /** The UTF-16 offset in its body at which writing goes on. */
  readonly cursor: number;
}

/** Longer names are trouble for file systems that allow 255 bytes; in UTF-16 units, of which one may be three bytes. */
const MAX_NAME = 60;

/**
 * Writes a post as those of the site are written; where none are known, with all that a newsroom needs: front matter,
 * epoch, and the lead's title as the heading that it is.
 */
export function writeNewPost(post: NewPost, habits?: PostHabits): WrittenPost {
  return habits ? writeLikeOthers(post, habits) : writeNews(post);
}

function writeNews(post: NewPost): WrittenPost {
  const { title, from, author, tags, categories, now, date, body } = post;
  const data = {
    layout: 'post',
    title,
    date,
    ...(author.length > 0 ? { author: author.length === 1 ? author[0] : author } : {}),
    ...(from === '' ? {} : { from }),
    tags,
    categories,
  };
  // Without the blank line kramdown makes no heading of the title.
  const lead = from === '' ? '' : `\n[${writeLinkText(title)}](${escapeDestination(from)})\n------\n`;
  // An empty paragraph would be one more thing to mend, and what is typed in a bare `<div>` no paragraph at all.
  const content = `<!--${now}-->\n${lead}\n${body === '' ? '' : `<div>\n${body.trim()}\n</div>\n`}`;
  const engine = { parse: (text: string): object => parse(text) as object, stringify: writeYaml };
  const text = matter.stringify({ content }, data, { language: 'yaml', engines: { yaml: engine } });
  const bodyLength = body === '' ? 0 : content.length - content.indexOf('<div>\n') - '<div>\n'.length;
  const name = nameOfPost(title, date);
  return { name, folder: '_posts', text, cursor: text.length - bodyLength };
}

function writeLikeOthers(post: NewPost, habits: PostHabits): WrittenPost {
  const { title, from, now, date, body } = post;
  const lines = habits.fields.flatMap(field => writeField(field, post));
  // A source that somebody gave is kept, also where others have none.
  const hasSource = habits.fields.some(({ name }) => name === 'from') || from === '';
  const head = `---\n${[...lines, ...(hasSource ? [] : [`from: ${from}`])].join('\n')}\n---\n`;
  const epoch = habits.hasEpoch ? `<!--${now}-->\n` : '';
  const hasLead = habits.hasLead && from !== '';
  const lead = hasLead ? `\n[${writeLinkText(title)}](${escapeDestination(from)})\n------\n` : '';
  const content = body === '' ? '' : `<div>\n${body.trim()}\n</div>\n`;
  const start = `${head}${epoch}${lead}\n`;
  const name = nameOfPost(title, date).replace(/\.md$/, habits.ending);
  const folder = habits.folder.replace(':year', name.slice(0, 4)).replace(':month', name.slice(5, 7));
  const cursor = start.length + (content === '' ? 0 : '<div>\n'.length);
  return { name, folder, text: `${start}${content}`, cursor };
}

/** The lines of a field; none where it would say nothing, and a post may well do without it. */
function writeField({ name, constant, form }: FieldHabit, post: NewPost): readonly string[] {
  const { title, date, from, author, tags, categories } = post;
  switch (name) {
    case 'title':
      return [`title: ${form === 'quoted' ? inQuotes(title) : toYamlString(title)}`];
    case 'date':
      return [`date: ${date}`];
    case 'from':
      return from === '' ? [] : [`from: ${from}`];
    case 'author':
    case 'by':
      if (author.length > 0) return writeTerms(name, author, form);
      break;
    case 'tags':
    case 'tag':
      return tags.length > 0 ? writeTerms(name, tags, form) : [];
    case 'categories':
    case 'category':
      if (categories.length > 0) return writeTerms(name, categories, form);
      break;
  }
  return [constant === undefined ? `${name}:` : `${name}: ${constant}`];
}

function writeTerms(name: string, terms: readonly string[], form: FieldHabit['form']): readonly string[] {
  const written = terms.map(toYamlString);
  if (form === 'block') return [`${name}:`, ...written.map(term => `- ${term}`)];
  const isSplit = name === 'tags' || name === 'categories';
  // Jekyll splits a text at its blanks.
  const isText = form !== 'flow' && terms.length === 1 && !(isSplit && /\s/.test(terms[0]!));
  if (!isText) return [`${name}: [ ${written.join(', ')} ]`];
  return [`${name}: ${form === 'quoted' ? inQuotes(terms[0]!) : written[0]}`];
}

function inQuotes(text: string): string {
  return `"${escapeInQuotes(text, '"')}"`;
}

/** The name of a post's file as Jekyll reads it. Chinese stays; what a file system or an address minds does not. */
export function nameOfPost(title: string, date: string): string {
  const [, year = '1970', month = '1', number = '1'] = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(date) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${number.padStart(2, '0')}`;
  const words = title
    .normalize('NFC')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .toLowerCase();
  const short = Array.from(words)
    .slice(0, MAX_NAME)
    .join('')
    .replace(/^-+|-+$/g, '');
  return `${day}-${short || 'post'}.md`;
}

/** What YAML 1.1, by which Jekyll reads, may take for something else than a text gets quotes. */
const PLAIN = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)\p{L}[\p{L}\p{N} ._-]*$/iu;

function writeYaml(data: object): string {
  const document = new Document(data);
  visit(document, {
    Pair(_, { key, value }) {
      const name = isScalar(key) ? key.value : undefined;
      if (isSeq(value)) {
        value.flow = true;
        for (const item of value.items) if (isScalar(item)) quote(item, PLAIN.test(asText(item.value)));
      } else if (isScalar(value) && name !== 'date' && name !== 'from') {
        quote(value, name !== 'title' && PLAIN.test(asText(value.value)));
      }
    },
  });
  return document.toString({ lineWidth: 0 });
}

function quote(scalar: Scalar, isPlain: boolean): void {
  scalar.type = isPlain ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
}

/** A title says what it says: what Markdown and Liquid would read in it is escaped. */
function writeLinkText(title: string): string {
  const escaped = title.replace(/[[\]\\`*_<]|~(?=~)|\$(?=\$)/g, '\\$&').replace(/&(?=#?\w+;)/g, '&amp;');
  return escapeLiquid(escaped).replaceAll('^', '&#94;');
}
