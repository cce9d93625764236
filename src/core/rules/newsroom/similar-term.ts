import type { SeenTerm } from '../../newsroom/newsroom.ts';
import { kindOfTerms } from '../../newsroom/post-summary.ts';
import type { Field } from '../../post/field.ts';
import type { FrontMatter } from '../../post/front-matter.ts';
import { oncePer } from '../../post/once-per-post.ts';
import { toYamlLike } from '../../text/escape/yaml-text.ts';
import { replace, type Span, sliceSpan } from '../../text/span.ts';
import { foldTerm } from '../../text/words/fold-term.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'newsroom/similar-term',
  summary: 'A tag, category or author that most other posts spell differently.',
  severity: 'hint',
  isOptIn: true,
  messages: {
    similar: '"{term}" may be another spelling of "{usual}", which {posts} other posts use.',
    fixTitle: 'Change to "{usual}"',
  },
  *check({ frontMatter, text }, { facts: { newsroom }, finding, say }) {
    if (!newsroom || !frontMatter?.closeFence) return;
    for (const field of frontMatter.fields) {
      const kind = kindOfTerms(field.name);
      if (kind === undefined || kind === 'layout' || !field.isSound) continue;
      for (const { term, span } of readTerms(field, frontMatter)) {
        const usual = usualSpellings(newsroom.seen(kind)).get(looseSpelling(term));
        if (!usual || usual.text === term || usual.posts <= newsroom.count(kind, term)) continue;
        const written = sliceSpan(text, span);
        const fixes: readonly Fix[] = /^[&*!|>]/.test(written)
          ? []
          : [
              {
                title: say('fixTitle', { usual: usual.text }),
                safety: 'review',
                edits: [replace(span, toYamlLike(written, usual.text))],
              },
            ];
        yield finding('similar', { term, usual: usual.text, posts: usual.posts }, { span, fixes });
      }
    }
  },
});

/** Blanks and dashes within make no difference either. */
function looseSpelling(term: string): string {
  return foldTerm(term).replace(/[\s_\-·・]+/g, '');
}

/** By loose spelling the term that most posts have. The newsroom gives the same list until one of its terms changes. */
const usualSpellings = oncePer((seen: readonly SeenTerm[]): ReadonlyMap<string, SeenTerm> => {
  const usual = new Map<string, SeenTerm>();
  // The most used come first.
  for (const term of seen) {
    const key = looseSpelling(term.text);
    if (!usual.has(key)) usual.set(key, term);
  }
  return usual;
});

function* readTerms(
  { name, value, valueSpan }: Field,
  { valueSpans }: FrontMatter,
): Generator<{ readonly term: string; readonly span: Span }> {
  if (typeof value === 'string' && !(name.endsWith('s') && /\s/.test(value.trim()))) {
    if (value.trim() !== '') yield { term: value.trim(), span: valueSpans.get(`/${name}`) ?? valueSpan };
    return;
  }
  for (const [index, item] of (Array.isArray(value) ? value : []).entries()) {
    const span = valueSpans.get(`/${name}/${index}`);
    if (typeof item === 'string' && item.trim() !== '' && span) yield { term: item.trim(), span };
  }
}
