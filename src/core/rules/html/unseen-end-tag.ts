import { spanElements } from '../../kramdown/elements.ts';
import { findAttribute, type Tag } from '../../kramdown/tag.ts';
import { isBlank } from '../../markup/empty-elements.ts';
import { takeApart } from '../../markup/own-line.ts';
import { setValue } from '../../markup/tag-edits.ts';
import { beginsBlock, joinLines, wrapInDivision } from '../../markup/torn-elements.ts';
import type { Post } from '../../post/post.ts';
import { remove, type TextEdit } from '../../text/span.ts';
import { type Context, defineRule, type Fix } from '../rule.ts';

const messages = {
  inMarkdown:
    '</{name}> does not start a line: Jekyll takes it for Markdown text in <{name}>, and readers see it.',
  behindText:
    'The paragraph in which <{name}> starts ends before </{name}>: readers see this end tag as text.',
  relatedStart: 'The element starts here.',
  lineTitle: 'Put </{name}> on a line of its own',
  spanTitle: 'Use markdown="span", for text without blocks',
  joinTitle: 'Write <{name}> on one line',
  wrapTitle: 'Wrap <{name}> in a <div>',
  removeTitle: 'Remove </{name}>',
} as const;

export default defineRule({
  id: 'html/unseen-end-tag',
  summary: 'An end tag that readers see as text because the Markdown around it does not end there.',
  severity: 'error',
  isOfKramdown: true,
  mendsPairs: true,
  messages,
  *check(post, context) {
    for (const { kind, tag, end } of post.body.structure.faults) {
      if (!end || (kind !== 'unseen' && kind !== 'torn')) continue;
      const isUnseen = kind === 'unseen';
      yield context.finding(
        isUnseen ? 'inMarkdown' : 'behindText',
        { name: tag.name },
        {
          span: end.span,
          prints: true,
          related: [{ span: tag.span, message: context.say('relatedStart', {}) }],
          fixes: isUnseen ? showEnd(post, tag, end, context) : makeWhole(post, tag, end, context),
        },
      );
    }
  },
});

/** These stand in lines of text, or hold one: their content needs no paragraph of its own. */
const textHolders: ReadonlySet<string> = new Set(
  'caption dd dt figcaption h1 h2 h3 h4 h5 h6 legend li p summary td th'.split(' '),
);

/** Both make the end tag one; for text alone, no paragraph is put into a cell, a caption or a paragraph. */
function showEnd(post: Post, start: Tag, end: Tag, context: Context<typeof messages>): readonly Fix[] {
  const { name } = start;
  const ownLine = fix(context.say('lineTitle', { name }), takeApart(start, end, post.text));
  const attribute = findAttribute(start, 'markdown');
  if (!attribute || !textHolders.has(name) || !isText(post, start, end)) return [ownLine];
  return [fix(context.say('spanTitle', {}), [setValue(attribute, 'span')]), ownLine];
}

/** Whether an element holds text alone, which Markdown makes one paragraph of. */
function isText({ text }: Post, start: Tag, end: Tag): boolean {
  const content = text.slice(start.span.end, end.span.start);
  if (/^(?: {4}|\t)/m.test(content) || /\n[ \t>]*\r?\n/.test(content.trim())) return false;
  if (beginsBlock(content)) return false;
  return [...content.matchAll(/<\/?([a-z][^\s/>]*)/gi)].every(([, name]) =>
    spanElements.has(name!.toLowerCase()),
  );
}

/** Whatever stands in the paragraph of a link stays linked; what is nothing without the rest is not given up. */
function makeWhole(post: Post, start: Tag, end: Tag, context: Context<typeof messages>): readonly Fix[] {
  const { name } = start;
  const joined = joinLines(post, start, end);
  if (joined) return [{ ...fix(context.say('joinTitle', { name }), joined), changes: whole }];
  const wrapped = wrapInDivision(post, start, end);
  if (wrapped) return [{ ...fix(context.say('wrapTitle', { name }), wrapped), changes: whole }];
  const paragraph = post.text.slice(start.span.end, start.textEnd);
  const isLinkOfWords = name === 'a' && !isBlank(paragraph.replace(/<[^<>]*>/g, ''));
  return isLinkOfWords ? [fix(context.say('removeTitle', { name }), [remove(end.span)])] : [];
}

/** What stood outside is linked, drawn or played again. */
const whole: NonNullable<Fix['changes']> = ['reveal', 'spacing'];

function fix(title: string, edits: readonly TextEdit[]): Fix {
  return { title, safety: 'safe', edits };
}
