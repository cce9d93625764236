import { paragraphEnders } from '../../html/element-sets.ts';
import type { Tag } from '../../kramdown/tag.ts';
import { findAncestor } from '../../markup/ancestors.ts';
import { isDocsWrapper } from '../../markup/google-docs.ts';
import type { Post } from '../../post/post.ts';
import { insert, remove, replace, spanOf, type TextEdit } from '../../text/span.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';

const messages = {
  inParagraph:
    'A paragraph cannot hold <{name}>: browsers end the paragraph here and turn its </p> into an empty paragraph.',
  inText: 'A Markdown paragraph cannot hold <{name}>: readers see this tag on the page as text.',
  unwrapTitle: 'Move <{name}> out of the paragraph',
  splitTitle: 'Split the paragraph around <{name}>',
  divisionTitle: 'Turn the paragraph into a <div>, which can hold both',
  relatedParagraph: 'The paragraph starts here.',
} as const;

export default defineRule({
  id: 'html/block-in-paragraph',
  summary: 'A block element, such as a figure, in a paragraph: browsers split the paragraph there.',
  severity: 'warning',
  isOfKramdown: true,
  messages,
  *check(post, context) {
    if (!post.body.structure.isWhole) yield* inMarkdown(post, context);
    if (post.body.startTags.named('p').length > 0) yield* inHtml(post, context);
  },
});

/** Blocks in a paragraph of Markdown, which kramdown prints. */
function* inMarkdown(post: Post, context: Context<typeof messages>): Generator<Finding> {
  for (const tag of post.body.tags) {
    if (!tag.printed || !tag.readable || tag.kind === 'close') continue;
    // The wrapper is the cause, and told as such.
    if (findAncestor(tag, isDocsWrapper)) continue;
    const severity = isMentioned(tag, post) ? 'hint' : 'error';
    yield context.finding('inText', { name: tag.name }, { span: tag.span, prints: true, severity });
  }
}

/** A bare tag without an end, between words and marks of one line: the sentence speaks of it, and readers are to see it. */
function isMentioned(tag: Tag, { text, body }: Post): boolean {
  if (tag.attributes.length > 0 || body.structure.partners.has(tag)) return false;
  const { start, end } = tag.span;
  const [before] = /[^\r\n]{0,2}$/.exec(text.slice(Math.max(0, start - 2), start))!;
  const [after] = /^[^\r\n]{0,2}/.exec(text.slice(end, end + 2))!;
  return (
    /(?:\S[ \t]|[\p{P}\p{Lo}])$/u.test(before) &&
    /^(?:[ \t][^\s<]|[\p{P}\p{Lo}])/u.test(after) &&
    !before.endsWith('> ')
  );
}

/** One finding a paragraph, at the first block in it. */
function* inHtml(post: Post, context: Context<typeof messages>): Generator<Finding> {
  const { tags, structure } = post.body;
  let paragraph: Tag | undefined;
  let end: Tag | undefined;
  let blocks: Tag[] = [];
  let blockEnd = 0;
  for (const tag of tags) {
    if (paragraph && tag === end) {
      if (blocks.length > 0) yield report(post, paragraph, tag, blocks, context);
      paragraph = undefined;
    } else if (!paragraph && tag.name === 'p' && tag.kind === 'open' && isElement(tag, post)) {
      paragraph = tag;
      end = structure.partners.get(tag);
      blocks = [];
      blockEnd = 0;
    } else if (
      paragraph &&
      tag.kind !== 'close' &&
      tag.span.start >= blockEnd &&
      paragraphEnders.has(tag.name)
    ) {
      blocks.push(tag);
      blockEnd = structure.partners.get(tag)?.span.end ?? tag.span.end;
    }
  }
}

function isElement(tag: Tag, post: Post): boolean {
  return !tag.printed && post.body.structure.partners.has(tag);
}

