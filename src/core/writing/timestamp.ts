import { readDateForm, writeDate } from '../newsroom/date-form.ts';
import { findDateField } from '../post/date-field.ts';
import type { Post } from '../post/post.ts';
import { momentOf } from '../site/jekyll-date.ts';
import type { Site } from '../site/site.ts';
import { replace, type Span, type TextEdit } from '../text/span.ts';

/** The timestamp comment above the title as people read it. */
export interface ReadTimestamp {
  readonly span: Span;
  /** The moment, in the site's time zone. */
  readonly date: string;
  /** What makes it the moment of the front matter's date; empty where it is, or where that is no one moment. */
  readonly edits: readonly TextEdit[];
}

/** The last moment that JavaScript can write as a date. */
const LAST_MOMENT = 8.64e15;

/** Reads the timestamp of a post. Undefined where there is none, or none that is a moment. */
export function readTimestamp(post: Post, { timeZone }: Pick<Site, 'timeZone'>): ReadTimestamp | undefined {
  const epoch = post.lead?.epoch;
  if (!epoch || !(epoch.milliseconds <= LAST_MOMENT)) return undefined;
  const field = findDateField(post);
  const zone = (field && readDateForm(field.text)?.zone) ?? undefined;
  const usualOffset = zone !== undefined && /^[+-]/.test(zone) ? zone : undefined;
  const isLocal = timeZone !== undefined || usualOffset !== undefined;
  const form = isLocal ? '0000-00-00 00:00 +0000' : '0000-00-00 00:00 UTC';
  const date = writeDate(form, { now: epoch.milliseconds, timeZone, usualOffset });
  return { span: epoch.span, date, edits: timestampEdits(post, { timeZone }) };
}

/** Writes into the timestamp the moment of the front matter's date, where they differ as far as the date tells. */
export function timestampEdits(post: Post, { timeZone }: Pick<Site, 'timeZone'>): readonly TextEdit[] {
  const epoch = post.lead?.epoch;
  const date = findDateField(post)?.date;
  if (!epoch || date === undefined || date === 'unreadable' || !date.isInCalendar || !date.hasTime) return [];
  const moment = momentOf(date, timeZone);
  if (moment === undefined || moment < 0) return [];
  const isSame = Math.floor(epoch.milliseconds / date.precision) === Math.floor(moment / date.precision);
  return isSame ? [] : [replace(epoch.valueSpan, String(moment))];
}
