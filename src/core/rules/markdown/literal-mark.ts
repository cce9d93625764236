import type { Post } from '../../post/post.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';
import { hasSome } from '../together.ts';
import { findLiteralBlocks, type LiteralBlock } from './literal-marks.ts';
import type { MarkKind } from './marks-in-text.ts';
import { readsSame, writeAsHtml, writeAsMarkdown } from './write-marks.ts';

const messages = {
  literal: 'Jekyll does not read Markdown in <{name}>: readers see it as plain text ({marks}).',
  first: 'The first Markdown character',
  another: 'In this block too',
  readTitle: 'Let Jekyll read Markdown there (markdown="{value}")',
  writeTitle: 'Rewrite it as HTML',
  pair: '{first}, {rest}',
  heading: '1 heading',
  headings: '{count} headings',
  list: '1 list',
  lists: '{count} lists',
  image: '1 image',
  images: '{count} images',
  link: '1 link',
  links: '{count} links',
  bold: '1 bold text',
  bolds: '{count} bold texts',
  emphasis: '1 emphasized text',
  emphases: '{count} emphasized texts',
} as const;

/** The templates for one of a kind and for several, in the order of their weight. */
const names = {
  heading: ['heading', 'headings'],
  list: ['list', 'lists'],
  image: ['image', 'images'],
  link: ['link', 'links'],
  bold: ['bold', 'bolds'],
  emphasis: ['emphasis', 'emphases'],
} as const satisfies Readonly<Record<MarkKind, readonly [one: string, many: string]>>;

export default defineRule({
  id: 'markdown/literal-mark',
  summary: 'Markdown inside HTML that kramdown does not read: readers see its characters as text.',
  severity: 'warning',
  isOfKramdown: true,
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
    { name: first.name, marks: sayCounts(counts, context) },
    { span: first.tag, related, fixes },
  );
}

function sayCounts(counts: ReadonlyMap<MarkKind, number>, { say }: Context<typeof messages>): string {
  const parts = (Object.keys(names) as MarkKind[]).flatMap(kind => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [say(names[kind][count === 1 ? 0 : 1], { count })];
  });
  return parts.reduceRight((rest, first) => say('pair', { first, rest }));
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
