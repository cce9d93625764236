import { findField } from '../post/front-matter.ts';
import type { Head } from '../post/post.ts';
import { sliceSpan } from '../text/span.ts';
import { readDateForm } from './date-form.ts';

/** The kinds of terms that are counted over the posts of a site. */
export const termKinds = ['author', 'layout', 'tags', 'categories', 'dateForm', 'dateZone'] as const;

/** A kind of terms. */
export type TermKind = (typeof termKinds)[number];

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

/** What a newsroom keeps of one post: the terms of each kind, each once. */
export type PostSummary = Readonly<Record<TermKind, readonly string[]>>;

/** Sums up a post by its front matter. */
export function summarise({ frontMatter, text }: Head): PostSummary {
  const readValue = (name: string): unknown => findField(frontMatter, name)?.value;
  const date = findField(frontMatter, 'date');
  const dateForm = date && readDateForm(sliceSpan(text, date.valueSpan));
  return {
    author: terms(readValue('author')),
    layout: terms(readValue('layout')),
    tags: terms([readValue('tag'), splitTerms(readValue('tags'))]),
    categories: terms([readValue('category'), splitTerms(readValue('categories'))]),
    dateForm: terms(dateForm?.form),
    dateZone: terms(dateForm?.zone),
  };
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
