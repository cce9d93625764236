import type { YamlFault } from '../../post/field.ts';
import { type FrontMatter, parseFrontMatter } from '../../post/front-matter.ts';
import { findOpening, lineAround, mendYaml, type YamlMending } from '../../post/mend-yaml.ts';
import type { Post } from '../../post/post.ts';
import { readsWithSafeYaml } from '../../site/build/build.ts';
import { applyEdits } from '../../text/edits.ts';
import { lineEndOf } from '../../text/line-ends.ts';
import { insert, remove, replace, type Span, sliceSpan, spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';

const messages = {
  missing: 'The post has no front matter: it has no layout, and Jekyll takes its title from the file name.',
  lateLine:
    'A blank line comes before the front matter, so Jekyll prints the front matter on the page as text.',
  lateSpace: 'A space comes before the front matter, so Jekyll prints the front matter on the page as text.',
  lateCharacter:
    'An invisible character ({code}) comes before the front matter, so Jekyll prints it on the page as text.',
  removeLateTitle: 'Remove everything before the front matter',
  unclosed: 'The front matter has no closing line of three dashes, so Jekyll prints it on the page.',
  lost: 'Jekyll cannot read the front matter and publishes the post without it: {reason}.',
  closeTitle: 'Close the front matter',
  cutOff:
    'Jekyll stops reading the front matter here and ignores this line and all lines below it: {reason}.',
  unindented:
    'This value continues on a line that is not indented: Jekyll can read it, but other programs cannot.',
  quoteTitle: 'Put the value in quotation marks',
  hashTitle: 'Put the text that starts with # in quotation marks',
  spacesTitle: 'Use plain spaces',
  keyTitle: 'Put the key in quotation marks',
  requoteTitle: 'Escape the inner quotation marks',
  escapeTitle: 'Escape the backslash',
  closeQuoteTitle: 'Add the closing quotation mark',
  closeListTitle: 'Add the closing bracket',
  blankTitle: 'Add a space after the colon',
  unindentTitle: 'Remove the indentation',
  blanksTitle: 'Use spaces instead',
  removeTitle: 'Remove the character',
  colonTitle: 'Use an ASCII colon',
  indentTitle: 'Indent the lines of the value',
  ALIAS_PROPS: 'an alias (*) cannot have a tag or anchor',
  BAD_ALIAS: 'a value starts with * and is not in quotation marks',
  BAD_COLLECTION_TYPE: 'a tag (!) does not fit its value',
  BAD_DIRECTIVE: 'a line starts with %',
  BAD_DQ_ESCAPE: 'a backslash in double quotation marks does not start a valid escape',
  BAD_INDENT: 'a line is not indented like the lines around it',
  BAD_PROP_ORDER: 'a tag or anchor is in the wrong place',
  BAD_SCALAR_START: 'a value starts with a character that needs quotation marks',
  BLOCK_AS_IMPLICIT_KEY: 'a value with a colon and a space in it is not in quotation marks',
  BLOCK_IN_FLOW: 'a bracket is not closed',
  COMMENT_SPACE: 'a # needs a space before it',
  IMPOSSIBLE: 'its YAML is invalid',
  KEY_OVER_1024_CHARS: 'a key is too long',
  LINE_END: 'a value without quotation marks contains a character that ends the line',
  MISSING_CHAR: 'a quotation mark, bracket, comma or colon is missing',
  MULTILINE_IMPLICIT_KEY: 'a line has no colon after its key, or a quotation mark is not closed',
  MULTIPLE_ANCHORS: 'a value has two anchors (&)',
  MULTIPLE_DOCS: 'it contains a second YAML document',
  MULTIPLE_TAGS: 'a value has two tags (!)',
  NOT_A_MAP: 'it contains no keys with values',
  NOT_READ: 'its YAML is too deep, too long or refers to itself too often',
  SYMBOL_KEY: 'a key starts with a colon',
  TAB_AS_INDENT: 'a line is indented with a tab',
  TAB_LINE: 'a line starts with a tab',
  TAG_RESOLVE_FAILED: 'a value starts with ! and is not in quotation marks',
  UNEXPECTED_TOKEN: 'something is where it does not belong',
  noColon: 'a line has no colon after its key',
  listNotClosed: 'a comma or the closing bracket of a list is missing',
  braceNotClosed: 'a comma or a closing brace is missing',
  anchorStart: 'a value starts with & or * and is not in quotation marks',
  noKey: 'a line is not indented like the lines around it, or has no key',
  tab: 'a tab is where YAML needs spaces',
  quoteNotClosed: 'a quotation mark is not closed',
  colonInBrackets: 'a colon in brackets is not in quotation marks',
  secondDocument: 'dashes or dots start a second YAML document',
  indentedLess: 'it is indented less than the lines above',
  indentedMore: 'it is not indented like the lines above',
  behindQuote: 'a value continues after its closing quotation mark',
  behindBracket: 'a value continues after its closing bracket',
  noSpace: 'a space is missing after a colon',
  wideColon: 'a colon is a Chinese one (：)',
  hashInList: 'a # starts a comment, so the bracket is not closed',
  strangeSpace: 'an unusual space ({code}) is where YAML needs a plain one',
  quotesInQuotes: 'a value in quotation marks contains the same marks',
  noPlace: 'a line is indented, but the line above it cannot contain it',
  notAllowed: 'it contains a character that YAML does not allow ({code})',
} as const;

type Say = Context<typeof messages>;

/** The messages that say why: those of the YAML parser by its own codes. */
type Reason = {
  readonly [Name in keyof typeof messages]: (typeof messages)[Name] extends `${string}{${string}`
    ? never
    : Name;
}[keyof typeof messages];

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

/** What libyaml's own words mean to an editor. */
const psychReasons: Readonly<Record<string, Reason>> = {
  "could not find expected ':'": 'noColon',
  "did not find expected ',' or ']'": 'listNotClosed',
  "did not find expected ',' or '}'": 'braceNotClosed',
  "did not find expected '-' indicator": 'BAD_INDENT',
  'did not find expected alphabetic or numeric character': 'anchorStart',
  'did not find expected key': 'noKey',
  'did not find expected node content': 'BAD_SCALAR_START',
  'found a directive that is none': 'BAD_DIRECTIVE',
  'found a tab character that violates indentation': 'TAB_AS_INDENT',
  'found a tab character where an indentation space is expected': 'TAB_AS_INDENT',
  'found character that cannot start any token': 'tab',
  'found undefined tag handle': 'TAG_RESOLVE_FAILED',
  'found unexpected document indicator': 'quoteNotClosed',
  'found unexpected end of stream': 'quoteNotClosed',
  "found unexpected ':'": 'colonInBrackets',
  'mapping values are not allowed in this context': 'BLOCK_AS_IMPLICIT_KEY',
};

export default defineRule({
  id: 'front-matter/syntax',
  summary: 'Front matter that Jekyll cannot read: the post is published without its title, date and layout.',
  severity: 'error',
  messages,
  *check(post, context) {
    const { frontMatter } = post;
    if (!frontMatter) {
      const blank = late(post, context);
      if (blank) yield blank;
      else if (!NO_POST.test(post.path)) yield context.finding('missing', {}, { span: firstLine(post.text) });
    } else if (!frontMatter.closeFence) {
      yield unclosed(post, frontMatter, context);
    } else {
      yield* faults(post, frontMatter, context);
    }
  },
});

/** Of what stands beside posts without a date in its name Jekyll publishes nothing. */
const NO_POST = /(?:^|\/)_posts\/(?:[^/]+\/)*(?!\d{2,4}-\d{1,2}-\d{1,2}-)[^/]+$/;

/** White space, or what nobody sees, before lines that would be front matter without it. */
const BEFORE_FENCE = /^\ufeff?([\s\ufeff\u200b\u2060]{1,1000})(?=---[ \t]*\r?\n)/;

function late({ text }: Post, context: Say): Finding | undefined {
  const [all, before] = BEFORE_FENCE.exec(text) ?? [];
  if (all === undefined || before === undefined) return undefined;
  // A BOM in the first place Jekyll skips.
  const start = all.length - before.length;
  const meant = parseFrontMatter(text.slice(0, start) + text.slice(all.length));
  if (!meant?.closeFence || meant.fields.length === 0) return undefined;
  const [hidden] = before.match(/[^ \t\r\n]/) ?? [];
  const edits = [remove(spanOf(start, all.length))];
  const fixes = [
    { title: context.say('removeLateTitle', {}), safety: 'safe', edits, changes: ['front-matter'] },
  ] as const;
  const parts = { span: spanOf(all.length, all.length + 3), fixes };
  return hidden === undefined
    ? context.finding(/\n/.test(before) ? 'lateLine' : 'lateSpace', {}, parts)
    : context.finding('lateCharacter', { code: nameCode(hidden.charCodeAt(0)) }, parts);
}

function unclosed(post: Post, frontMatter: FrontMatter, context: Say): Finding {
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

function* faults({ text }: Post, frontMatter: FrontMatter, context: Say): Generator<Finding> {
  // To safe_yaml a key with a colon before it is one like others.
  const isRead = readsWithSafeYaml(context.facts.site.build);
  const all = frontMatter.faults.filter(
    ({ code }) => code !== 'DUPLICATE_KEY' && !(isRead && code === 'SYMBOL_KEY'),
  );
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

function report(text: string, fault: YamlFault, mending: YamlMending | undefined, context: Say): Finding {
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
  if (fault.code === 'CUT_OFF')
    return context.finding('cutOff', { reason: context.say(cutOffReason(fault), {}) }, parts);
  return context.finding('lost', { reason: sayReason(text, fault, mending, context) }, parts);
}

function cutOffReason({ detail }: YamlFault): Reason {
  if (/^(?:---|\.\.\.)/.test(detail)) return 'secondDocument';
  return /^\s/.test(detail) ? 'indentedLess' : 'indentedMore';
}

/** The whole value on the line, where the parser names its first character alone. */
function valueSpan(text: string, { code, span }: YamlFault): Span {
  return code === 'BLOCK_AS_IMPLICIT_KEY' ? spanOf(span.start, lineAround(text, span.start).end) : span;
}

/** What a value that has to be in quotes starts with, or what it holds. */
const signs: readonly (readonly [sign: RegExp, reason: Reason])[] = [
  [/^\*/, 'BAD_ALIAS'],
  [/^["']/, 'behindQuote'],
  [/^[[{]/, 'behindBracket'],
  [/^(?::\S|[-?:](?:\s|$)|[,\]}#&!%@`|>])/, 'BAD_SCALAR_START'],
  [/./, 'BLOCK_AS_IMPLICIT_KEY'],
];

/** What is wrong where the repair shows it. */
const mendingReasons: Readonly<Partial<Record<YamlMending['kind'], Reason>>> = {
  blank: 'noSpace',
  colon: 'wideColon',
  hash: 'hashInList',
  requote: 'quotesInQuotes',
};

function sayReason(text: string, fault: YamlFault, mending: YamlMending | undefined, context: Say): string {
  if (mending?.kind === 'spaces') {
    const code = sliceSpan(text, mending.span).replace(/^ +/, '').charCodeAt(0);
    return context.say('strangeSpace', { code: nameCode(code) });
  }
  const reason = reasonFor(text, fault, mending);
  return reason === 'notAllowed'
    ? context.say(reason, { code: nameCode(fault.detail.charCodeAt(0)) })
    : context.say(reason, {});
}

function reasonFor(text: string, fault: YamlFault, mending: YamlMending | undefined): Reason | 'notAllowed' {
  const shown = mending && mendingReasons[mending.kind];
  if (shown) return shown;
  if (mending?.kind === 'quote') {
    const value = sliceSpan(text, mending.span);
    return signs.find(([sign]) => sign.test(value))?.[1] ?? 'BLOCK_AS_IMPLICIT_KEY';
  }
  const opening = findOpening(text, fault);
  if (opening !== undefined) return /["']/.test(text[opening]!) ? 'quoteNotClosed' : 'BLOCK_IN_FLOW';
  if (fault.code === 'BLOCK_AS_IMPLICIT_KEY' && !/:\s/.test(sliceSpan(text, valueSpan(text, fault))))
    return 'noPlace';
  if (fault.code === 'UNPRINTABLE') return 'notAllowed';
  return isReason(fault.code) ? fault.code : (psychReasons[fault.detail] ?? 'IMPOSSIBLE');
}

/** Whether the YAML parser's code is one that has a reason of its own. */
function isReason(code: string): code is Reason {
  return /^[A-Z\d_]+$/.test(code) && code in messages;
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
