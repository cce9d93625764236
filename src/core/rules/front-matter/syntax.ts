import type { YamlFault } from '../../post/field.ts';
import { type FrontMatter, parseFrontMatter } from '../../post/front-matter.ts';
import { findOpening, lineAround, mendYaml, type YamlMending } from '../../post/mend-yaml.ts';
import type { Post } from '../../post/post.ts';
import { applyEdits } from '../../text/edits.ts';
import { lineEndOf } from '../../text/line-ends.ts';
import { insert, remove, replace, type Span, sliceSpan, spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';

const messages = {
  missing:
    'The post has no front matter: it has no layout, and Jekyll takes its title from the name of the file.',
  late: 'Something stands before the front matter ({what}): Jekyll takes it for text and prints it on the page.',
  removeLateTitle: 'Remove what stands before it',
  unclosed:
    'The front matter never ends: a line of three dashes is missing, and Jekyll prints it on the page.',
  lost: 'Jekyll cannot read the front matter and publishes the post without any of it: {reason}.',
  closeTitle: 'Close the front matter',
  cutOff:
    'Jekyll reads the front matter only as far as here, and nothing of this line and those below it: {reason}.',
  unindented:
    'This value goes on in a line that is not indented: Jekyll reads it, other readers of YAML do not.',
  quoteTitle: 'Put the value in quotes',
  hashTitle: 'Put what starts with # in quotes',
  spacesTitle: 'Write plain spaces',
  keyTitle: 'Put the key in quotes',
  requoteTitle: 'Mark the quotes within as such',
  escapeTitle: 'Mark the backslash as such',
  closeQuoteTitle: 'Close the quote',
  closeListTitle: 'Close the bracket',
  blankTitle: 'Write a blank behind the colon',
  unindentTitle: 'Remove the indentation',
  blanksTitle: 'Write blanks instead',
  removeTitle: 'Remove it',
  colonTitle: 'Write an ASCII colon',
  indentTitle: 'Indent its lines',
} as const;

const titles = {
  blank: 'blankTitle',
  blanks: 'blanksTitle',
  close: 'closeQuoteTitle',
  closeList: 'closeListTitle',
  colon: 'colonTitle',
  escape: 'escapeTitle',
  hash: 'hashTitle',
  indent: 'indentTitle',
  key: 'keyTitle',
  quote: 'quoteTitle',
  remove: 'removeTitle',
  requote: 'requoteTitle',
  spaces: 'spacesTitle',
  unindent: 'unindentTitle',
} as const satisfies Record<YamlMending['kind'], keyof typeof messages>;

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
  LINE_END: 'a value without quotes holds a sign that ends the line',
  MISSING_CHAR: 'a quote, bracket, comma or colon is missing',
  MULTILINE_IMPLICIT_KEY: 'a line has no colon after its key, or a quote is not closed',
  MULTIPLE_ANCHORS: 'a value has two anchors (&)',
  MULTIPLE_DOCS: 'it holds a second document',
  MULTIPLE_TAGS: 'a value has two tags (!)',
  NOT_A_MAP: 'it holds no keys with values',
  NOT_READ: 'its YAML is too deep, too long or refers to itself too often',
  SYMBOL_KEY: 'a key starts with a colon',
  TAB_AS_INDENT: 'a line is indented by a tab',
  TAB_LINE: 'a line starts with a tab',
  TAG_RESOLVE_FAILED: 'a value starts with ! and is not in quotes',
  UNEXPECTED_TOKEN: 'something stands where it does not belong',
};

/** What libyaml's own words mean to an editor. */
const psychReasons: Readonly<Record<string, string>> = {
  "could not find expected ':'": 'a line has no colon after its key',
  "did not find expected ',' or ']'": 'a comma or the bracket that closes a list is missing',
  "did not find expected ',' or '}'": 'a comma or the brace that closes a list is missing',
  "did not find expected '-' indicator": 'a line is not indented like its neighbours',
  'did not find expected alphabetic or numeric character': 'a value starts with & or * and is not in quotes',
  'did not find expected key': 'a line is not indented like its neighbours, or has no key',
  'did not find expected node content': 'a value starts with a character that must be in quotes',
  'found a directive that is none': 'a line starts with %',
  'found a tab character that violates indentation': 'a line is indented by a tab',
  'found a tab character where an indentation space is expected': 'a line is indented by a tab',
  'found character that cannot start any token': 'a tab stands where YAML asks for spaces',
  'found undefined tag handle': 'a value starts with ! and is not in quotes',
  'found unexpected document indicator': 'a quote is not closed',
  'found unexpected end of stream': 'a quote is not closed',
  "found unexpected ':'": 'a colon within brackets is not in quotes',
  'mapping values are not allowed in this context': 'a value with a colon and a blank in it is not in quotes',
};

