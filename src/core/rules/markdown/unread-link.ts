import type { Element } from '../../kramdown/element.ts';
import { isInline, type MarkdownRun, markdownRuns, runsByBlock } from '../../markup/markdown-runs.ts';
import type { Post } from '../../post/post.ts';
import { lineEndOf } from '../../text/line-ends.ts';
import { insert, remove, replace, type Span, sliceSpan, spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';
import { findLateUrls, isLateUrl, isLinkName, LABEL, REFERENCE } from './late-urls.ts';

const messages = {
  space: 'There is a space between the text and the URL: readers see the brackets instead of a link.',
  middle: 'The bracket between the text and the URL is missing: readers see the Markdown instead of a link.',
  open: 'The closing parenthesis after the URL is missing: readers see the Markdown instead of a link.',
  noText: 'The opening bracket before the text is missing: readers see the Markdown instead of a link.',
  turned: 'The brackets and the parentheses are swapped: readers see the Markdown instead of a link.',
  late: 'Without a blank line above it, this URL is text: readers see it, and the brackets instead of a link.',
  unknown: 'This post gives no URL for [{name}]: readers see the brackets instead of a link.',
  whole: 'Jekyll cannot read this link: readers see the Markdown instead.',
  note: 'Because of the footnote inside it, this is not a link: readers see the Markdown instead.',
  inner: 'A link inside a link does not work: readers see its brackets.',
  brackets:
    'There are two pairs of brackets around the URL: this link leads to "{address}", brackets included.',
  swallowed:
    'Jekyll takes [{name}] for the URL of the link before it: readers do not see it, and the link leads there.',
  noteTitle: 'Move the footnote after the link',
  closeTitle: 'Add the closing bracket',
  partTextTitle: 'Add ] after the text',
  joinTitle: 'Remove the space',
  turnTitle: 'Write as [text](URL)',
  partTitle: 'Add [] after the first one',
  stripTitle: 'Remove the inner brackets',
  blankTitle: 'Insert a blank line above it',
} as const;

export default defineRule({
  id: 'markdown/unread-link',
  summary: 'A Markdown link that does not work or leads elsewhere because of how it is written.',
  severity: 'warning',
  messages,
  *check(post, context) {
    if (!/\]|\[/.test(post.text)) return;
    for (const run of markdownRuns(post)) yield* checkRun(run, post, context);
    for (const { span, lineStart } of findLateUrls(post)) {
      const title = context.say('blankTitle', {});
      const edits = lineStart === undefined ? [] : [insert(lineStart, lineEndOf(post.text))];
      const changes = ['mark', 'spacing', 'hide'] as const;
      const fixes: readonly Fix[] = edits.length > 0 ? [{ title, safety: 'review', edits, changes }] : [];
      yield context.finding('late', {}, { span, fixes });
    }
    for (const block of runsByBlock(post).keys()) yield* checkLinks(block, post, context);
  },
});

type Say = Context<typeof messages>;

const START = String.raw`(?:https?:\/\/|\/\/|\/(?!\/)|www\.|mailto:)`;
const SPACE = new RegExp(String.raw`${LABEL}([ \t]+|[ \t]*\n[ \t]*)\(${START}[^()\s]{1,2000}\)`, 'g');
const OPEN = new RegExp(
  String.raw`${LABEL}\((${START}[^()\s]{1,2000})(?=[ \t]*(?:\n|$)|[ \t][^()"'[\n]*(?:[[\n]|$))`,
  'g',
);
/** In `[see the map (https://…)]` a bracket closes the text behind the address. */
const MIDDLE = new RegExp(
  String.raw`\[(?<![\]\w]\[)[^[\]()\n^][^[\]()\n]{0,300}(?<=[\p{L}\p{N}])(\(${START}[^()\s]{1,2000}\))(?![^[\n]*\])`,
  'gu',
);
const NO_TEXT = new RegExp(String.raw`(?<=[\p{L}\p{N}_])\]\(${START}[^()\s]{1,2000}\)`, 'gu');
const TURNED = new RegExp(
  String.raw`\((?=[^()\n]*[\p{L}\p{N}])([^()[\]\n]{1,300})\)\[(${START}[^()[\]\s]{1,2000})\]`,
  'gu',
);
const INNER = new RegExp(String.raw`${LABEL}\(${START}[^()\s]{1,2000}\)`, 'g');

function* checkRun({ element, start, text }: MarkdownRun, post: Post, context: Say): Generator<Finding> {
  if (!/[[\]]/.test(text)) return;
  const spanAt = ({ 0: found, index }: RegExpExecArray): Span =>
    spanOf(start + index, start + index + found.length);
  const changes = ['mark'] as const;
  if (element.type === 'a') {
    for (const match of text.matchAll(INNER)) yield context.finding('inner', {}, { span: spanAt(match) });
    return;
  }
  if (element.type === 'html' && isInline(element)) return;
  for (const match of text.matchAll(INNER)) {
    const span = spanAt(match);
    const note = /\[\^[\w-]+\]/.exec(sliceSpan(post.text, span));
    if (!note) yield context.finding('whole', {}, { span });
    else {
      const at = spanOf(span.start + note.index, span.start + note.index + note[0].length);
      const edits = [remove(at), insert(span.end, note[0])];
      const fixes: readonly Fix[] = [
        { title: context.say('noteTitle', {}), safety: 'review', edits, changes },
      ];
      yield context.finding('note', {}, { span, fixes });
    }
  }
  for (const match of text.matchAll(SPACE)) {
    const at = start + match.index + match[1]!.length + 2;
    const edits = [remove(spanOf(at, at + match[2]!.length))];
    const fixes: readonly Fix[] = [{ title: context.say('joinTitle', {}), safety: 'review', edits, changes }];
    yield context.finding('space', {}, { span: spanAt(match), fixes });
  }
  // In a table a bar within a link has parted it.
  const isCell = element.type === 'td' || element.type === 'th';
  for (const match of isCell ? [] : text.matchAll(OPEN)) {
    const span = spanAt(match);
    const sign = /[.,;:!?]*$/.exec(match[2]!)![0].length;
    const edits = [insert(span.end - sign, ')')];
    const fixes: readonly Fix[] = [
      { title: context.say('closeTitle', {}), safety: 'review', edits, changes },
    ];
    yield context.finding('open', {}, { span, fixes });
  }
  for (const match of isCell ? [] : text.matchAll(MIDDLE)) {
    const span = spanAt(match);
    const edits = [insert(span.end - match[1]!.length, ']')];
    const title = context.say('partTextTitle', {});
    yield context.finding('middle', {}, { span, fixes: [{ title, safety: 'review', edits, changes }] });
  }
  for (const match of isCell ? [] : text.matchAll(NO_TEXT)) {
    const before = text.slice(Math.max(0, match.index - 500), match.index);
    if (before.lastIndexOf('[') <= before.lastIndexOf(']'))
      yield context.finding('noText', {}, { span: spanAt(match) });
  }
  for (const match of text.matchAll(TURNED)) {
    const span = spanAt(match);
    const middle = span.start + 1 + match[1]!.length;
    const edits = [
      replace(spanOf(span.start, span.start + 1), '['),
      replace(spanOf(middle, middle + 2), ']('),
      replace(spanOf(span.end - 1, span.end), ')'),
    ];
    const title = context.say('turnTitle', {});
    yield context.finding('turned', {}, { span, fixes: [{ title, safety: 'review', edits, changes }] });
  }
  for (const match of text.matchAll(REFERENCE)) {
    const name = match[2]! === '' ? match[1]! : match[2]!;
    // Numbers and signs in brackets are more likely places in a list.
    if (!/\p{L}{2}/u.test(match[1]!) || isLinkName(name, post)) continue;
    if (!isLateUrl(name, post)) yield context.finding('unknown', { name }, { span: spanAt(match) });
  }
}

function* checkLinks(element: Element, post: Post, context: Say): Generator<Finding> {
  for (const child of element.children) {
    if (child.type === 'a') yield* checkLink(child, post, context);
    if (isInline(child)) yield* checkLinks(child, post, context);
  }
}

const TWICE = /\]\((\((?:https?:|\/|www\.|mailto:|#)[^()\s]*\))\)$/;
const TWO_NAMES = /^\[([^[\]\n]+)\]\s+\[([^[\]\n]+)\]$/;

function* checkLink({ start, end }: Element, post: Post, context: Say): Generator<Finding> {
  const written = post.text.slice(start, end);
  const twice = TWICE.exec(written);
  if (twice) {
    const open = end - 1 - twice[1]!.length;
    const span = spanOf(open, end - 1);
    const edits = [remove(spanOf(open, open + 1)), remove(spanOf(end - 2, end - 1))];
    const fixes: readonly Fix[] = [
      { title: context.say('stripTitle', {}), safety: 'safe', edits, changes: ['address'] },
    ];
    yield context.finding('brackets', { address: twice[1]! }, { span, fixes });
  }
  const [, first, second] = TWO_NAMES.exec(written) ?? [];
  if (first === undefined || second === undefined || !isLinkName(first, post)) return;
  const at = start + first.length + 2;
  const name = start + written.length - second.length - 2;
  const edits = [insert(at, '[]')];
  const fixes: readonly Fix[] = [
    { title: context.say('partTitle', {}), safety: 'review', edits, changes: ['reveal', 'address'] },
  ];
  yield context.finding('swallowed', { name: second }, { span: spanOf(name, end), fixes });
}
