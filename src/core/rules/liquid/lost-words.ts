import type { LostOutput } from '../../liquid/run.ts';
import type { Post } from '../../post/post.ts';
import { sliceSpan, spanOf } from '../../text/span.ts';
import { createSpanSet } from '../../text/span-set.ts';
import { defineRule } from '../rule.ts';
import { asRaw } from './as-raw.ts';

export default defineRule({
  id: 'liquid/lost-words',
  summary: 'Liquid that leaves nothing on the page: readers see a gap where text was meant.',
  severity: 'warning',
  messages: {
    lost: 'Nothing in the site sets "{name}": readers see a gap instead of {text}.',
    showTitle: 'Show {text} as text',
  },
  *check(post, context) {
    const { comments, placeholders } = post.body;
    const lostOutputs = [...post.body.lostOutputs, ...findShortcodes(post)];
    if (lostOutputs.length === 0) return;
    const tags = placeholders.flatMap(({ written }) => TAG.exec(written)?.[0] ?? []);
    // An include that is not at hand may set any name.
    if (tags.some(tag => /\binclude/.test(tag))) return;
    const set = new Set([...tags.flatMap(tag => tag.match(/[\w-]+/g) ?? []), ...namesSetIn(post.text)]);
    const hidden = createSpanSet(comments);
    for (const { name, span } of lostOutputs) {
      if (set.has(name) || hidden.within(span).length > 0) continue;
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

/** Shortcodes of Hugo, of which Liquid makes outputs without a name. */
const SHORTCODE =
  /\{\{(?:<[ \t]*\/?[ \t]*([\w-]+)[^{}<>]{0,500}>|%[ \t]*\/?[ \t]*([\w-]+)[^{}%]{0,500}%)\}\}/g;

function findShortcodes({ text, body }: Post): readonly LostOutput[] {
  if (!/\{\{[<%]/.test(text)) return [];
  return Array.from(text.matchAll(SHORTCODE), ({ 0: written, 1: angled, 2: name, index }) => ({
    name: (angled ?? name)!,
    span: spanOf(index, index + written.length),
  })).filter(({ span }) =>
    body.liquid.within(span).some(({ start, end }) => start <= span.start && span.end <= end),
  );
}

/** What stands for a tag that is not run: one of a plugin's may set the names that it mentions. */
const TAG = /^\{%(?!-?\s*(?:link|post_url)\b).*/s;
const SETTING =
  /\{%-?\s*(?:(?:assign|capture|increment|decrement)\s+([\w-]+)|(?:for|tablerow)\s+([\w-]+)\s+in\b)/g;

/** The names that tags of the post set, were it in a branch that is not taken. */
function namesSetIn(text: string): readonly string[] {
  return [...text.matchAll(SETTING)].map(([, set, looped]) => (set ?? looped)!);
}
