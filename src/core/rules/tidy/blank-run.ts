import type { Post } from '../../post/post.ts';
import { lastAtOrBefore } from '../../text/sorted.ts';
import { replace, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, type MendedPlace, together } from '../together.ts';

/** Two no-break blanks or more, or such among others, between words of one line. */
const RUN = /(?<=[^\s>;\u00a0])(?:[ \t]*(?:\u00a0|&nbsp;|&#160;|&#xa0;)){2,}[ \t]*(?=[^\s<&])/gi;

export default defineRule({
  id: 'tidy/blank-run',
  summary: 'No-break spaces in a row, which make a wide gap between words.',
  severity: 'hint',
  isOptIn: true,
  messages: {
    one: '{size} no-break spaces make a wide gap between these words.',
    many: 'No-break spaces make {count} wide gaps between words.',
    another: 'Here too',
    fixTitle: 'Keep one space',
  },
  *check(post, context) {
    const places = findRuns(post);
    if (!hasSome(places)) return;
    const { size } = places[0];
    const count = places.length;
    const others = context.say('another', {});
    // Poems and tables of text may want them.
    const parts = together(places, { others, title: context.say('fixTitle', {}), safety: 'review' });
    yield count > 1 ? context.finding('many', { count }, parts) : context.finding('one', { size }, parts);
  },
});

interface Run extends MendedPlace {
  readonly size: number;
}

function findRuns({ text, body }: Post): readonly Run[] {
  const matches = [...text.slice(body.span.start).matchAll(RUN)];
  if (matches.length === 0) return [];
  const starts = body.tags.map(({ span }) => span.start);
  return matches.flatMap(match => {
    const start = body.span.start + match.index;
    const before = body.tags[lastAtOrBefore(starts, start)];
    if ((before?.span.end ?? 0) > start || before?.name === 'pre') return [];
    const span = spanOf(start, start + match[0].length);
    const size = match[0].match(/\u00a0|&/g)!.length;
    return [{ span, edits: [replace(span, ' ')], size }];
  });
}
