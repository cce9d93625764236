/**
 * The folder of a post's file, in which `:year` and `:month` stand for those of the post: folders by the year, and below
 * them by the month, are other ones for another day.
 */
export function folderPattern(path: string): string {
  const [, year, month] = /(?:^|\/)(\d{4})-(\d{1,2})-[^/]*$/.exec(path) ?? [];
  const parts = path.split('/').slice(0, -1);
  const yearAt = parts.lastIndexOf(year ?? '-');
  return parts
    .map((part, index) => {
      if (index === yearAt) return ':year';
      const isMonth =
        yearAt >= 0 && index === yearAt + 1 && part.padStart(2, '0') === month?.padStart(2, '0');
      return isMonth ? ':month' : part;
    })
    .join('/');
}

/** The folder of such a pattern for a day, `2024-11-14`, which the name of the file begins with. */
export function folderOn(pattern: string, day: string): string {
  const [, year = '', month = ''] = /^(\d{4})-(\d{2})/.exec(day) ?? [];
  return pattern.replace(':year', year).replace(':month', month);
}
