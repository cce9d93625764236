import type { Tag } from '../../kramdown/tag.ts';
import { findAncestor, startTags } from '../../markup/ancestors.ts';
import type { Post } from '../../post/post.ts';
import { lineEndOf } from '../../text/line-ends.ts';
import { replace, sliceSpan, type TextEdit } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, type MendedPlace, together } from '../together.ts';

/** What is lost with its tag; of bold type and coloured words the text stays. */
const lost: ReadonlySet<string> = new Set(['a', 'br', 'img']);

export default defineRule({
  id: 'html/flattened-code',
  summary: 'Links, images and line breaks in code: Jekyll leaves them out if the site sets `html_to_native`.',
  severity: 'warning',
  messages: {
    one: 'Jekyll leaves this <{name}> out: with html_to_native, it keeps only the text in <{code}>.',
    many: 'Jekyll leaves this <{name}> and {count} more out: with html_to_native, it keeps only the text in <{code}>.',
    another: 'Jekyll leaves this tag out too.',
    fixTitle: 'Write breaks as new lines and links around the code',
  },
  *check(post, context) {
    if (!post.body.options.htmlToNative) return;
    // What can be mended first: the finding stands where its fix changes something.
    const places = [...findLost(post)].sort((a, b) => Math.sign(b.edits.length) - Math.sign(a.edits.length));
    if (!hasSome(places)) return;
    const [{ name, code }] = places;
    const count = places.length - 1;
    const others = context.say('another', {});
    const parts = together(places, { others, title: context.say('fixTitle', {}), safety: 'safe' });
    yield count > 0
      ? context.finding('many', { name, code, count }, parts)
      : context.finding('one', { name, code }, parts);
  },
});

interface LostTag extends MendedPlace {
  readonly name: string;
  readonly code: string;
}

function* findLost(post: Post): Generator<LostTag> {
  for (const tag of startTags(post)) {
    if (!lost.has(tag.name)) continue;
    const code = codeAround(tag);
    if (code) yield { span: tag.span, edits: mend(tag, code, post), name: tag.name, code: code.name };
  }
}

function codeAround(tag: Tag): Tag | undefined {
  return findAncestor(tag, ({ name }) => name === 'pre' || name === 'code');
}

/** How a tag is written so that it outlasts the code around it; nothing where that takes a person. */
function mend(tag: Tag, code: Tag, { text }: Post): readonly TextEdit[] {
  const isInPre = code.name === 'pre' || codeAround(code)?.name === 'pre';
  if (tag.name === 'br') return isInPre ? [replace(tag.span, lineEndOf(text))] : [];
  const [linkEnd, codeEnd] = [tag.partner, code.partner];
  const isWholeCode = tag.span.start === code.span.end && linkEnd && linkEnd.span.end === codeEnd?.span.start;
  if (tag.name !== 'a' || isInPre || !isWholeCode) return [];
  // Each of the four tags takes the place of its neighbour.
  return [
    replace(code.span, sliceSpan(text, tag.span)),
    replace(tag.span, sliceSpan(text, code.span)),
    replace(linkEnd.span, sliceSpan(text, codeEnd.span)),
    replace(codeEnd.span, sliceSpan(text, linkEnd.span)),
  ];
}
