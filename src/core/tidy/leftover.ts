import type { Span, TextEdit } from '../text/span.ts';

/** The kinds of what comes with a scrape, in the order in which they are told of: what takes words or pictures first. */
export const kinds = [
  { kind: 'share', label: 'Share, print and e-mail buttons', isSure: true },
  { kind: 'comments', label: 'Comments of readers', isSure: true },
  { kind: 'ad', label: 'Empty places for advertisements', isSure: true },
  { kind: 'empty-related', label: 'Empty lists of related articles', isSure: true },
  { kind: 'newsletter-empty', label: 'Empty boxes to subscribe', isSure: true },
  { kind: 'hidden', label: 'Hidden elements', isSure: true },
  { kind: 'control', label: 'Zoom icons and lightbox links', isSure: true },
  { kind: 'tracking-pixel', label: 'Images that count readers', isSure: true },
  { kind: 'script', label: 'Scripts, and what stood in for them', isSure: true },
  { kind: 'page-head', label: '<link> and <meta> of the old page', isSure: true },
  { kind: 'empty', label: 'Empty elements', isSure: true },
  { kind: 'wrapper-span', label: '<span>s that say nothing', isSure: true },
  { kind: 'wrapper-div', label: '<div>s that say nothing', isSure: true },
  { kind: 'html-comment', label: 'HTML comments', isSure: true },
  { kind: 'handler', label: 'Code in attributes (onclick…)', isSure: true },
  { kind: 'tracking', label: 'Tracking parameters of links', isSure: true },
  { kind: 'lazy', label: 'Images and attributes that wait for a script', isSure: true },
  { kind: 'data', label: 'data-* attributes', isSure: true },
  { kind: 'rdfa', label: 'RDFa and microdata attributes', isSure: true },
  { kind: 'framework', label: 'Classes and ids of WordPress, Drupal, Plone, Medium…', isSure: true },
  { kind: 'empty-attribute', label: 'Empty attributes', isSure: true },
  { kind: 'related', label: 'Lists of related articles', isSure: false },
  { kind: 'newsletter', label: 'Boxes to subscribe or donate', isSure: false },
  { kind: 'ad-content', label: 'Advertisements', isSure: false },
  { kind: 'navigation', label: 'Navigation of the old site', isSure: false },
  { kind: 'byline', label: 'Bylines, dates and tags of the old page', isSure: false },
  { kind: 'repeated-title', label: 'The title again', isSure: false },
  { kind: 'hidden-content', label: 'Hidden pictures and texts', isSure: false },
  { kind: 'style-sheet', label: 'Style sheets', isSure: false },
] as const;

/** What came with the scrape, by what it was on the old page. */
export type LeftoverKind = (typeof kinds)[number]['kind'];

/** One place that came with the scrape. */
export interface Leftover {
  readonly kind: LeftoverKind;
  readonly span: Span;
  /** An element that goes with all within it: the indices of its tags in `post.body.tags`. */
  readonly element?: { readonly start: number; readonly end: number };
  /** What is changed where no element goes. */
  readonly edits: readonly TextEdit[];
}