export default defineRule({
  id: 'front-matter/syntax',
  summary: 'Front matter that Jekyll cannot read: it then publishes the post without title, date and layout.',
  severity: 'error',
  messages,
  *check(post, context) {
    const { frontMatter } = post;
    if (!frontMatter) {
      yield late(post, context) ?? context.finding('missing', {}, { span: firstLine(post.text) });
    } else if (!frontMatter.closeFence) {
      yield unclosed(post, frontMatter, context);
    } else {
      yield* faults(post, frontMatter, context);
    }
  },
});

/** White space, or what nobody sees, before lines that would be front matter without it. */
const BEFORE_FENCE = /^\ufeff?([\s\ufeff\u200b\u2060]{1,1000})(?=---[ \t]*\r?\n)/;

function late({ text }: Post, context: Context<typeof messages>): Finding | undefined {
  const [all, before] = BEFORE_FENCE.exec(text) ?? [];
  if (all === undefined || before === undefined) return undefined;
  // A BOM in the first place Jekyll skips.
  const start = all.length - before.length;
  const meant = parseFrontMatter(text.slice(0, start) + text.slice(all.length));
  if (!meant?.closeFence || meant.fields.length === 0) return undefined;
  const [hidden] = before.match(/[^ \t\r\n]/) ?? [];
  const what =
    hidden === undefined ? (/\n/.test(before) ? 'a blank line' : 'a space') : nameCode(hidden.charCodeAt(0));
  const edits = [remove(spanOf(start, all.length))];
  const fixes = [
    { title: context.say('removeLateTitle', {}), safety: 'safe', edits, changes: ['front-matter'] },
  ] as const;
  return context.finding('late', { what }, { span: spanOf(all.length, all.length + 3), fixes });
}

function unclosed(post: Post, frontMatter: FrontMatter, context: Context<typeof messages>): Finding {
  const newline = lineEndOf(post.text);
  const isOnOwnLine = post.text[frontMatter.yaml.end - 1] === '\n';
  const fence = isOnOwnLine ? `---${newline}` : `${newline}---${newline}`;
  const { end } = frontMatter.yaml;
  const meant = MEANT_FENCE.exec(post.text.slice(end, end + MAX_FENCE));
  const dashes = meant && spanOf(end + meant[1]!.length, end + meant[0].length);
  const edits = [dashes && isOnOwnLine ? replace(dashes, '---') : insert(end, fence)];
  const closed = parseFrontMatter(applyEdits(post.text, edits));
  // What nobody can read is on no page once it is closed.
  const safety = closed?.fields.some(({ isSound }) => isSound) ? 'safe' : 'review';
  return context.finding(
    'unclosed',
    {},
    {
      span: frontMatter.openFence,
      prints: false,
      fixes: [{ title: context.say('closeTitle', {}), safety, edits, changes: ['underline'] }],
    },
  );
}

/** A line of too many or too few dashes, or of those that a word processor makes of them. */
const MEANT_FENCE = /^((?:[ \t]*\r?\n)*[ \t]*)(?:[-‐‑–—―−－]{2,9}|[–—―])[ \t]*(?=[\r\n]|$)/;
const MAX_FENCE = 200;

/** Repairs of which another could be meant. */
const GUESSES: ReadonlySet<YamlMending['kind']> = new Set(['close', 'closeList', 'unindent']);

/** More are not looked into: the front matter is something else then. */
const MAX_FAULTS = 10;

/** Faults that end with their line. All others make the parser stumble over the next lines too. */
const OF_ONE_LINE: ReadonlySet<string> = new Set([
  'BAD_ALIAS',
  'BAD_DQ_ESCAPE',
  'BAD_SCALAR_START',
  'BLOCK_AS_IMPLICIT_KEY',
  'CUT_OFF',
  'LINE_END',
  'TAB_LINE',
  'UNPRINTABLE',
]);

