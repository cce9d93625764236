import type { Post } from '../../post/post.ts';
import { overlaps, sliceSpan } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { asRaw } from '../shared/as-raw.ts';

export default defineRule({
  id: 'liquid/lost-words',
  summary: 'Liquid of which nothing is left on the page: readers see a gap where words were meant.',
  severity: 'warning',
  messages: {
    lost: 'Nothing in the site sets "{name}", so readers see a gap where {text} stands.',
    showTitle: 'Show {text} as text',
  },
  *check(post, context) {
    const { lostOutputs, comments } = post.body;
    if (lostOutputs.length === 0) return;
    const set = namesSetIn(post.text);
    for (const { name, span } of lostOutputs) {
      // A branch that is not taken may set it.
      if (set.has(name) || mayBeSetElsewhere(name, post.body)) continue;
      if (comments.some(comment => overlaps(span, comment))) continue;
      const text = sliceSpan(post.text, span);
      // Perhaps another name was meant.
      const fix = {
        title: context.say('showTitle', { text }),
        safety: 'review',
        edits: asRaw(span),
      } as const;
      yield context.finding('lost', { name, text }, { span, fixes: [fix] });
    }
  },
});

/** Whether an include that is not at hand may set the name, or the tag of a plugin that mentions it. */
function mayBeSetElsewhere(name: string, { placeholders }: Post['body']): boolean {
  return placeholders.some(({ written }) => {
    const [, tag] = /^\{%-?\s*(\w+)/.exec(written) ?? [];
    if (tag === undefined || tag === 'link' || tag === 'post_url') return false;
    return tag.startsWith('include') || written.includes(name);
  });
}

const SETTING =
  /\{%-?\s*(?:(?:assign|capture|increment|decrement)\s+([\w-]+)|(?:for|tablerow)\s+([\w-]+)\s+in\b)/g;

function namesSetIn(text: string): ReadonlySet<string | undefined> {
  return new Set([...text.matchAll(SETTING)].flatMap(([, set, looped]) => [set ?? looped]));
}
