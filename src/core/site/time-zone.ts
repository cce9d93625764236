const MINUTE = 60_000;

/** Whether it is the name of a time zone that can be told here, such as `Asia/Shanghai`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // POSIX spellings such as `CST-8` mean something to Jekyll's Ruby, and nothing to JavaScript.
    return false;
  }
}

/** How far the clocks of a zone are ahead of UTC at a moment, both in milliseconds. */
export function zoneOffsetAt(milliseconds: number, timeZone: string): number {
  return createZoneOffset(timeZone)(milliseconds);
}

/** The same for many moments in one zone: a format of dates takes as long to make as ten moments to tell. */
export function createZoneOffset(timeZone: string): (milliseconds: number) => number {
  if (timeZone === 'UTC') return () => 0;
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    era: 'short',
  });
  return milliseconds => {
    const parts = new Map(format.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
    const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
    const clock = new Date(0);
    // Not `Date.UTC`, to which a year below 100 is one of the last century.
    clock.setUTCFullYear(year, part('month') - 1, part('day'));
    clock.setUTCHours(part('hour'), part('minute'));
    return clock.getTime() - Math.floor(milliseconds / MINUTE) * MINUTE;
  };
}