function* faults(
  { text }: Post,
  frontMatter: FrontMatter,
  context: Context<typeof messages>,
): Generator<Finding> {
  const all = frontMatter.faults.filter(({ code }) => code !== 'DUPLICATE_KEY');
  const lines = new Set<number>();
  // What the parser says within a value that can be read is not so.
  let readable = 0;
  let hasSpread = false;
  for (const fault of all) {
    const line = lineAround(text, fault.span.start).start;
    const spreads = !OF_ONE_LINE.has(fault.code);
    if (fault.span.start < readable || lines.has(line) || (spreads && hasSpread)) continue;
    hasSpread ||= spreads;
    lines.add(line);
    const mending = mendYaml(text, fault, all.length);
    if (mending?.kind === 'indent') readable = mending.span.end;
    else if (fault.code === 'ONLY_OTHERS') continue;
    yield report(text, fault, mending, context);
    if (lines.size === MAX_FAULTS) return;
  }
}

function report(
  text: string,
  fault: YamlFault,
  mending: YamlMending | undefined,
  context: Context<typeof messages>,
): Finding {
  const opening = findOpening(text, fault);
  const span = mending?.span ?? (opening === undefined ? valueSpan(text, fault) : spanOf(opening, opening));
  const fixes: readonly Fix[] = mending
    ? [
        {
          title: context.say(titles[mending.kind], {}),
          safety: GUESSES.has(mending.kind) ? 'review' : 'safe',
          edits: mending.edits,
        },
      ]
    : [];
  const parts = { span: widen(text, span), fixes };
  if (mending?.kind === 'indent') return context.finding('unindented', {}, { ...parts, severity: 'info' });
  if (fault.code === 'CUT_OFF') return context.finding('cutOff', { reason: cutOffReason(fault) }, parts);
  return context.finding('lost', { reason: reasonFor(text, fault, mending) }, parts);
}

function cutOffReason({ detail }: YamlFault): string {
  if (/^(?:---|\.\.\.)/.test(detail)) return 'dashes or points start a second document';
  return /^\s/.test(detail)
    ? 'it is indented less than the lines above'
    : 'it is not indented like the lines above';
}

/** The whole value on the line, where the parser names its first character alone. */
function valueSpan(text: string, { code, span }: YamlFault): Span {
  return code === 'BLOCK_AS_IMPLICIT_KEY' ? spanOf(span.start, lineAround(text, span.start).end) : span;
}

/** What a value that has to be in quotes starts with, or what it holds. */
const signs: readonly (readonly [sign: RegExp, reason: string | undefined])[] = [
  [/^\*/, reasons['BAD_ALIAS']],
  [/^["']/, 'a value goes on behind its closing quote'],
  [/^[[{]/, 'a value goes on behind its closing bracket'],
  [/^(?::\S|[-?:](?:\s|$)|[,\]}#&!%@`|>])/, reasons['BAD_SCALAR_START']],
  [/./, reasons['BLOCK_AS_IMPLICIT_KEY']],
];

function reasonFor(text: string, fault: YamlFault, mending: YamlMending | undefined): string {
  const kind = mending?.kind;
  if (kind === 'blank') return 'a blank is missing behind a colon';
  if (kind === 'colon') return 'a colon is a Chinese one (：)';
  if (kind === 'hash') return 'a # starts a comment, and the bracket is not closed';
  if (mending && kind === 'spaces') {
    const code = sliceSpan(text, mending.span).replace(/^ +/, '').charCodeAt(0);
    return `${nameCode(code)}, an odd space, stands where YAML needs a plain one`;
  }
  if (kind === 'requote') return 'a value in quotes holds the same quotes';
  if (mending && kind === 'quote') {
    const value = sliceSpan(text, mending.span);
    return signs.find(([sign]) => sign.test(value))?.[1] ?? fault.detail;
  }
  const opening = findOpening(text, fault);
  if (opening !== undefined)
    return /["']/.test(text[opening]!) ? 'a quote is not closed' : 'a bracket is not closed';
  if (fault.code === 'BLOCK_AS_IMPLICIT_KEY' && !/:\s/.test(sliceSpan(text, valueSpan(text, fault))))
    return 'a line is indented, and what is above it cannot hold it';
  if (fault.code === 'UNPRINTABLE') {
    return `it holds a character that YAML does not allow, ${nameCode(fault.detail.charCodeAt(0))}`;
  }
  return reasons[fault.code] ?? psychReasons[fault.detail] ?? 'its YAML is damaged';
}

function nameCode(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
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

/** Without the byte order mark that nobody sees. */
function firstLine(text: string): Span {
  const { end } = lineAround(text, 0);
  return spanOf(end > 1 && text.startsWith('\ufeff') ? 1 : 0, end);
}
