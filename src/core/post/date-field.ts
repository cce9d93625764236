import { dayOf, type JekyllDate, readJekyllDate } from '../site/jekyll-date.ts';
import { type Span, sliceSpan, spanOf } from '../text/span.ts';
import { type Field, findField } from './front-matter.ts';
import { oncePerPost } from './once-per-post.ts';
import type { Post } from './post.ts';

/** The date of the front matter. */
export interface DateField {
  readonly field: Field;
  /** Without its quotes. */
  readonly span: Span;
  readonly text: string;
  readonly date: JekyllDate | 'unreadable' | undefined;
}

/** Undefined where it cannot be read, or is no text on one line. */
export function findDateField(post: Post): DateField | undefined {
  return dateFieldOf(post).field;
}

const dateFieldOf = oncePerPost(post => ({ field: searchDateField(post) }));

function searchDateField({ frontMatter, text }: Post): DateField | undefined {
  if (!frontMatter?.closeFence) return undefined;
  const field = findField(frontMatter, 'date');
  if (!field?.isSound) return undefined;
  const quoted = /^(["'])[^"'\\\r\n]*\1$/.test(sliceSpan(text, field.valueSpan));
  const isPlain =
    field.plainScalars.length === 1 && field.plainScalars[0]!.span.start === field.valueSpan.start;
  if (!quoted && !isPlain) return undefined;
  const { start, end } = field.valueSpan;
  const span = quoted ? spanOf(start + 1, end - 1) : field.valueSpan;
  const spelling = sliceSpan(text, span);
  // An empty value is a fault of its own.
  if (field.value === null || spelling.trim() === '') return undefined;
  return { field, span, text: spelling, date: readJekyllDate(spelling, quoted) };
}

/** The day in the name of a post's file, which Jekyll asks for below `_posts`: `2024-03-05`. */
export function dayInPath(path: string): string | undefined {
  const match = /(?:^|\/)_posts\/(?:.*\/)?(\d{4})-(\d{1,2})-(\d{1,2})-[^/]*\.[^./]+$/.exec(path);
  if (!match) return undefined;
  const day = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  const clock = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(clock) && dayOf(clock) === day ? day : undefined;
}
