import { type Attribute, findAttribute, type Tag } from '../kramdown/tag.ts';
import { findIdReferences } from '../markup/id-references.ts';
import { isRealImage, lazyAttributes } from '../markup/lazy-image.ts';
import { removeAttribute } from '../markup/tag-edits.ts';
import type { Post } from '../post/post.ts';
import { replace } from '../text/span.ts';
import { isFrameworkName, withoutFrameworkClasses } from './framework-names.ts';
import type { Leftover, LeftoverKind } from './leftover.ts';
import type { Part } from './part.ts';

/** Attributes by which pages tell machines what their elements are. */
const rdfa: ReadonlySet<string> = new Set(
  `about typeof property datatype resource vocab prefix inlist itemprop itemscope itemtype itemid itemref
  xmlns:xlink`.split(/\s+/),
);
/** Elements whose `rel`, `content` and the like are HTML's own. */
const withRelation: ReadonlySet<string> = new Set('a area form link meta'.split(' '));
/** Elements whose classes and data may be what draws or colours them. */
const keeping: ReadonlySet<string> = new Set(
  'table thead tbody tfoot tr td th caption col colgroup pre code kbd samp svg math canvas object embed'.split(
    ' ',
  ),
);
/** Of these an empty one says nothing. */
const emptyAttributes: ReadonlySet<string> = new Set(
  'class style id title rel target lang dir name'.split(' '),
);
const LAZY =
  /^data-(?:lazy-)?(?:src|srcset|sizes|url)$|^data-(?:original(?:-src(?:set)?)?|cfsrc|actualsrc|recalc-dims|lazyload|lazy|ll-status|expand)$/;
/** What somebody may still need: what hides an address, what names what a script or style does with code and notes. */
const NEEDED = /^data-(?:cfemail|lang|language|line|start|footnote)/;

/** The address of a picture. */
const PICTURE = /^\s*(?:url\(|(?:https?:)?\/\/\S+\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$))/i;

/** The attributes of a part that came with the scrape. */
export function* findAttributeLeftovers(part: Part, post: Post): Generator<Leftover> {
  const { tag } = part;
  // What Liquid writes stands elsewhere: here is only the tag that has it written.
  if (tag.attributes.length === 0 || tag.hasLiquid || part.isEmbedded) return;
  for (const attribute of tag.attributes) {
    if (attribute.hasLiquid) continue;
    const kind = kindOf(attribute, tag);
    if (kind !== undefined) {
      yield { kind, span: attribute.span, edits: [removeAttribute(attribute, post.text)] };
    } else if (!isKept(part)) {
      yield* findFrameworkNames(attribute, tag, post);
    }
  }
}

function kindOf({ name: written, value = '' }: Attribute, tag: Tag): LeftoverKind | undefined {
  const name = written.toLowerCase();
  if (value.trim() === '' && emptyAttributes.has(name)) return 'empty-attribute';
  if (name.startsWith('data-')) return kindOfData(name, value, tag);
  if (rdfa.has(name)) return tag.name === 'meta' ? undefined : 'rdfa';
  if (/^(?:rel|rev|content)$/.test(name)) return withRelation.has(tag.name) ? undefined : 'rdfa';
  if (name === 'xml:lang') return value === '' || findAttribute(tag, 'lang') ? 'rdfa' : undefined;
  return undefined;
}

function kindOfData(name: string, value: string, tag: Tag): LeftoverKind | undefined {
  if (keeping.has(tag.name) || NEEDED.test(name)) return undefined;
  // A picture that a script drew behind an element is nowhere else.
  if (!isLate(tag) && PICTURE.test(value)) return undefined;
  const isLazy = LAZY.test(name);
  if (isLate(tag) && !hasAddress(tag)) {
    // The address is in one of these; where that is known, it is written where it belongs, and the others may go.
    return isLazy || !isMendable(tag) ? undefined : 'data';
  }
  return isLazy ? 'lazy' : 'data';
}

/** What a script may show when a reader comes to it. */
function isLate({ name }: Tag): boolean {
  return /^(?:img|iframe|video|audio|source)$/.test(name);
}

/** Whether the rule for images without address finds one. */
function isMendable(tag: Tag): boolean {
  return (
    tag.name === 'img' && lazyAttributes.some(name => isRealImage(findAttribute(tag, name)?.value ?? ''))
  );
}

/** Whether a picture or player is there without a script. */
function hasAddress(tag: Tag): boolean {
  const srcset = findAttribute(tag, 'srcset')?.value;
  // Browsers prefer `srcset` to `src`.
  if (srcset !== undefined && !isRealImage(srcset)) return false;
  return [findAttribute(tag, 'src')?.value, srcset].some(url => url !== undefined && isRealImage(url));
}

function isKept({ tag }: Part): boolean {
  return keeping.has(tag.name);
}

function* findFrameworkNames(attribute: Attribute, tag: Tag, post: Post): Generator<Leftover> {
  const { value, valueSpan, span } = attribute;
  if (value === undefined || !valueSpan) return;
  const name = attribute.name.toLowerCase();
  if (name === 'class') {
    const kept = withoutFrameworkClasses(value);
    if (kept === undefined) return;
    const edit =
      kept.length === 0 ? removeAttribute(attribute, post.text) : replace(valueSpan, kept.join(' '));
    yield { kind: 'framework', span, edits: [edit] };
  } else if (name === 'id' && isSystemId(value, tag) && !findIdReferences(post).has(value)) {
    yield { kind: 'framework', span, edits: [removeAttribute(attribute, post.text)] };
  }
}

/** Ids of headings and anchors may be linked to from elsewhere. */
function isSystemId(id: string, { name }: Tag): boolean {
  if (/^(?:h[1-6]|a|li|sup)$/.test(name)) return false;
  return isFrameworkName(id) || /^(?:more-\d+|content|main|comments?|zoom-default|article-content)$/.test(id);
}
