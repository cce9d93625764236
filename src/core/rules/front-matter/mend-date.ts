import { dayOf, readJekyllDate } from '../../site/jekyll-date.ts';

/** A day and perhaps a time, between whatever signs; full-width ones are already plain. */
const MEANT =
  /^(\d{4})\s?[年./‐-―−-]\s?(\d{1,2})\s?[月./‐-―−-]\s?(\d{1,2})\s?日?号?(?:[\s,]*(?:星期|周|週|\()[一二三四五六日天]\)?)?(?:[\sT,]*(上午|早上|下午|晚上)?\s?(\d{1,2})[:时時点點](\d{2})?(?:[:分](\d{2})?秒?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The month first: where the day is no month, Jekyll cannot read it. */
const AMERICAN = /^(\d{1,2})([-/.])(1[3-9]|[23]\d)\2(\d{4})(.*)$/;

/**
 * A date that Jekyll cannot read, as one that it can: full-width digits and signs, dashes of other kinds and the
 * Chinese spelling are understood, an epoch too. Undefined where it is not known what is meant, or no calendar has the day.
 */
export function mendDate(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  // Milliseconds since 1970, as the epoch of the lead writes them, or seconds.
  if (/^1[4-7]\d{11}$/.test(plain)) return new Date(Number(plain)).toISOString();
  if (/^1[4-7]\d{8}$/.test(plain)) return new Date(Number(plain) * 1000).toISOString();
  const american = AMERICAN.exec(plain);
  if (american) return mendDate(`${american[4]}-${american[1]}-${american[3]}${american[5]}`);
  const match = MEANT.exec(plain);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1, 4) as [string, string, string];
  const [half, hour, minute = '00', second, zone] = match.slice(4);
  const parts = [`${year}-${pad(month)}-${pad(day)}`];
  if (hour !== undefined) {
    const isAfterNoon = /下午|晚上/.test(half ?? '') && Number(hour) < 12;
    const time = `${pad(String(Number(hour) + (isAfterNoon ? 12 : 0)))}:${minute}`;
    parts.push(second === undefined ? time : `${time}:${second}`);
  }
  if (zone !== undefined) parts.push(zone.toUpperCase() === 'Z' ? '+0000' : zone);
  const mended = parts.join(' ');
  const date = readJekyllDate(mended, true);
  if (date === undefined || date === 'unreadable' || !date.isInCalendar) return undefined;
  return dayOf(date.clock) === parts[0] ? mended : undefined;
}

function pad(digits: string): string {
  return digits.padStart(2, '0');
}
