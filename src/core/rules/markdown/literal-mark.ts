import type { Element } from '../../kramdown/element.ts';
import { replace, type Span, sliceSpan, spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Finding } from '../rule.ts';

/** What is surely meant for Markdown: a link or an image with a web address, bold text, a heading on its own line. */
const MARK =
  /(!?)\[([^[\]<>\n\r]{1,500})\]\((https?:\/\/[^\s()<>]+)\)|(?<![*\w])\*\*(?![\s*])([^*\n\r]{1,300}?)(?<![\s*])\*\*(?![*\w])|(?<=[\n\r])[ \t]*#{1,6} +([^\n\r]{1,200})(?=[\n\r]|$)/g;

/** Elements whose text is shown as it is. */
const verbatim: ReadonlySet<string> = new Set([
  'code',
  'kbd',
  'pre',
  'samp',
  'script',
  'style',
  'textarea',
  'xmp',
]);

const messages = {
  literal: 'This {kind} of Markdown stands in HTML, where kramdown reads none: the page shows its signs.',
  write: 'Write it as HTML',
} as const;

export default defineRule({
  id: 'markdown/literal-mark',
  summary: 'Markdown within HTML, whose signs stand on the page.',
  severity: 'warning',
  messages,
  *check(post, context) {
    if (!mayHoldSign(post.text)) return;
    const texts: Element[] = [];
    collectTexts(post.body.root, texts);
    for (const text of texts) yield* checkText(text, post.text, context);
  },
});

/** Signs of Markdown are rare in HTML: most texts need not be searched. */
const SIGN = /\]\(http|\*\*|[\n\r][ \t]*#{1,6} /;

/** Searching for fixed texts is much quicker than for an expression. */
function mayHoldSign(text: string): boolean {
  return text.includes('](http') || text.includes('**') || (text.includes('# ') && SIGN.test(text));
}

function collectTexts(element: Element, texts: Element[]): void {
  if (verbatim.has(element.value)) return;
  const isRaw = isRawHtml(element);
  for (const child of element.children) {
    if (isRaw && child.type === 'text' && SIGN.test(child.value)) texts.push(child);
    else if (child.children.length > 0) collectTexts(child, texts);
  }
}

function isRawHtml({ type, contentModel, isBlock }: Element): boolean {
  return type === 'html' && contentModel === 'raw' && isBlock;
}

function* checkText(
  { value, start, end }: Element,
  source: string,
  context: Context<typeof messages>,
): Generator<Finding> {
  const text = sliceSpan(source, spanOf(start, end));
  // Where Liquid or the signs of a quote were taken out, the places in the text are not those in the file.
  if (text.replace(/\r\n?/g, '\n') !== value) return;
  for (const match of text.matchAll(MARK)) {
    const span = spanOf(start + match.index, start + match.index + match[0].length);
    const [, bang, label, url, bold, heading] = match;
    if (url !== undefined) {
      const isImage = bang === '!';
      const html = isImage ? `<img src="${url}" alt="${quoted(label!)}">` : `<a href="${url}">${label}</a>`;
      yield report(isImage ? 'image' : 'link', span, html, context);
    } else if (bold !== undefined) {
      yield report('bold text', span, `<strong>${bold}</strong>`, context);
    } else if (heading !== undefined) {
      yield report('heading', trimStart(span, match[0]), undefined, context);
    }
  }
}

function trimStart({ start, end }: Span, text: string): Span {
  return spanOf(start + text.search(/#/), end);
}

function quoted(text: string): string {
  return text.replaceAll('"', '&quot;');
}

function report(
  kind: string,
  span: Span,
  html: string | undefined,
  context: Context<typeof messages>,
): Finding {
  const fixes =
    html === undefined
      ? []
      : [{ title: context.say('write', {}), safety: 'review', edits: [replace(span, html)] } as const];
  return context.finding('literal', { kind }, { span, fixes });
}
