import { phraseKey } from '../text/phrase.ts';
import type { Span, TextEdit } from '../text/span.ts';

/** The kinds of what comes with a scrape, in the order in which they are told of: what takes words or pictures first. */
export const kinds = [
  { kind: 'share', label: phraseKey('Share, print and email buttons'), isSure: true },
  { kind: 'comments', label: phraseKey('Reader comments'), isSure: true },
  { kind: 'ad', label: phraseKey('Empty ad slots'), isSure: true },
  { kind: 'empty-related', label: phraseKey('Empty lists of related articles'), isSure: true },
  { kind: 'newsletter-empty', label: phraseKey('Empty subscription boxes'), isSure: true },
  { kind: 'hidden', label: phraseKey('Hidden elements'), isSure: true },
  { kind: 'control', label: phraseKey('Zoom icons and lightbox links'), isSure: true },
  { kind: 'tracking-pixel', label: phraseKey('Tracking pixels'), isSure: true },
  { kind: 'script', label: phraseKey('Scripts and their substitutes'), isSure: true },
  { kind: 'page-head', label: phraseKey('<link> and <meta> of the old page'), isSure: true },
  { kind: 'empty', label: phraseKey('Empty elements'), isSure: true },
  { kind: 'wrapper-span', label: phraseKey('<span> elements with no effect'), isSure: true },
  { kind: 'wrapper-div', label: phraseKey('<div> elements with no effect'), isSure: true },
  { kind: 'html-comment', label: phraseKey('HTML comments'), isSure: true },
  { kind: 'handler', label: phraseKey('Code in attributes (onclick…)'), isSure: true },
  { kind: 'tracking', label: phraseKey('Tracking parameters in links'), isSure: true },
  { kind: 'lazy', label: phraseKey('Images and attributes that wait for a script'), isSure: true },
  { kind: 'data', label: phraseKey('data-* attributes'), isSure: true },
  { kind: 'rdfa', label: phraseKey('RDFa and microdata attributes'), isSure: true },
  {
    kind: 'framework',
    label: phraseKey('Classes and ids from WordPress, Drupal, Plone, Medium…'),
    isSure: true,
  },
  { kind: 'empty-attribute', label: phraseKey('Empty attributes'), isSure: true },
  { kind: 'related', label: phraseKey('Lists of related articles'), isSure: false },
  { kind: 'newsletter', label: phraseKey('Subscription and donation boxes'), isSure: false },
  { kind: 'ad-content', label: phraseKey('Ads'), isSure: false },
  { kind: 'navigation', label: phraseKey('Navigation of the old site'), isSure: false },
  { kind: 'byline', label: phraseKey('Bylines, dates and tags of the old page'), isSure: false },
  { kind: 'repeated-title', label: phraseKey('Repeated title'), isSure: false },
  { kind: 'hidden-content', label: phraseKey('Hidden images and text'), isSure: false },
  { kind: 'style-sheet', label: phraseKey('Style sheets'), isSure: false },
] as const;

/** What came with the scrape, by what it was on the old page. */
export type LeftoverKind = (typeof kinds)[number]['kind'];

/** What has no effect on any page. All else is, in a post that was not copied, the author's own. */
const withoutEffect: ReadonlySet<LeftoverKind> = new Set<LeftoverKind>([
  'empty',
  'wrapper-span',
  'wrapper-div',
  'tracking',
  'empty-attribute',
]);

/** Whether a kind of leftover surely is no part of the article. */
export function isSureIn({ kind, isSure }: (typeof kinds)[number], isCopied: boolean): boolean {
  return isSure && (isCopied || withoutEffect.has(kind));
}

/** One place that came with the scrape. */
export interface Leftover {
  readonly kind: LeftoverKind;
  readonly span: Span;
  /** An element that goes with all within it: the indices of its tags in `post.body.tags`. */
  readonly element?: { readonly start: number; readonly end: number };
  /** What is changed where no element goes. */
  readonly edits: readonly TextEdit[];
}
