import { decodeEntities } from '../../kramdown/decode-entities.ts';
import { type Attribute, findAttribute, type Tag } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { type Captions, captionFor, figureOf, readCaptions } from '../../markup/captions.ts';
import { isFileName } from '../../markup/file-name-text.ts';
import { markdownSpans } from '../../markup/markdown-spans.ts';
import { escapeValue, removeAttribute, setValue } from '../../markup/tag-edits.ts';
import { spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Finding } from '../rule.ts';

const messages = {
  title: 'The title is a file name: readers see it when they point at the image.',
  alt: 'The alt is a file name: screen readers read it out instead of a description.',
  removeTitle: 'Remove the title',
  captionTitle: 'Use the caption instead',
  leaveTitle: 'Empty the alt, because the caption has the words (alt="")',
  emptyTitle: 'Mark the image as decorative (alt="")',
} as const;

export default defineRule({
  id: 'image/file-name-title',
  summary: 'A file name as the title or alt of an image.',
  severity: 'info',
  messages,
  *check(post, context) {
    for (const { image, alt } of markdownSpans(post).images) {
      const start = image.start + 2;
      const end = post.text.indexOf(']', start);
      const isAlone = !/[[\\]/.test(post.text.slice(start, end));
      if (!isFileName(decodeEntities(alt)) || !isAlone) continue;
      const span = spanOf(start, end);
      // What the image shows, nobody knows here; to call it decoration would be a guess.
      yield context.finding('alt', {}, { span });
    }
    let captions: Captions | undefined;
    for (const image of startTags(post, 'img')) {
      const title = fileNameIn(image, 'title');
      if (title) {
        const edits = [removeAttribute(title, post.text)];
        const fixes = [{ title: context.say('removeTitle', {}), safety: 'safe', edits }] as const;
        yield context.finding('title', {}, { span: title.span, fixes });
      }
      const alt = fileNameIn(image, 'alt');
      if (!alt) continue;
      captions ??= readCaptions(post);
      yield reportAlt(image, alt, captions, context);
    }
  },
});

function fileNameIn(image: Tag, name: string): Attribute | undefined {
  const attribute = findAttribute(image, name);
  return attribute && isFileName(decodeEntities(attribute.value ?? '')) ? attribute : undefined;
}

function reportAlt(
  image: Tag,
  alt: Attribute,
  captions: Captions,
  context: Context<typeof messages>,
): Finding {
  const caption = captionFor(image, captions);
  const words = isFileName(caption) ? '' : caption;
  // A caption that HTML knows as one is read with the image: in the alt it would be read twice.
  const isRead = words !== '' && figureOf(image)?.name === 'figure';
  const text = isRead ? '' : words;
  const title = context.say(isRead ? 'leaveTitle' : text === '' ? 'emptyTitle' : 'captionTitle', {});
  return context.finding(
    'alt',
    {},
    { span: alt.span, fixes: [{ title, safety: 'review', edits: [setValue(alt, escapeValue(text))] }] },
  );
}
