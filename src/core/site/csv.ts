/**
 * The rows of a CSV or TSV file, as Ruby's library reads them: fields between quotation marks may hold anything, two
 * of them stand for one, and an empty field without any is nothing. Undefined where Ruby refuses the file.
 */
export function readRows(
  text: string,
  separator: string,
): readonly (readonly (string | null)[])[] | undefined {
  const rows: (string | null)[][] = [];
  const source = text.replace(/^\ufeff/, '');
  let row: (string | null)[] = [];
  let position = 0;
  while (position < source.length) {
    const field = readField(source, position, separator);
    if (!field) return undefined;
    row.push(field.value);
    position = field.end;
    if (source[position] === separator) {
      position++;
      if (position === source.length) row.push(null);
      else continue;
    }
    position += source.startsWith('\r\n', position) ? 2 : 1;
    // Ruby leaves lines out on which nothing stands.
    if (row.length > 1 || row[0] !== null) rows.push(row);
    row = [];
  }
  return rows;
}

interface CsvField {
  readonly value: string | null;
  readonly end: number;
}

function readField(source: string, start: number, separator: string): CsvField | undefined {
  if (source[start] !== '"') {
    let end = start;
    while (end < source.length && !`${separator}\r\n`.includes(source[end]!)) end++;
    const value = source.slice(start, end);
    return value.includes('"') ? undefined : { value: value === '' ? null : value, end };
  }
  let value = '';
  for (let position = start + 1; ; ) {
    const close = source.indexOf('"', position);
    if (close < 0) return undefined;
    value += source.slice(position, close);
    const next = source[close + 1];
    if (next !== '"') {
      const ends = next === undefined || `${separator}\r\n`.includes(next);
      return ends ? { value, end: close + 1 } : undefined;
    }
    value += '"';
    position = close + 2;
  }
}
