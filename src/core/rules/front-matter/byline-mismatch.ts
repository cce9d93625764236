import { decodeEntities } from '../../kramdown/decode-entities.ts';
import { findField } from '../../post/front-matter.ts';
import { toYamlLike } from '../../text/escape/yaml-text.ts';
import { replace, type Span, sliceSpan, spanOf } from '../../text/span.ts';
import { asShown } from '../../text/words/invisible.ts';
import { simplify } from '../../text/words/simplified-chinese.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'front-matter/byline-mismatch',
  summary: 'A byline in the body that names a different author than the front matter.',
  severity: 'hint',
  // What names an author is told by its form alone, and many posts name their source as author on purpose.
  isOptIn: true,
  messages: {
    mismatch: 'The byline names {name}, but the author in the front matter is {author}.',
    takeName: 'Change the author to {name}',
    related: 'The author in the front matter',
  },
  *check(post, context) {
    const { frontMatter, text } = post;
    if (!frontMatter?.closeFence) return;
    const field = findField(frontMatter, 'author');
    const author = typeof field?.value === 'string' ? field.value : '';
    const byline = findByline(text, post.body.span);
    if (!field?.isSound || !byline || author.trim() === '') return;
    const { name, span } = byline;
    if (isIn(name, author) || isIn(author, name)) return;
    const written = sliceSpan(text, field.valueSpan);
    const fix: Fix = {
      title: context.say('takeName', { name }),
      safety: 'review',
      edits: [replace(field.valueSpan, toYamlLike(written, name))],
    };
    const related = [{ span: field.valueSpan, message: context.say('related', {}) }];
    const fixes = /[\r\n]/.test(written) ? [] : [fix];
    yield context.finding('mismatch', { name, author }, { span, fixes, related });
  },
});

/** A byline further down is that of another article, or of a picture. */
const MAX_DISTANCE = 10_000;

/** A text of its own between tags or line ends; a name in Latin letters starts each word with a capital one. */
const BYLINES = [
  /(?<=^|[>\n])[ \t　]*(?:[（(【[]?(?:本[台报報社网網])?(?:特[约約])?(?:记者|記者|作者|撰文|撰稿|文字))[ \t]*[:：][ \t　]*([\p{L}\p{M}·•・．. \t]{2,40}?)[ \t　]*(?=[\n<）)】\]|/／，,。；;]|$)/u,
  /(?<=^|[>\n])[ \t]*[Bb]y:?[ \t]+(\p{Lu}[\p{L}\p{M}'’.-]*(?:[ \t]+(?:\p{Lu}[\p{L}\p{M}'’.-]*|and|&amp;|&|de|van|von|der|den|bin|al)){0,7})[ \t]*(?=[\n<|,]|$)/u,
];

function findByline(text: string, body: Span): { readonly name: string; readonly span: Span } | undefined {
  const start = text.slice(body.start, Math.min(body.end, body.start + MAX_DISTANCE)).replaceAll('\r', '\n');
  const matches = BYLINES.map(pattern => pattern.exec(start)).filter(match => match !== null);
  const first = matches.sort((a, b) => a.index - b.index)[0];
  if (!first) return undefined;
  const name = first[1]!;
  const nameStart = body.start + first.index + first[0].lastIndexOf(name);
  return { name: asShown(decodeEntities(name)), span: spanOf(nameStart, nameStart + name.length) };
}

/** Whether one text holds the other, whatever the case, width, characters and blanks. */
function isIn(part: string, whole: string): boolean {
  return fold(whole).includes(fold(part));
}

function fold(text: string): string {
  return simplify(asShown(decodeEntities(text)).normalize('NFKC').toLowerCase()).replace(/[\s·•・.]/g, '');
}
