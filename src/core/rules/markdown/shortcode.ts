import { markdownRuns } from '../../markup/markdown-runs.ts';
import { readTexts } from '../../markup/page-texts.ts';
import type { Post } from '../../post/post.ts';
import { escapeHtml } from '../../text/escape/escape-html.ts';
import { replace, type Span, spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';

const messages = {
  shortcode: '[{name}] is a WordPress shortcode: Jekyll shows it as text.',
  figureTitle: 'Change it to a figure with a caption',
  linkTitle: 'Replace with a link',
} as const;

export default defineRule({
  id: 'markdown/shortcode',
  summary: 'A WordPress shortcode, such as [caption]: readers see it as text.',
  severity: 'warning',
  messages,
  *check(post, context) {
    if (!SHORTCODE.test(post.text)) return;
    for (const shortcode of findShortcodes(post)) yield report(shortcode, post, context);
  },
});

interface Shortcode {
  readonly name: string;
  /** The tag in brackets that starts it. */
  readonly open: Span;
  /** Behind its end tag; undefined where there is none. */
  readonly end: number | undefined;
}

/** With parameters, or with an end: a word in brackets is none. */
const SHORTCODE =
  /\[(caption|wp_caption|gallery|embed|youtube|vimeo|audio|video|playlist|soundcloud|slideshare|flickr|dailymotion|gist|googlemaps|polldaddy|twitter|instagram|vine|sourcecode|contact-form|blip\.tv|kml_flashembed)\b([^\]\n]{0,1000})\]/;

function findShortcodes(post: Post): readonly Shortcode[] {
  const { text } = post;
  const found = new Map<number, Shortcode>();
  const add = (shown: string, offset: number): void => {
    for (const { index } of shown.matchAll(/\[(?=[a-z])/g)) {
      const at = offset + index;
      // Quotation marks of its parameters are read as such: the file has them as they were.
      const match = SHORTCODE.exec(text.slice(at, at + 1100));
      if (match?.index !== 0) continue;
      const [whole, name = '', parameters = ''] = match;
      const open = spanOf(at, at + whole.length);
      const close = text.slice(open.end, open.end + 5000).indexOf(`[/${name}]`);
      const end = close < 0 ? undefined : open.end + close + name.length + 3;
      const isMeant =
        end !== undefined ||
        /^\s+[\w-]+\s*=|^[=\s]+https?:\/\//.test(parameters) ||
        (name === 'gallery' && parameters === '');
      // Behind the bracket of a link stands its address.
      if ((isMeant && !/[([]/.test(text[open.end] ?? '')) || (isMeant && name.endsWith('caption')))
        found.set(at, { name, open, end });
    }
  };
  for (const { text: shown, start } of markdownRuns(post)) add(shown, start);
  for (const { value, start, end } of readTexts(post).texts) {
    if (value.includes('[')) add(post.text.slice(start, end), start);
  }
  return [...found.values()].sort((a, b) => a.open.start - b.open.start);
}

function report({ name, open, end }: Shortcode, post: Post, context: Context<typeof messages>): Finding {
  const span = open;
  const fixes: Fix[] = [];
  if (end !== undefined) {
    const blanks = /^[ \t]*/.exec(post.text.slice(end, end + 40))![0].length;
    const whole = spanOf(open.start, end + blanks);
    const parameters = post.text.slice(open.start + 1 + name.length, open.end - 1);
    const content = post.text.slice(open.end, end - name.length - 3);
    const figure = name.endsWith('caption') ? asFigure(parameters, content, whole, post.text) : undefined;
    const address = /^\s*(https?:\/\/[^\s<>]+)\s*$/.exec(content)?.[1];
    const changes = ['mark', 'hide', 'spacing'] as const;
    if (figure !== undefined) {
      const title = context.say('figureTitle', {});
      fixes.push({ title, safety: 'review', edits: [replace(whole, figure)], changes });
    } else if (address !== undefined) {
      const title = context.say('linkTitle', {});
      fixes.push({ title, safety: 'review', edits: [replace(whole, `<${address}>`)], changes });
    }
  }
  return context.finding('shortcode', { name }, { span, fixes });
}

const MARKDOWN_IMAGE =
  /^(\[)?!\[([^[\]]*)\]\(([^()\s]+)(?:\s+"[^"]*")?\)(?:\]\(([^()\s]+)(?:\s+"[^"]*")?\))?\s*([^[\]]*)$/;
const HTML_IMAGE = /^((?:<a\b[^<>]*>)?\s*<img\b[^<>]*>\s*(?:<\/a>)?)\s*([^<>]*)$/;

/** An image, perhaps in a link, and the caption: behind it, or in a parameter. */
function asFigure(parameters: string, content: string, whole: Span, text: string): string | undefined {
  const given = /\bcaption\s*=\s*"([^"]*)"/.exec(parameters)?.[1];
  const markdown = MARKDOWN_IMAGE.exec(content.trim());
  const html = HTML_IMAGE.exec(content.trim());
  let image: string | undefined;
  if (html) image = html[1]!.trim();
  else if (markdown && (markdown[1] === undefined) === (markdown[4] === undefined)) {
    const [, , alt, src, href] = markdown;
    const picture = `<img src="${escapeHtml(src!)}" alt="${escapeHtml(alt!)}">`;
    image = href === undefined ? picture : `<a href="${escapeHtml(href)}">${picture}</a>`;
  }
  const words = (given ?? markdown?.[5] ?? html?.[2] ?? '').trim();
  if (image === undefined) return undefined;
  const caption = words === '' ? '' : `<figcaption>${escapeHtml(words)}</figcaption>`;
  // A figure is a block: text on its line becomes a paragraph of its own.
  const before = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, whole.start - 40), whole.start)) ? '' : '\n\n';
  const behind = /^(?:\r?\n|$)/.test(text.slice(whole.end, whole.end + 40)) ? '' : '\n\n';
  return `${before}<figure>${image}${caption}</figure>${behind}`;
}
