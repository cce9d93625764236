/** A moment as a post's date or epoch gives it. */
export interface Moment {
  /** Milliseconds since 1970 UTC. */
  readonly milliseconds: number;
  /** How exact the spelling is, in milliseconds: 1 with a fraction of a second, 1000 without. */
  readonly precision: number;
}

const DATE =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?[ \t]*(Z|z|UTC|[+-]\d{1,2}(?::?\d{2})?)$/;

/**
 * The moment that a date spells, in the forms that Jekyll reads: `2024-03-05T08:30:00.000Z`,
 * `2024-03-05 08:30:00 +0800`. Undefined for anything else, also for a date without a time or a time zone: what
 * those mean depends on the site's time zone; and for a day that no calendar has.
 */
export function parseMoment(text: string): Moment | undefined {
  const match = DATE.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(part => Number(part ?? 0));
  const fraction = match[7];
  const time = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
  const rolledOver = new Date(time);
  if (rolledOver.getUTCMonth() !== month! - 1 || rolledOver.getUTCDate() !== day! || hour! > 23)
    return undefined;
  const milliseconds = Math.trunc(Number(`0.${fraction ?? 0}`) * 1000);
  return {
    milliseconds: time + milliseconds - zoneOffset(match[8]!),
    precision: fraction === undefined ? 1000 : 1,
  };
}

/** Milliseconds that a zone is ahead of UTC. */
function zoneOffset(zone: string): number {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -1 : 1) * minutes * 60_000;
}

/** Whether two moments are the same as far as the less exact of them tells. */
export function isSameMoment(a: Moment, b: Moment): boolean {
  const precision = Math.max(a.precision, b.precision);
  return Math.floor(a.milliseconds / precision) === Math.floor(b.milliseconds / precision);
}
