import type { Post } from '../../post/post.ts';
import { insert, type Span, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'markdown/eaten-line',
  summary: 'A line of text that kramdown takes for the URL of a link: readers do not see it.',
  severity: 'warning',
  isOfKramdown: true,
  messages: {
    eaten: 'Jekyll takes this line for the URL of a link named [{name}]: readers do not see it.',
    fixTitle: 'Show the line as text',
  },
  *check(post, context) {
    if (!post.text.includes(']:')) return;
    for (const { name, span } of findLines(post)) {
      const fixes: readonly Fix[] = [
        {
          title: context.say('fixTitle', {}),
          safety: 'review',
          edits: [insert(span.start, '\\')],
          changes: ['reveal', 'mark', 'address'],
        },
      ];
      yield context.finding('eaten', { name }, { span, fixes });
    }
  },
});

interface EatenLine {
  readonly name: string;
  readonly span: Span;
}

const LINE = /^ {0,3}\[([^\]\n^*][^\]\n]{0,200})\]:[ \t]*([^\n\r]*)/;

/** What writers name a line that is meant for nobody, as in `[//]: # (a comment)`. */
const COMMENT = /^(?:\W*|_?comments?|todo|fixme|hidden|note to self)$/i;

/** In UTF-16 units: what follows tells no more. */
const LONGEST = 500;

function findLines({ body, text }: Post): readonly EatenLine[] {
  return body.blocks.flatMap(({ kind, span }) => {
    const match = kind === 'definition' ? LINE.exec(text.slice(span.start, span.end)) : null;
    if (!match || COMMENT.test(match[1]!) || !isText(match[2]!.trimEnd().slice(0, LONGEST))) return [];
    const start = span.start + match[0].indexOf('[');
    return [{ name: match[1]!, span: spanOf(start, span.start + match[0].trimEnd().length) }];
  });
}

/** Words, or four letters of a language that parts no words; no address, nor the name of a file. */
function isText(target: string): boolean {
  if (/^(?:[a-z][a-z\d+.-]*:|[<#/.{(]|www\.)|\.[a-z\d]{2,5}$/i.test(target) || /^\S*\/\S*$/.test(target))
    return false;
  return (
    /^\S*\p{L}{2}\S*[ \t](?:.*\P{L})?\p{L}{2}/u.test(target) ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4}/u.test(target)
  );
}
