import { hashText } from './hash-text.ts';

/** Writes values as lines of JSON below a head, each behind a sum of its characters. */
export function writeSummedLines(head: unknown, values: Iterable<unknown>): string {
  const lines = [toLine(head)];
  for (const value of values) lines.push(toLine(value));
  return `${lines.join('\n')}\n`;
}

/** The values that `writeSummedLines` wrote below this head. What is cut off or damaged is left out. */
export function* readSummedLines(text: string, head: unknown): Generator<unknown> {
  let end = text.indexOf('\n');
  if (text.slice(0, Math.max(end, 0)) !== toLine(head)) return;
  while (end >= 0) {
    const start = end + 1;
    end = text.indexOf('\n', start);
    const json = end < 0 ? undefined : soundJson(text.slice(start, end));
    if (json !== undefined) yield JSON.parse(json);
  }
}

function toLine(value: unknown): string {
  const json = JSON.stringify(value);
  return `${hashText(json).toString(36)} ${json}`;
}

function soundJson(line: string): string | undefined {
  const blank = line.indexOf(' ');
  const json = line.slice(blank + 1);
  return blank > 0 && line.slice(0, blank) === hashText(json).toString(36) ? json : undefined;
}
