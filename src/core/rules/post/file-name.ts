import type { Post } from '../../post/post.ts';
import { type Span, spanOf } from '../../text/span.ts';
import { removeInvisible } from '../../text/words/invisible.ts';
import { defineRule, type Finding } from '../rule.ts';

/** Bytes that Linux allows a name; Windows and macOS count characters, and allow more Chinese ones. */
const MAX_BYTES = 255;

export default defineRule({
  id: 'post/file-name',
  summary:
    'A name of the file that Windows or Linux cannot bear, or below `_posts` one that Jekyll cannot use.',
  severity: 'warning',
  messages: {
    noDate:
      'Jekyll leaves this post out: the name of its file does not start with a date, as 2024-03-05-name does.',
    noSuchDate:
      'The name of the file starts with {day}, which is no date: Jekyll builds nothing of the whole site.',
    noSuchDay:
      'The name of the file starts with {day}, and there is no such day: Jekyll takes one of the next month.',
    noName: 'The name of the file has nothing behind the date: the address of the page has no name.',
    tooLong: 'The name of the file takes {bytes} bytes; Linux allows 255, and cannot check the post out.',
    reserved: 'Windows allows no {characters} in the name of a file, and cannot check the post out.',
    device: 'Windows takes this name for a device, and cannot check the post out.',
    blankEnd: 'The name of the file ends with a blank or a point, which Windows takes off.',
    invisible: 'The name of the file holds a character that nobody sees: U+{code}.',
  },
  *check(post, context) {
    const name = post.path.slice(post.path.lastIndexOf('/') + 1);
    const parts = { span: firstLine(post) };
    const error = { ...parts, severity: 'error' } as const;
    const hint = { ...parts, severity: 'hint' } as const;
    if (/(?:^|\/)_posts\//.test(post.path)) yield* checkDate();

    const bytes = countBytes(name);
    if (bytes > MAX_BYTES) yield context.finding('tooLong', { bytes }, parts);
    // Whether it matters depends on who edits the site, and readers see nothing of it.
    const reserved = new Set(name.match(/[<>:"\\|?*]/g));
    if (reserved.size > 0) yield context.finding('reserved', { characters: [...reserved].join(' ') }, hint);
    if (/^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i.test(name))
      yield context.finding('device', {}, hint);
    if (/[ .]$/.test(name)) yield context.finding('blankEnd', {}, hint);
    if (removeInvisible(name) !== name) {
      const [character] = [...name].filter(each => removeInvisible(each) === '');
      const code = (character ?? '').codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
      yield context.finding('invisible', { code }, hint);
    }

    /** By `Jekyll::Document::DATE_FILENAME_MATCHER`, and Ruby's `Time.parse` of what it finds. */
    function* checkDate(): Generator<Finding> {
      const match = /^(\d{2,4}-(\d{1,2})-(\d{1,2}))-(.*)\.[^.]+$/s.exec(name);
      if (!match) {
        yield context.finding('noDate', {}, parts);
        return;
      }
      const [day, month, dayOfMonth] = [match[1]!, Number(match[2]), Number(match[3])];
      if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) {
        yield context.finding('noSuchDate', { day }, error);
      } else if (dayOfMonth > daysIn(day, month)) {
        yield context.finding('noSuchDay', { day }, parts);
      }
      if (/^[.]*$/.test(match[4]!)) yield context.finding('noName', {}, parts);
    }
  },
});

function daysIn(day: string, month: number): number {
  return new Date(Date.UTC(Number(/^\d+/.exec(day)![0]), month, 0)).getUTCDate();
}

/** In UTF-8. */
function countBytes(text: string): number {
  const sizes = Array.from(text, character => {
    const code = character.codePointAt(0)!;
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  });
  return sizes.reduce<number>((sum, size) => sum + size, 0);
}

/** A name has no place in the text; its first line stands for it. */
function firstLine({ text }: Post): Span {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  return spanOf(start, start + /^[^\r\n]*/.exec(text.slice(start))![0].length);
}