function report(
  post: Post,
  paragraph: Tag,
  end: Tag,
  blocks: readonly Tag[],
  context: Context<typeof messages>,
): Finding {
  const first = blocks[0]!;
  const { name } = first;
  return context.finding(
    'inParagraph',
    { name },
    {
      span: first.span,
      related: [{ span: paragraph.span, message: context.say('relatedParagraph', {}) }],
      fixes: fixesOf(post, paragraph, end, blocks, context),
    },
  );
}

function fixesOf(
  post: Post,
  paragraph: Tag,
  end: Tag,
  blocks: readonly Tag[],
  context: Context<typeof messages>,
): readonly Fix[] {
  const { partners } = post.body.structure;
  if (end.partner !== paragraph) return [];
  // Splitting within <strong> or <a> would tear those apart too; a block without end has no place behind it.
  if (!blocks.every(block => block.parent === paragraph && (block.kind === 'void' || partners.has(block))))
    return [toDivision(post, paragraph, blocks, context)];
  const spans = blocks.map(block =>
    spanOf(block.span.start, partners.get(block)?.span.end ?? block.span.end),
  );
  const isEmptyAt = (start: number, stop: number): boolean => post.text.slice(start, stop).trim() === '';
  const name = blocks[0]!.name;
  const starts = [paragraph.span.end, ...spans.map(span => span.end)];
  const stops = [...spans.map(span => span.start), end.span.start];
  const isOnlyBlocks = starts.every((start, index) => isEmptyAt(start, stops[index]!));
  if (isOnlyBlocks) {
    const edits = [remove(paragraph.span), remove(end.span)];
    return [{ title: context.say('unwrapTitle', { name }), safety: 'safe', edits }];
  }
  const open = post.text.slice(paragraph.span.start, paragraph.span.end);
  const reopened = open.replace(/\s+id\s*=\s*(?:"[^"]*"|'[^']*'|\w+)/i, '');
  const edits: TextEdit[] = [];
  starts.forEach((start, index) => {
    const isEmpty = isEmptyAt(start, stops[index]!);
    const isFirst = index === 0;
    const isLast = index === starts.length - 1;
    if (isFirst && isEmpty) edits.push(remove(paragraph.span));
    if (isLast && isEmpty) edits.push(remove(end.span));
    if (!isFirst && !isEmpty) edits.push(insert(start, reopened));
    if (!isLast && !isEmpty) edits.push(insert(stops[index]!, '</p>'));
  });
  return [{ title: context.say('splitTitle', { name }), safety: 'safe', edits: mergeInserts(edits) }];
}

/** Where no line can be drawn between text and blocks, a `<div>` may hold both. */
function toDivision(
  { text }: Post,
  paragraph: Tag,
  blocks: readonly Tag[],
  context: Context<typeof messages>,
): Fix {
  const end = paragraph.partner!;
  const start = spanOf(paragraph.span.start + 1, paragraph.span.start + 1 + paragraph.name.length);
  const endName = text.slice(end.span.start, end.span.end).replace(/p/i, 'div');
  return {
    title: context.say('divisionTitle', {}),
    // A browser makes several links of one that a block stands in.
    safety: blocks.some(block => hasLinkUpTo(block, paragraph)) ? 'review' : 'safe',
    edits: [replace(start, 'div'), replace(end.span, endName)],
  };
}

function hasLinkUpTo(block: Tag, paragraph: Tag): boolean {
  const link = findAncestor(block, ({ name }) => name === 'a');
  return link !== undefined && link.span.start > paragraph.span.start;
}

/** Two insertions at one place become one, in their order. */
function mergeInserts(edits: readonly TextEdit[]): readonly TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of edits) {
    const last = merged.at(-1);
    const isSamePlace =
      last &&
      last.span.start === last.span.end &&
      edit.span.start === edit.span.end &&
      last.span.start === edit.span.start;
    if (isSamePlace) merged[merged.length - 1] = replace(last.span, last.text + edit.text);
    else merged.push(edit);
  }
  return merged;
}
