import { isElementName } from '../../html/element-sets.ts';
import { readTexts } from '../../markup/page-texts.ts';
import type { Post } from '../../post/post.ts';
import { remove, type Span, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'html/printed-declaration',
  summary: 'A declaration from HTML, XML or Word in the text: readers see it on the page.',
  severity: 'warning',
  isOfKramdown: true,
  messages: {
    declaration: 'This declaration belongs at the top of a whole page: here, readers see it as text.',
    condition: 'Word left this condition in the text: readers see it on the page.',
    xml: 'This is an XML instruction: readers see it on the page as text.',
    removeTitle: 'Remove the declaration',
  },
  *check(post, context) {
    if (!post.text.includes('<!') && !post.text.includes('<?')) return;
    if (post.text.search(DECLARATION) < 0) return;
    for (const { span, kind } of findDeclarations(post)) {
      const fixes: readonly Fix[] = [
        {
          title: context.say('removeTitle', {}),
          safety: 'review',
          edits: [remove(withLine(post.text, span))],
          changes: ['hide'],
        },
      ];
      yield context.finding(kind, {}, { span, fixes, prints: true });
    }
  },
});

interface Declaration {
  readonly span: Span;
  readonly kind: 'declaration' | 'condition' | 'xml';
}

const DECLARATION =
  /<!DOCTYPE\b[^<>\n]{0,300}>|<!\[(?:if\b[^<>\n]{0,100}|endif)\]>|<\?xml\b[^<>\n]{0,300}>/gi;

/** Where the text begins with the bracket: in it kramdown may have read quotes and dashes. */
function findDeclarations(post: Post): readonly Declaration[] {
  const { texts } = readTexts(post);
  const found = new Map<number, Declaration>();
  for (const { start, end, value } of texts) {
    if (!/<[!?]/.test(value)) continue;
    // What follows the text on its line belongs to it.
    const written = post.text.slice(
      start,
      end + (/[^\n]*/.exec(post.text.slice(end, end + 400))?.[0].length ?? 0),
    );
    for (const { 0: declaration, index } of written.matchAll(DECLARATION)) {
      const at = start + index;
      if (at >= end || !value.includes(declaration.slice(0, 3))) continue;
      if (!declaration.startsWith('<![') && isSpokenOf(post.text, at)) continue;
      if (declaration.startsWith('<?') && isOfShownXml(post.text, at + declaration.length)) continue;
      const kind = declaration.startsWith('<?')
        ? 'xml'
        : declaration.startsWith('<![')
          ? 'condition'
          : 'declaration';
      found.set(at, { span: spanOf(at, at + declaration.length), kind });
    }
  }
  return [...found.values()];
}

/** Whether a text stands before it in its line, or a backslash: then it is there to be read. */
function isSpokenOf(text: string, at: number): boolean {
  const before = /[^\n\r]*$/.exec(text.slice(Math.max(0, at - 300), at))![0];
  return /[^\s<>]/.test(before.replace(/<[^<>]*>/g, ''));
}

/** Whether what follows is no HTML: then the post shows a piece of XML, which begins with it. */
function isOfShownXml(text: string, end: number): boolean {
  const name = /^\s{0,200}<([A-Za-z_][\w.:-]{0,100})/.exec(text.slice(end, end + 400))?.[1];
  return name !== undefined && !isElementName(name);
}

/** With its line, where nothing else stands on it. */
function withLine(text: string, { start, end }: Span): Span {
  const isAlone = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 40), start));
  const rest = /^[ \t]*\r?\n/.exec(text.slice(end, end + 40));
  return isAlone && rest ? spanOf(start, end + rest[0].length) : spanOf(start, end);
}
