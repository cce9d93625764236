import { type FrontMatter, parseFrontMatter, type YamlFault } from '../../post/front-matter.ts';
import type { Post } from '../../post/post.ts';
import { applyEdits } from '../../text/edits.ts';
import { insert, replace, type Span, spanOf, type TextEdit } from '../../text/span.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';
import { lineEndOf } from '../shared/line-ends.ts';

const messages = {
  missing:
    'The post has no front matter: it has no layout, and Jekyll takes its title from the name of the file.',
  unclosed:
    'The front matter never ends: a line of three dashes is missing, and Jekyll prints it on the page.',
  lost: 'Jekyll cannot read the front matter and publishes the post without any of it: {reason}.',
  closeTitle: 'Close the front matter',
  quoteTitle: 'Put the value in quotes',
  tabsTitle: 'Indent by blanks',
} as const;

/** What the YAML parser's codes mean to an editor. */
const reasons: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'an alias (*) cannot have a tag or anchor',
  BAD_ALIAS: 'a value starts with * and is not in quotes',
  BAD_COLLECTION_TYPE: 'a tag (!) does not fit its value',
  BAD_DIRECTIVE: 'a line starts with %',
  BAD_DQ_ESCAPE: 'a backslash in double quotes starts no escape that YAML knows',
  BAD_INDENT: 'a line is not indented like its neighbours',
  BAD_PROP_ORDER: 'a tag or anchor stands in the wrong place',
  BAD_SCALAR_START: 'a value starts with a character that must be in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a value with a colon and a blank in it is not in quotes',
  BLOCK_IN_FLOW: 'a bracket is not closed',
  COMMENT_SPACE: 'a # needs a blank before it',
  IMPOSSIBLE: 'its YAML is damaged',
  KEY_OVER_1024_CHARS: 'a key is too long',
  MISSING_CHAR: 'a quote, bracket, comma or colon is missing',
  MULTILINE_IMPLICIT_KEY: 'a line has no colon after its key, or a quote is not closed',
  MULTIPLE_ANCHORS: 'a value has two anchors (&)',
  MULTIPLE_DOCS: 'it holds a second document',
  MULTIPLE_TAGS: 'a value has two tags (!)',
  NOT_A_MAP: 'it holds no keys with values',
  NOT_READ: 'its YAML is too deep, too long or refers to itself too often',
  TAB_AS_INDENT: 'a line is indented by a tab',
  TAG_RESOLVE_FAILED: 'a value starts with ! and is not in quotes',
  UNEXPECTED_TOKEN: 'something stands where it does not belong',
};

export default defineRule({
  id: 'front-matter/syntax',
  summary: 'Front matter that Jekyll cannot read: it then publishes the post without title, date and layout.',
  severity: 'error',
  messages,
  *check(post, context) {
    const { frontMatter } = post;
    if (!frontMatter) {
      yield context.finding('missing', {}, { span: spanOf(0, firstLineEnd(post.text)) });
    } else if (!frontMatter.closeFence) {
      yield unclosed(post, frontMatter, context);
    } else {
      yield* faults(post, frontMatter, context);
    }
  },
});

function unclosed(post: Post, frontMatter: FrontMatter, context: Context<typeof messages>): Finding {
  const newline = lineEndOf(post.text);
  const isOnOwnLine = post.text[frontMatter.yaml.end - 1] === '\n';
  const fence = isOnOwnLine ? `---${newline}` : `${newline}---${newline}`;
  const edits = [insert(frontMatter.yaml.end, fence)];
  return context.finding(
    'unclosed',
    {},
    {
      span: frontMatter.openFence,
      prints: false,
      fixes: [{ title: context.say('closeTitle', {}), safety: 'safe', edits }],
    },
  );
}

/** One damaged line makes the parser stumble over the next ones too: the first fault tells. */
function* faults(
  post: Post,
  frontMatter: FrontMatter,
  context: Context<typeof messages>,
): Generator<Finding> {
  const first = frontMatter.faults.find(fault => fault.code !== 'DUPLICATE_KEY');
  if (!first) return;
  const reason = reasons[first.code] ?? first.detail;
  const edit = editFor(post.text, first);
  const isMended = edit !== undefined && countFaults(applyEdits(post.text, [edit])) < countFaults(post.text);
  const title = context.say(first.code === 'TAB_AS_INDENT' ? 'tabsTitle' : 'quoteTitle', {});
  const fixes: readonly Fix[] = isMended ? [{ title, safety: 'safe', edits: [edit] }] : [];
  yield context.finding(
    'lost',
    { reason },
    { span: isMended ? edit.span : widen(post.text, first.span), fixes },
  );
}

/** A sign that YAML gives a meaning at the start of a value, or a colon that would make a key of what precedes it. */
const NEEDS_QUOTES = /^(?:[-?:](?:\s|$)|[,\]}#&*!%@`])|^[^"'|>[{].*:(?:\s|$)/;

/** What may mend a fault: blanks for tabs, or quotes around a value that has none. */
function editFor(text: string, fault: YamlFault): TextEdit | undefined {
  const { start, end } = lineAround(text, fault.span.start);
  const line = text.slice(start, end);
  if (fault.code === 'TAB_AS_INDENT') {
    return replace(spanOf(start, start + /^[ \t]*/.exec(line)![0].length), '  ');
  }
  const pair = /^(\s*[\w-]+:[ \t]+)(\S.*?)[ \t]*$/.exec(line);
  const value = pair?.[2];
  if (!pair || !value || !NEEDS_QUOTES.test(value)) return undefined;
  const valueStart = start + pair[1]!.length;
  return replace(spanOf(valueStart, valueStart + value.length), `"${value.replace(/[\\"]/g, '\\$&')}"`);
}

function countFaults(text: string): number {
  const faults = parseFrontMatter(text)?.faults ?? [];
  return faults.filter(({ code }) => code !== 'DUPLICATE_KEY').length;
}

/** A fault without width is shown at the character beside it. */
function widen(text: string, span: Span): Span {
  if (span.end > span.start)
    return spanOf(span.start, Math.min(span.end, lineAround(text, span.start).end) || span.end);
  const line = lineAround(text, span.start);
  return span.start < line.end
    ? spanOf(span.start, span.start + 1)
    : spanOf(Math.max(line.start, line.end - 1), line.end);
}

function lineAround(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  return spanOf(start, text[end - 1] === '\r' ? Math.max(start, end - 1) : end);
}

function firstLineEnd(text: string): number {
  return lineAround(text, 0).end;
}
