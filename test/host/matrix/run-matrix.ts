import type { HostOptions } from '../options.ts';
import { reportOf } from '../suite/run-inside.ts';
import { type Cell, cells, isIn, nameOf, runOf } from './cells.ts';
import { matrixMark, type SeenCell, type SeenFinding } from './seen.ts';

/** What a cell has found, or why nothing is known of it. */
type Result =
  | { readonly cell: Cell; readonly seen: SeenCell }
  | { readonly cell: Cell; readonly trouble: string };

/**
 * Has the same suite list what it finds in each host, language and trust; says whether all find the same.
 *
 * @param named words of which a cell's name has to have one, where there are any: `web`, `zh-cn`, `restricted`
 */
export async function runMatrix(options: HostOptions, named: readonly string[]): Promise<boolean> {
  const results: Result[] = [];
  for (const cell of cells.filter(each => isNamed(each, named))) {
    const result = await runCell(cell, options);
    console.log(
      `${nameOf(cell)}: ${'seen' in result ? `${result.seen.findings.length} problems` : 'see below'}`,
    );
    results.push(result);
  }
  const faults = results.flatMap(result => faultsOf(result, results));
  console.log(`\n${tableOf(results)}\n`);
  for (const fault of faults) console.log(fault);
  if (faults.length === 0) console.log('All find the same, each in its language.');
  return faults.length === 0;
}

function isNamed(cell: Cell, words: readonly string[]): boolean {
  return words.length === 0 || words.some(word => nameOf(cell).includes(word));
}

async function runCell(cell: Cell, options: HostOptions): Promise<Result> {
  const { report, lines, trouble } = await reportOf(runOf(cell), options);
  const line = report?.lines.find(each => each.startsWith(matrixMark));
  if (trouble !== undefined || line === undefined)
    return { cell, trouble: trouble ?? `it did not say what it found:\n${lines.join('\n')}` };
  // The suite has written it.
  const seen = JSON.parse(line.slice(matrixMark.length)) as SeenCell;
  const { findings, ...place } = seen;
  return isIn(seen, cell)
    ? { cell, seen }
    : { cell, trouble: `it ran elsewhere: ${JSON.stringify(place)}, ${findings.length} problems` };
}

/** What is not as it is in the first cell of the same trust, or not in the cell's language. */
function faultsOf(result: Result, all: readonly Result[]): readonly string[] {
  const name = nameOf(result.cell);
  if ('trouble' in result) return [`${name}: ${result.trouble}`];
  const { cell, seen } = result;
  const first = all.find(other => 'seen' in other && other.cell.isTrusted === cell.isTrusted);
  const wanted = first && 'seen' in first ? first.seen.findings.map(keyOf) : [];
  const found = seen.findings.map(keyOf);
  const texts = seen.findings.flatMap(({ message, fixes }) => [message, ...fixes]);
  const sameLanguage = all.find(
    other =>
      'seen' in other && other.cell.language === cell.language && other.cell.isTrusted === cell.isTrusted,
  );
  const wantedTexts =
    sameLanguage && 'seen' in sameLanguage
      ? sameLanguage.seen.findings.flatMap(({ message, fixes }) => [message, ...fixes])
      : texts;
  return [
    ...wanted.filter(key => !found.includes(key)).map(key => `${name} does not find ${key}`),
    ...found.filter(key => !wanted.includes(key)).map(key => `${name} alone finds ${key}`),
    ...texts.filter(text => !isInLanguage(text, cell)).map(text => `${name} is not in its language: ${text}`),
    ...texts.filter(text => !wantedTexts.includes(text)).map(text => `${name} words alone: ${text}`),
  ];
}

function keyOf({ place, rule, severity, fixes }: SeenFinding): string {
  return `${place} ${rule}, severity ${severity}, ${fixes.length} fixes`;
}

/** What is quoted of a post may be in any language. */
function isInLanguage(text: string, { language }: Cell): boolean {
  const own = text.replace(/"[^"]*"|“[^”]*”|「[^」]*」/g, '');
  return /\p{Script=Han}/u.test(own) === (language !== 'en');
}

function tableOf(results: readonly Result[]): string {
  const columns = [...new Set(results.map(({ cell }) => cell.language))];
  const rows = results.filter(({ cell }) => cell.language === columns[0]);
  const lines = rows.map(({ cell: { host, isTrusted } }) => {
    const counts = columns.map(column => {
      const found = results.find(
        ({ cell }) => cell.host === host && cell.isTrusted === isTrusted && cell.language === column,
      );
      if (!found || 'trouble' in found) return '–';
      const fixes = found.seen.findings.reduce((sum, each) => sum + each.fixes.length, 0);
      return `${found.seen.findings.length} problems, ${fixes} offers`;
    });
    return [host, isTrusted ? 'trusted' : 'restricted', ...counts];
  });
  const table = [['host', 'workspace', ...columns], ...lines];
  const widths = table[0]!.map((_, index) => Math.max(...table.map(row => row[index]!.length)));
  return table.map(row => row.map((text, index) => text.padEnd(widths[index]!)).join('  ')).join('\n');
}
