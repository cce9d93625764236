import type { Post } from '../../post/post.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';
import { hasSome } from '../together.ts';
import { findLiteralBlocks, type LiteralBlock } from './literal-marks.ts';
import type { MarkKind } from './marks-in-text.ts';
import { readsSame, writeAsHtml, writeAsMarkdown } from './write-marks.ts';

const messages = {
  literal: 'kramdown reads no Markdown in <{name}>: the page shows the signs of {marks}.',
  first: 'The first of these signs',
  another: 'In this block too',
  readTitle: 'Have kramdown read Markdown there (markdown="{value}")',
  writeTitle: 'Write it as HTML',
} as const;

/** In the order of their weight. */
const names: Readonly<Record<MarkKind, readonly [one: string, many: string]>> = {
  heading: ['heading', 'headings'],
  list: ['list', 'lists'],
  image: ['image', 'images'],
  link: ['link', 'links'],
  bold: ['bold text', 'bold texts'],
  emphasis: ['emphasised text', 'emphasised texts'],
};

export default defineRule({
  id: 'markdown/literal-mark',
  summary: 'Markdown within HTML, whose signs stand on the page.',
  severity: 'warning',
  messages,
  *check(post, context) {
    const blocks = findLiteralBlocks(post);
    if (hasSome(blocks)) yield report(blocks, post, context);
  },
});

/** The cause is one, that a block is HTML: it is told once, at the first. */
function report(
  blocks: readonly [LiteralBlock, ...LiteralBlock[]],
  post: Post,
  context: Context<typeof messages>,
): Finding {
  const [first, ...others] = blocks;
  const marks = blocks.flatMap(block => block.marks);
  const counts = new Map<MarkKind, number>();
  for (const { kind } of marks) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const related = [
    { span: first.marks[0]!.span, message: context.say('first', {}) },
    ...others.map(({ tag }) => ({ span: tag, message: context.say('another', {}) })),
  ];
  const fixes = findFixes(blocks, post, context);
  return context.finding(
    'literal',
    { name: first.name, marks: say(counts) },
    { span: first.tag, related, fixes },
  );
}

function say(counts: ReadonlyMap<MarkKind, number>): string {
  const parts = (Object.keys(names) as MarkKind[]).flatMap(kind => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [`${count} ${names[kind][count === 1 ? 0 : 1]}`];
  });
  return parts.join(', ').replace(/, ([^,]*)$/, ' and $1');
}

/** Blocks of Markdown are best read as such; a few words in HTML are best written as it. */
function findFixes(
  blocks: readonly LiteralBlock[],
  post: Post,
  context: Context<typeof messages>,
): readonly Fix[] {
  const html = writeAsHtml(blocks, post);
  const markdown = writeAsMarkdown(blocks, post);
  const changes = ['mark'] as const;
  const fixes: Fix[] = [];
  if (html) fixes.push({ title: context.say('writeTitle', {}), safety: 'review', changes, ...html });
  if (!markdown || !html || !readsSame(post, html.edits, markdown.edits, context.facts.site)) return fixes;
  const title = context.say('readTitle', { value: markdown.value });
  const read: Fix = { title, safety: 'review', changes, edits: markdown.edits, parts: markdown.parts };
  return markdown.value === '1' ? [read, ...fixes] : [...fixes, read];
}
