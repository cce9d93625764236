import { findMendedTexts } from '../mended-texts.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'front-matter/double-blank',
  summary: 'Several spaces in a row in a title: pages show only one.',
  severity: 'hint',
  messages: {
    several: 'The title has several spaces in a row, but pages show only one.',
    fixTitle: 'Keep one space',
  },
  *check(post, context) {
    for (const { span, edits } of findMendedTexts(post, ['title'], leaveOneBlank)) {
      const fix: Fix = { title: context.say('fixTitle', {}), safety: 'safe', edits };
      yield context.finding('several', {}, { span, fixes: edits.length > 0 ? [fix] : [] });
    }
  },
});

function leaveOneBlank(text: string): string {
  // Not from the end of blanks to their start again and again: each run is taken whole.
  return text.replace(/ +/g, (blanks, start: number) => {
    const isAtEnd = start === 0 || start + blanks.length === text.length;
    return isAtEnd ? blanks : ' ';
  });
}
