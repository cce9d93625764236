import type { Post } from '../../post/post.ts';
import { type Span, spanOf } from '../../text/span.ts';
import { removeInvisible } from '../../text/words/invisible.ts';
import { defineRule, type Finding } from '../rule.ts';

/** Bytes that Linux allows a name; Windows and macOS count characters, and allow more Chinese ones. */
const MAX_BYTES = 255;

export default defineRule({
  id: 'post/file-name',
  summary: 'A file name that Windows or Linux does not allow, or, in `_posts`, that Jekyll cannot use.',
  severity: 'warning',
  messages: {
    noDate: 'The file name does not start with a date, as in 2024-03-05-name: Jekyll leaves this post out.',
    noSuchDate: 'The file name starts with {day}, which is not a date: Jekyll stops building the whole site.',
    noSuchDay:
      'The file name starts with {day}, a day that does not exist: Jekyll uses a day of the next month.',
    noName: 'The file name has nothing after the date: the URL of the page has no name.',
    tooLong: 'The file name takes {bytes} bytes: Linux allows 255 and cannot check out the post.',
    reserved: 'Windows does not allow {characters} in file names and cannot check out the post.',
    device: 'Windows takes this file name for a device and cannot check out the post.',
    blankEnd: 'The file name ends with a space or a period, which Windows removes.',
    invisible: 'The file name contains an invisible character: U+{code}.',
  },
  *check(post, context) {
    const name = post.path.slice(post.path.lastIndexOf('/') + 1);
    const parts = { span: firstLine(post) };
    const error = { ...parts, severity: 'error' } as const;
    const hint = { ...parts, severity: 'hint' } as const;
    // What begins so is no post by intent: Jekyll takes no notice of it, though a post may include it.
    if (/(?:^|\/)_posts\//.test(post.path) && !/^[._#~]/.test(name)) yield* checkDate();

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
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** A name has no place in the text; its first line stands for it. */
function firstLine({ text }: Post): Span {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  return spanOf(start, start + /^[^\r\n]*/.exec(text.slice(start))![0].length);
}
