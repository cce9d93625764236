import { type Attribute, findAttribute, type Tag } from '../../kramdown/tag.ts';
import { defineRule } from '../rule.ts';
import { figureOf, plainText, readCaptions } from '../shared/captions.ts';
import { startTags } from '../shared/start-tags.ts';
import { removeAttribute } from '../shared/tag-edits.ts';
import { hasSome } from '../shared/together.ts';

/** What repeats a caption where a reader points at the image or its link, or no longer at all. */
const repeaters = ['title', 'data-caption', 'data-title', 'data-image-caption', 'data-image-title'];

export default defineRule({
  id: 'image/repeated-caption',
  summary: 'The caption of a figure again in the titles of its image and the link around it.',
  severity: 'hint',
  messages: {
    repeated:
      'The caption stands below the image, and again in its {names}: it pops up when a reader points there.',
    again: 'Here again',
    removeTitle: 'Keep the caption, remove its copies',
  },
  *check(post, context) {
    const captions = readCaptions(post);
    const copies = new Map<Tag, Attribute[]>();
    if (captions.size === 0) return;
    for (const tag of startTags(post)) {
      if (tag.name !== 'img' && tag.name !== 'a') continue;
      const repeats = repeaters.flatMap(name => findAttribute(tag, name) ?? []);
      if (repeats.length === 0) continue;
      const figure = figureOf(tag);
      const caption = figure && captions.get(figure);
      if (!figure || !caption) continue;
      const found = repeats.filter(isCopyOf(caption));
      const earlier = copies.get(figure);
      if (earlier) earlier.push(...found);
      else copies.set(figure, found);
    }
    for (const attributes of copies.values()) {
      if (!hasSome(attributes)) continue;
      const [first, ...rest] = attributes;
      const names = [...new Set(attributes.map(({ name }) => name.toLowerCase()))].join(' and ');
      const edits = attributes.map(attribute => removeAttribute(attribute, post.text));
      yield context.finding(
        'repeated',
        { names },
        {
          span: first.span,
          related: rest.map(({ span }) => ({ span, message: context.say('again', {}) })),
          fixes: [{ title: context.say('removeTitle', {}), safety: 'safe', edits }],
        },
      );
    }
  },
});

/** Captions are the same however much white space they hold. */
function isCopyOf(caption: string): (attribute: Attribute) => boolean {
  return ({ value }) => plainText(value ?? '') === caption;
}
