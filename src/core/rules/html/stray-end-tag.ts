import { voidElements } from '../../kramdown/elements.ts';
import type { Tag } from '../../kramdown/tag.ts';
import { codeSplits, isReadAmiss } from '../../markup/split-code.ts';
import type { Post } from '../../post/post.ts';
import { remove, replace } from '../../text/span.ts';
import { type Context, defineRule, type Fix } from '../rule.ts';
import { isTextLikeEnd } from './meant-as-text.ts';

const messages = {
  stray: '</{name}> closes nothing.',
  strayPrints: '</{name}> closes nothing: readers see it on the page as text.',
  void: '<{name}> has no content and needs no end tag: readers see </{name}> on the page as text.',
  removeTitle: 'Remove </{name}>',
  breakTitle: 'Change it to <br/>',
} as const;

export default defineRule({
  id: 'html/stray-end-tag',
  summary: 'An end tag that closes nothing: readers see it on the page as text.',
  severity: 'error',
  mendsPairs: true,
  messages,
  *check(post, context) {
    const splits = codeSplits(post);
    for (const fault of post.body.structure.faults) {
      if (fault.kind !== 'stray') continue;
      const { name, span } = fault.tag;
      // What is text `html/unreadable-tag` tells of.
      if (isReadAmiss(fault.tag, splits) || isTextLikeEnd(fault.tag, post.text.slice(span.start, span.end)))
        continue;
      const parts = { span, prints: fault.prints, fixes: [fixOf(fault.tag, post, context)] };
      if (voidElements.has(name)) yield context.finding('void', { name }, parts);
      else yield context.finding(fault.prints ? 'strayPrints' : 'stray', { name }, parts);
    }
  },
});

function fixOf(tag: Tag, post: Post, context: Context<typeof messages>): Fix {
  const { text } = post;
  // A browser makes a line break of `</br>`, and that is what was meant.
  if (tag.name === 'br') {
    return { title: context.say('breakTitle', {}), safety: 'safe', edits: [replace(tag.span, '<br/>')] };
  }
  return {
    title: context.say('removeTitle', { name: tag.name }),
    safety: joinsWords(tag, text) || isWord(tag, text) || mayCloseIncluded(tag, post) ? 'review' : 'safe',
    edits: [remove(tag.span)],
  };
}

/** In a sentence of Markdown, apart from the words on both sides, it may be what the sentence speaks of. */
function isWord({ span, scope }: Tag, text: string): boolean {
  if (scope > 0) return false;
  const before = text.slice(Math.max(0, span.start - 2), span.start);
  return /[^\s>][ \t]$/.test(before) && /^(?:[ \t]+[^\s<]|[,.;:!?])/.test(text.slice(span.end, span.end + 9));
}

/** What an `{% include … %}` before it holds may be what it closes. */
function mayCloseIncluded({ span }: Tag, { body, text }: Post): boolean {
  return body.liquid.spans.some(
    ({ start, end }) => start < span.start && /^\{%-?\s*include/.test(text.slice(start, end)),
  );
}

/** A browser starts a new paragraph at a stray `</p>`: without it the text on both sides would run together. */
function joinsWords(tag: Tag, text: string): boolean {
  if (tag.name !== 'p') return false;
  return !/[\s>]/.test(text[tag.span.start - 1] ?? ' ') && !/[\s<]/.test(text[tag.span.end] ?? ' ');
}
