import { words } from '../html/element-sets.ts';
import type { Post } from '../post/post.ts';
import { lineEndOf } from '../text/line-ends.ts';
import { replace, type Span, spanOf, type TextEdit } from '../text/span.ts';

/** Where HTML that was copied may go. */
export interface CopiedPlace {
  /** `body`: all of it, there is nothing in it yet. `blocks`: among the blocks of an element. `markdown`: a line of its own. */
  readonly kind: 'body' | 'blocks' | 'markdown';
  /** What it replaces. */
  readonly span: Span;
}

/** Nothing that a reader sees. */
const EMPTY_BODY = /^(?:\s|<\/?(?:div|article|section|p|br)(?:\s[^<>]*)?>)*$/;

/** Elements in which blocks stand beside each other. */
const containers = words('div section article main aside blockquote td');

/** The place for HTML at what is selected; undefined where blocks would break what stands there. */
export function findPlaceForCopied(post: Post, selected: Span): CopiedPlace | undefined {
  const { text, body, lead } = post;
  const start = lead?.span.end ?? body.span.start;
  if (selected.start < start || (lead && selected.start === start)) return undefined;
  // A regular expression over a whole body would be slow for nothing.
  if (text.length - start < 1000 && EMPTY_BODY.test(text.slice(start))) {
    return { kind: 'body', span: spanOf(start, text.length) };
  }
  const { start: offset, end } = selected;
  if (offset !== end) return undefined;
  const isWithin = ({ span }: { readonly span: Span }): boolean => span.start < offset && offset < span.end;
  if (body.tags.some(isWithin) || body.comments.some(span => isWithin({ span }))) return undefined;
  const open = body.tags.filter(
    ({ kind, span, partner }) =>
      kind === 'open' && partner && span.end <= offset && offset <= partner.span.start,
  );
  if (open.length === 0) {
    // Indented, it would belong to what stands above.
    const isOwnLine =
      isLineStart(text, offset) && /^[ \t]*(?:\r?\n|$)/.test(text.slice(offset, offset + 200));
    const isWithinBlock = body.root.children.some(
      block => block.type !== 'html' && isWithin({ span: block }),
    );
    return isOwnLine && !isWithinBlock ? { kind: 'markdown', span: spanOf(offset, offset) } : undefined;
  }
  const holdsBlocks = open.every(({ name, scope }) => scope > 0 && containers.has(name));
  return holdsBlocks ? { kind: 'blocks', span: spanOf(offset, offset) } : undefined;
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n';
}

/** Puts cleaned HTML at its place. */
export function placeCopied({ text, lead }: Post, { kind, span }: CopiedPlace, html: string): TextEdit {
  const eol = lineEndOf(text);
  const before = text.slice(Math.max(0, span.start - 200), span.start);
  const isAtLineStart = before === '' || /\n[ \t]*$/.test(before);
  const written = write();
  return replace(span, eol === '\n' ? written : written.replaceAll('\n', eol));

  function write(): string {
    if (kind === 'body') return `${lead ? '\n\n' : isAtLineStart ? '' : '\n'}<div>\n${html}\n</div>\n`;
    if (kind === 'markdown')
      return `${/\n[ \t]*\r?\n[ \t]*$/.test(before) ? '' : '\n'}<div>\n${html}\n</div>\n`;
    const isAtLineEnd = /^[ \t]*(?:\r?\n|$)/.test(text.slice(span.end, span.end + 200));
    return `${isAtLineStart ? '' : '\n'}${html}${isAtLineEnd ? '' : '\n'}`;
  }
}

/** Whether a text is the source of HTML, and no text in which a tag is mentioned. */
export function isHtmlSource(text: string): boolean {
  const trimmed = text.trim();
  if (!/^<(?:!doctype|!--|[a-z][\w-]*[\s/>])/i.test(trimmed)) return false;
  return /<\/[a-z][\w-]*\s*>\s*$|<\/(?:p|div|article|section|html)\s*>/i.test(trimmed.slice(0, 100_000));
}

/** Whether HTML on the clipboard is only how an editor colours the text that was copied in it. */
export function isColouredCode(html: string): boolean {
  const [first = ''] =
    /\S[\s\S]*/.exec(
      html.slice(0, 4000).replace(/<!--[^>]*-->|<\/?(?:html|head|body|meta)\b[^<>]*>/gi, ''),
    ) ?? [];
  return /^<pre\b/i.test(first) || /^<div\b[^<>]*\bwhite-space:\s*pre/i.test(first);
}
