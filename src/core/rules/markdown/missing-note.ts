import { detailsOf, type Element } from '../../kramdown/element.ts';
import { markdownRuns } from '../../markup/markdown-runs.ts';
import { readTexts } from '../../markup/page-texts.ts';
import type { Post } from '../../post/post.ts';
import { lineEndOf } from '../../text/line-ends.ts';
import { insert, remove, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'markdown/missing-note',
  summary: 'A footnote mark that readers see as text, or a footnote that they do not see.',
  severity: 'warning',
  isOfKramdown: true,
  messages: {
    missing: 'The post has no footnote [^{name}]: readers see this mark as text.',
    inHtml: 'Jekyll does not read footnotes in HTML: readers see this mark as text.',
    spaced:
      'Because of the space before the colon, this is not a footnote: readers see it and its marks as text.',
    glued: 'Without a blank line above it, this is not a footnote: readers see it and its marks as text.',
    unused: 'Nothing refers to this footnote: readers do not see it.',
    fixTitle: 'Remove the space',
    blankTitle: 'Insert a blank line above it',
  },
  *check(post, context) {
    if (!post.text.includes('[^')) return;
    const { notes } = post.body.definitions;
    const spaced = new Set<string>();
    const marks = findMarks(post);
    for (const { name, start, end, isInHtml } of marks) {
      const gap = /^[ \t]+(?=:[ \t])/.exec(post.text.slice(end, end + 20));
      const isDefinition =
        !isInHtml && gap && /(?:^|\n)[ \t]*$/.test(post.text.slice(Math.max(0, start - 20), start));
      if (!isDefinition) continue;
      spaced.add(name);
      const edits = [remove(spanOf(end, end + gap[0].length))];
      const fixes: readonly Fix[] = [
        { title: context.say('fixTitle', {}), safety: 'review', edits, changes: ['mark', 'reveal'] },
      ];
      yield context.finding('spaced', {}, { span: spanOf(start, end + gap[0].length + 1), fixes });
    }
    for (const { name, start, end, lineStart, isFirst } of findGlued(marks, post)) {
      spaced.add(name);
      if (!isFirst) continue;
      const edits = [insert(lineStart, lineEndOf(post.text))];
      const fixes: readonly Fix[] = [
        {
          title: context.say('blankTitle', {}),
          safety: 'review',
          edits,
          changes: ['mark', 'spacing', 'reveal'],
        },
      ];
      yield context.finding('glued', {}, { span: spanOf(start, end + 1), fixes });
    }
    for (const { name, start, end, isInHtml } of marks) {
      if (spaced.has(name)) continue;
      const span = spanOf(start, end);
      if (isInHtml && notes.has(name)) yield context.finding('inHtml', {}, { span });
      // What is no number may be an expression of a programming language.
      else if (!isInHtml && !notes.has(name) && /^\d{1,3}$/.test(name))
        yield context.finding('missing', { name }, { span });
    }
    const inHtml = new Set(marks.map(({ name }) => name));
    const used = usedNotes(post);
    for (const [name, { start, end }] of notes) {
      if (used.has(name) || inHtml.has(name)) continue;
      const line = /^.*/.exec(post.text.slice(start, end))![0].trimEnd();
      yield context.finding('unused', {}, { span: spanOf(start, start + line.length) });
    }
  },
});

/** A mark that stands on the page. */
interface NoteMark {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly isInHtml: boolean;
}

const MARK = /\[\^([\w-]{1,60})\]/g;

function findMarks(post: Post): readonly NoteMark[] {
  const found = new Map<number, NoteMark>();
  const add = (text: string, offset: number, isInHtml: boolean): void => {
    for (const { 0: mark, 1: name, index } of text.matchAll(MARK)) {
      const start = offset + index;
      if (!found.has(start)) found.set(start, { name: name!, start, end: start + mark.length, isInHtml });
    }
  };
  for (const { text, start } of markdownRuns(post)) add(text, start, false);
  for (const { value, start, end } of readTexts(post).texts) {
    if (value.includes('[^')) add(post.text.slice(start, end), start, true);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** A footnote that continues a paragraph, as kramdown reads it. */
interface GluedNote extends NoteMark {
  readonly lineStart: number;
  /** No other one stands above it in its paragraph: a blank line above it is enough for all. */
  readonly isFirst: boolean;
}

function findGlued(marks: readonly NoteMark[], { text }: Post): readonly GluedNote[] {
  const lineStartOf = ({ start }: NoteMark): number => text.lastIndexOf('\n', start - 1) + 1;
  const lines = marks.filter(mark => {
    const before = text.slice(lineStartOf(mark), mark.start);
    return !mark.isInHtml && text[mark.end] === ':' && /^ {0,3}$/.test(before);
  });
  const isLine = new Set(lines);
  const uses = new Set(marks.flatMap(mark => (isLine.has(mark) ? [] : [mark.name])));
  return lines.flatMap((mark, index) => {
    if (!uses.has(mark.name)) return [];
    const above = lines[index - 1];
    const isFirst = !above || /\n[ \t]*\r?\n/.test(text.slice(above.end, mark.start));
    return [{ ...mark, lineStart: lineStartOf(mark), isFirst }];
  });
}

/** The names of the notes that the page refers to, and those that notes of it refer to. */
function usedNotes({ body }: Post): ReadonlySet<string> {
  const used = new Set<string>();
  const walk = (element: Element): void => {
    if (element.type === 'footnote' && !used.has(element.value)) {
      // A note may refer to itself.
      used.add(element.value);
      const { content } = detailsOf(element, 'footnote') ?? {};
      if (content) walk(content);
    }
    element.children.forEach(walk);
  };
  walk(body.root);
  return used;
}
