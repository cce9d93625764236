import { type Attribute, findAttribute, type Tag } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { figureOf, plainText, readCaptions } from '../../markup/captions.ts';
import { captionedFigures } from '../../markup/explained-images.ts';
import { removeAttribute } from '../../markup/tag-edits.ts';
import type { Post } from '../../post/post.ts';
import { replace, type TextEdit } from '../../text/span.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';
import { hasSome } from '../together.ts';

/** What repeats a caption where a reader points at the image or its link, or no longer at all. */
const repeaters: ReadonlySet<string> = new Set(
  'title data-caption data-title data-image-caption data-image-title'.split(' '),
);

const messages = {
  pops: 'The caption is repeated in {names}: it pops up when readers point at the image.',
  popsAndIsRead:
    'The caption is repeated in {names}: it pops up when readers point at the image and is read aloud twice.',
  isRead: 'The alt of this image repeats its caption: screen readers read it out twice.',
  areRead: 'The alt of this image and of {count} more repeats the caption: screen readers read it out twice.',
  again: 'Repeated here',
  removeTitle: 'Keep the caption and remove its copies',
  emptyTitle: 'Empty the alt, because the caption has the words (alt="")',
  keepAltTitle: 'Keep the caption and the alt, and remove the other copies',
} as const;

/** The copies of one caption; at least one of the two lists holds some. */
interface Copies {
  readonly shown: Attribute[];
  readonly alts: Attribute[];
}

export default defineRule({
  id: 'image/repeated-caption',
  summary: 'A caption that is repeated in the alt or title of its image or of the link around it.',
  severity: 'hint',
  messages,
  *check(post, context) {
    if (readCaptions(post).size === 0) return;
    const alone: Attribute[] = [];
    for (const [figure, { shown, alts }] of findCopies(post)) {
      if (hasSome(shown)) yield reportShown(shown, alts, post, context);
      // Of several images the alt tells which the caption is of.
      else if (alts.length > 0 && captionedFigures(post).has(figure)) alone.push(...alts);
    }
    if (hasSome(alone)) yield reportAlts(alone, context);
  },
});

function findCopies(post: Post): ReadonlyMap<Tag, Copies> {
  const captions = readCaptions(post);
  const copies = new Map<Tag, Copies>();
  for (const tag of startTags(post)) {
    if (tag.name !== 'img' && tag.name !== 'a') continue;
    const found = tag.attributes.filter(({ key }) => repeaters.has(key));
    const alt = tag.name === 'img' ? findAttribute(tag, 'alt') : undefined;
    if (found.length === 0 && !alt?.value) continue;
    const figure = figureOf(tag);
    const caption = figure && captions.get(figure);
    if (!figure || !caption) continue;
    const { shown, alts } = copies.get(figure) ?? { shown: [], alts: [] };
    shown.push(...found.filter(isCopyOf(caption)));
    // In older WordPress no element says that it is the caption: there the alt is all that is read with the image.
    // Of a link that holds an image alone the alt is the name.
    if (alt && figure.name === 'figure' && tag.parent?.name !== 'a' && isCopyOf(caption)(alt)) alts.push(alt);
    copies.set(figure, { shown, alts });
  }
  return copies;
}

/** Captions are the same however much white space they hold; nothing that is shown is longer than it is written. */
function isCopyOf(caption: string): (attribute: Attribute) => boolean {
  return ({ value = '' }) => value.length >= caption.length && plainText(value) === caption;
}

function reportShown(
  shown: readonly [Attribute, ...Attribute[]],
  alts: readonly Attribute[],
  post: Post,
  context: Context<typeof messages>,
): Finding {
  const [first, ...rest] = shown;
  const names = joinNames([...alts, ...shown]);
  const removals = shown.map(attribute => removeAttribute(attribute, post.text));
  const keepAlt: Fix = {
    title: context.say(alts.length > 0 ? 'keepAltTitle' : 'removeTitle', {}),
    safety: 'safe',
    edits: removals,
  };
  const all: Fix = {
    title: context.say('removeTitle', {}),
    safety: 'review',
    edits: [...alts.map(emptied), ...removals],
  };
  return context.finding(
    alts.length > 0 ? 'popsAndIsRead' : 'pops',
    { names },
    {
      span: first.span,
      related: [...alts, ...rest].map(({ span }) => ({ span, message: context.say('again', {}) })),
      fixes: alts.length > 0 ? [all, keepAlt] : [keepAlt],
    },
  );
}

function reportAlts(
  [first, ...rest]: readonly [Attribute, ...Attribute[]],
  context: Context<typeof messages>,
): Finding {
  const fix: Fix = {
    title: context.say('emptyTitle', {}),
    // What the image shows beyond its caption may be worth saying.
    safety: 'review',
    edits: [first, ...rest].map(emptied),
  };
  const parts = {
    span: first.span,
    related: rest.map(({ span }) => ({ span, message: context.say('again', {}) })),
    fixes: [fix],
  };
  return rest.length === 0
    ? context.finding('isRead', {}, parts)
    : context.finding('areRead', { count: rest.length }, parts);
}

function emptied(alt: Attribute): TextEdit {
  return replace(alt.span, `${alt.name}=""`);
}

/** "alt, title, data-caption": each name once. */
function joinNames(attributes: readonly Attribute[]): string {
  return [...new Set(attributes.map(({ name }) => name.toLowerCase()))].join(', ');
}
