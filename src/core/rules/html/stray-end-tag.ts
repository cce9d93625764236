import { voidElements } from '../../kramdown/elements.ts';
import type { Tag } from '../../kramdown/tag.ts';
import { remove, replace } from '../../text/span.ts';
import { type Context, defineRule, type Fix } from '../rule.ts';

const messages = {
  stray: '</{name}> closes nothing.',
  strayPrints: '</{name}> closes nothing; Jekyll prints it on the page as text.',
  void: '<{name}> has no content and no end tag; Jekyll prints </{name}> on the page as text.',
  removeTitle: 'Remove </{name}>',
  breakTitle: 'Write <br/>',
} as const;

export default defineRule({
  id: 'html/stray-end-tag',
  summary: 'An end tag that closes nothing: Jekyll prints it on the page as text.',
  severity: 'error',
  mendsPairs: true,
  messages,
  *check(post, context) {
    for (const fault of post.body.structure.faults) {
      if (fault.kind !== 'stray') continue;
      const { name, span } = fault.tag;
      const parts = { span, prints: fault.prints, fixes: [fixOf(fault.tag, post.text, context)] };
      if (voidElements.has(name)) yield context.finding('void', { name }, parts);
      else yield context.finding(fault.prints ? 'strayPrints' : 'stray', { name }, parts);
    }
  },
});

function fixOf(tag: Tag, text: string, context: Context<typeof messages>): Fix {
  // A browser makes a line break of `</br>`, and that is what was meant.
  if (tag.name === 'br') {
    return { title: context.say('breakTitle', {}), safety: 'safe', edits: [replace(tag.span, '<br/>')] };
  }
  return {
    title: context.say('removeTitle', { name: tag.name }),
    safety: joinsWords(tag, text) ? 'review' : 'safe',
    edits: [remove(tag.span)],
  };
}

/** A browser starts a new paragraph at a stray `</p>`: without it the text on both sides would run together. */
function joinsWords(tag: Tag, text: string): boolean {
  if (tag.name !== 'p') return false;
  return !/[\s>]/.test(text[tag.span.start - 1] ?? ' ') && !/[\s<]/.test(text[tag.span.end] ?? ' ');
}
