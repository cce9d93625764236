import { fixAll } from '../fix/fix.ts';
import { formatPost } from '../format/format-post.ts';
import { decodeEntities } from '../kramdown/decode-entities.ts';
import { type Post, parsePost } from '../post/post.ts';
import type { Facts } from '../rules/rule.ts';
import type { Settings } from '../settings/settings.ts';
import { applyEdits } from '../text/edits.ts';
import { escapeLiquid } from '../text/escape/escape-liquid.ts';
import { toYamlString } from '../text/escape/yaml-text.ts';
import { asShown } from '../text/words/invisible.ts';
import { kinds, type LeftoverKind } from '../tidy/leftover.ts';
import { tidyEdits } from '../tidy/tidy.ts';
import { keepAll, keepForPost } from './kept-markup.ts';
import { rewriteCopied } from './rewrite-copied.ts';

/** What HTML is cleaned for. */
export interface CleaningRequest {
  /** The path of the post in its site. */
  readonly path: string;
  readonly title: string;
  /** The address of the page that it comes from, by which addresses are resolved; empty where it is not known. */
  readonly from: string;
  readonly facts: Facts;
  readonly settings: Settings;
}

/** HTML that may stand in a post, within a block of HTML. */
export interface CleanedHtml {
  /** One block a line; no line end at its end. */
  readonly html: string;
  /** Pictures that could not be taken over. */
  readonly lostPictures: number;
}

/** More than any article has, also with the styles that browsers copy along; in UTF-16 units. */
export const MAX_COPIED = 2_000_000;

/** Longer articles, in UTF-16 units, are laid out and tidied, but no rule looks for more: that would take seconds. */
const MAX_FIXED = 400_000;

/** What surely is no part of the article; its title stands in the lead already. */
const gone: ReadonlySet<LeftoverKind> = new Set<LeftoverKind>([
  ...kinds.filter(({ isSure }) => isSure).map(({ kind }) => kind),
  'repeated-title',
  'style-sheet',
]);

/**
 * Makes of HTML that was copied, from a page as a browser shows it or from its source, what a post's body should be:
 * without what came along (`copydesk tidy`), with what can safely be mended, laid out. Nothing in it runs, and nothing
 * is Liquid. Undefined where nothing is left, or there is too much of it. Never throws; takes time linear in the text.
 */
export function cleanCopied(html: string, request: CleaningRequest): CleanedHtml | undefined {
  if (html.length > MAX_COPIED) return undefined;
  const { site } = request.facts;
  // Names and styles of the page tell what is what on it; only then they go.
  const named = tidied(parse(rewriteCopied(html, keepAll).html));
  const { html: bare, lostPictures } = rewriteCopied(bodyOf(named), keepForPost(request.from.trim()));
  const plain = tidied(parse(bare));
  const mended = mend(plain);
  const { edits } = formatPost(mended, { site, indent: '' });
  // Tidying and fixing may take away what stood between two braces.
  const cleaned = escapeLiquid(bodyOf(parsePost(mended.path, applyEdits(mended.text, edits), site)));
  return hasContent(cleaned) ? { html: cleaned, lostPictures } : undefined;

  function parse(body: string): Post {
    const { title, from, path } = request;
    const head = `---\ntitle: ${toYamlString(title)}\nfrom: ${toYamlString(from.trim())}\n---\n`;
    return parsePost(path, `${head}<div>\n${body}\n</div>\n`, site);
  }

  function tidied(post: Post): Post {
    const edits = tidyEdits(post, request.facts, gone);
    return parsePost(post.path, applyEdits(post.text, edits), site);
  }

  function mend(post: Post): Post {
    if (post.text.length > MAX_FIXED) return post;
    const { text } = fixAll(post, request.facts, request.settings, { safety: 'safe' });
    return parse(bodyOf(parsePost(post.path, text, site)));
  }
}

/** A title as it was copied or typed, as readers see it: entities are characters, blanks are one. */
export function cleanTitle(title: string): string {
  return asShown(decodeEntities(title));
}

/** What stands within the element around the body. */
function bodyOf({ text, body }: Post): string {
  const written = text.slice(body.span.start, body.span.end).trim();
  return /^<div>([\s\S]*)<\/div>$/.exec(written)?.[1]?.trim() ?? written;
}

function hasContent(html: string): boolean {
  return /<(?:img|video|audio|iframe)\b/.test(html) || /[^\s]/.test(html.replace(/<[^<>]*>|&nbsp;/g, ''));
}
