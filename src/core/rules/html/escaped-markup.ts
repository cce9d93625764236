import { findAncestor } from '../../markup/ancestors.ts';
import type { Post } from '../../post/post.ts';
import { lastAtOrBefore } from '../../text/sorted.ts';
import { replace, type Span, spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Fix } from '../rule.ts';

/** An escaped tag of an element that articles hold, up to its name. */
const ESCAPED =
  /&lt;(\/?)(a|b|blockquote|br|center|div|em|figure|font|h[1-6]|i|iframe|img|li|p|s|script|span|strong|table|td|tr|u|ul)(?=[\s/]|&gt;)(?:(\s*\/?)&gt;)?/gi;
/** Elements whose tags may come back as they are: they only say how their text looks. */
const plain: ReadonlySet<string> = new Set('b br em i s strong u'.split(' '));
const code: ReadonlySet<string> = new Set('code kbd pre samp script style textarea tt xmp'.split(' '));

const messages = {
  one: 'The "<" of this <{name}> tag is escaped: readers see the tag as text.',
  many: 'The "<" of this <{name}> tag and of {count} more is escaped: readers see the tags as text.',
  another: 'This tag is escaped too.',
  unescapeTitle: 'Turn them back into tags',
} as const;

export default defineRule({
  id: 'html/escaped-markup',
  summary: 'Tags that readers see as text because they were escaped once too often.',
  severity: 'hint',
  isOptIn: true,
  messages,
  *check(post, context) {
    const found = [...findEscaped(post)];
    const [first, ...others] = found;
    if (!first) return;
    const { name } = first;
    const parts = {
      span: first.span,
      related: others.map(({ span }) => ({ span, message: context.say('another', {}) })),
      fixes: writeAsTags(found, post.text, context),
    };
    yield others.length > 0
      ? context.finding('many', { name, count: others.length }, parts)
      : context.finding('one', { name }, parts);
  },
});

interface EscapedTag {
  readonly span: Span;
  readonly name: string;
  readonly isEnd: boolean;
  /** Nothing but the name stands in it. */
  readonly isPlain: boolean;
}

function* findEscaped(post: Post): Generator<EscapedTag> {
  const { text, body } = post;
  const matches = [...text.slice(body.span.start).matchAll(ESCAPED)];
  if (matches.length === 0) return;
  const isText = createTextFinder(post);
  for (const match of matches) {
    const start = body.span.start + match.index;
    if (!isText(start)) continue;
    const name = match[2]!.toLowerCase();
    const isPlain = match[3] !== undefined && plain.has(name);
    yield { span: spanOf(start, start + match[0].length), name, isEnd: match[1] === '/', isPlain };
  }
}

/** Tells whether a place is text within HTML, where no code is shown. */
function createTextFinder({ body: { tags, comments } }: Post): (at: number) => boolean {
  const tagStarts = tags.map(({ span }) => span.start);
  const commentStarts = comments.map(({ start }) => start);
  return at => {
    const before = tags[lastAtOrBefore(tagStarts, at)];
    if (!before || at < before.span.end) return false;
    const around = before.kind === 'open' ? before : (before.partner ?? before).parent;
    if (!around || around.scope < 0 || code.has(around.name)) return false;
    if (findAncestor(around, ({ name }) => code.has(name))) return false;
    return (comments[lastAtOrBefore(commentStarts, at)]?.end ?? 0) <= at;
  };
}

/** A fix where all that is escaped pairs, and does no more than set type. */
function writeAsTags(
  found: readonly EscapedTag[],
  text: string,
  context: Context<typeof messages>,
): readonly Fix[] {
  const open: string[] = [];
  for (const { name, isEnd, isPlain } of found) {
    if (!isPlain || (isEnd && open.pop() !== name)) return [];
    if (!isEnd && name !== 'br') open.push(name);
  }
  if (open.length > 0) return [];
  const edits = found.map(({ span }) => {
    const written = text.slice(span.start + 4, span.end - 4);
    return replace(span, `<${written}>`);
  });
  return [{ title: context.say('unescapeTitle', {}), safety: 'review', edits }];
}
