import MarkdownIt from 'markdown-it';
import { readBody } from '../kramdown/read.ts';
import type { Post } from '../post/post.ts';
import type { KramdownOptions } from '../site/kramdown-options.ts';
import { kramdownDialect } from './kramdown-dialect.ts';
import { writePlaces } from './place-attributes.ts';

/** A rendered post. */
export interface Rendering {
  /** HTML of the body as Jekyll publishes it, without layout. */
  readonly html: string;
}

const engine = new MarkdownIt().use(kramdownDialect);
const engineWithPlaces = new MarkdownIt().use(kramdownDialect).use(writePlaces);

/** Renders the body of a post as Jekyll's kramdown does. Never throws. */
export function render({ body: { root, options, placeholders } }: Post): Rendering {
  return { html: engine.render('', { root, options, placeholders }) };
}

/** Renders a text that is no post, and holds no Liquid, by the options of a site. Never throws. */
export function renderFragment(text: string, options: KramdownOptions): string {
  const { root, options: own, placeholders } = readBody(text, { offset: 0, options });
  return engine.render('', { root, options: own, placeholders });
}

/**
 * The same, and each start tag has one attribute more, named `placeAttribute`: which part of the file it stands for, as
 * `start-end`, half-open UTF-16 offsets. The post can write attributes of that name, too, so it must not know it.
 */
export function renderWithPlaces(
  { body: { root, options, placeholders } }: Post,
  placeAttribute: string,
): Rendering {
  return { html: engineWithPlaces.render('', { root, options, placeholders, placeAttribute }) };
}
