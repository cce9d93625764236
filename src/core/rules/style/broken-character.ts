import { createTextFinder } from '../../markup/page-texts.ts';
import { replace, spanOf } from '../../text/span.ts';
import { findBrokenText } from '../../text/words/mojibake.ts';
import { findMendedTexts } from '../mended-texts.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

export default defineRule({
  id: 'style/broken-character',
  summary: 'Characters that were read in the wrong encoding, such as â€™ instead of an apostrophe.',
  severity: 'warning',
  messages: {
    known: '"{broken}" was read in the wrong encoding: readers see it instead of "{repaired}".',
    lost: '"{broken}" replaces a character that was lost: readers cannot tell what was meant.',
    many: '"{broken}" and {count} more places were read in the wrong encoding: readers see garbled text.',
    another: 'Here too',
    fixTitle: 'Restore the characters that were meant',
  },
  *check(post, context) {
    const broken = findBrokenText(post.text);
    if (broken.length === 0) return;
    const isInText = createTextFinder(post);
    const inTexts = broken.flatMap(({ text, index, repaired }) => {
      const span = spanOf(index, index + text.length);
      if (!isInText(span)) return [];
      return [{ text, repaired, span, edits: repaired === undefined ? [] : [replace(span, repaired)] }];
    });
    const inFields = findMendedTexts(post, ['title', 'description'], repairAll).map(
      ({ before, span, edits }) => ({ ...findBrokenText(before)[0]!, span, edits }),
    );
    const places = [...inFields, ...inTexts];
    if (!hasSome(places)) return;
    const { text, repaired } = places[0];
    const count = places.length - 1;
    const title = context.say('fixTitle', {});
    const parts = together(places, { others: context.say('another', {}), title, safety: 'review' });
    if (count > 0) yield context.finding('many', { broken: text, count }, parts);
    else if (repaired === undefined) yield context.finding('lost', { broken: text }, parts);
    else yield context.finding('known', { broken: text, repaired }, parts);
  },
});

function repairAll(text: string): string {
  let repaired = '';
  let end = 0;
  for (const piece of findBrokenText(text)) {
    repaired += text.slice(end, piece.index) + (piece.repaired ?? piece.text);
    end = piece.index + piece.text.length;
  }
  return repaired + text.slice(end);
}
