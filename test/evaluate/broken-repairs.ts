import fs from 'node:fs';
import path from 'node:path';
import { fixAll, parsePost } from '../../src/core/index.ts';
import { asFixable, breakPost, readUnbroken } from '../fuzz/broken-posts.ts';
import { findFixFault } from '../fuzz/fix-faults.ts';
import { createRandom } from '../support/random.ts';
import { findPrinting, hasJekyll, renderFolder } from './jekyll.ts';
import { findLosses, type LossTool, loadLossTool } from './readers-loss.ts';
import type { Repairs } from './repairs.ts';
import { leftOut, noneRow, type Row } from './table.ts';
import { FRONT_MATTER } from './vnu.ts';

const SEED = 20240305;

/** Breaks posts at random, and looks at how fixing them ends and what it takes from their readers. */
export async function measureBroken(count: number, folder: string): Promise<Repairs> {
  const findLost = await loadLossTool(folder);
  const posts = readUnbroken();
  const random = createRandom(SEED);
  const mutants = Array.from({ length: count }, () => breakPost(posts, random));
  const before = path.join(folder, 'before');
  renderMutants(
    mutants.map(text => (isJudged(text) ? text : undefined)),
    before,
  );
  // Where a tag was printed, the page is to read otherwise.
  if (hasJekyll()) {
    for (const name of findPrinting(before, `${before}-posts`, folder)) {
      fs.rmSync(path.join(before, `${name}.html`));
    }
  }
  const measured = (['safe', 'all'] as const).map(safety =>
    measureSafety({ safety, mutants, before, findLost }),
  );
  return {
    rows: measured.flatMap(({ rows }) => rows),
    differences: measured.flatMap(({ differences }) => differences),
  };
}

interface Measurement {
  readonly safety: 'safe' | 'all';
  readonly mutants: readonly string[];
  /** The folder of the pages that Jekyll makes of the mutants. */
  readonly before: string;
  readonly findLost: LossTool;
}

function measureSafety({ safety, mutants, before, findLost }: Measurement): Repairs {
  const faults = mutants.map(text => findFixFault(asFixable(text), safety) ?? '');
  const growing = faults.filter(fault => fault.startsWith('grows')).length;
  const unsteady = faults.filter(fault => fault !== '').length - growing;
  const differences = faults.flatMap((fault, index) =>
    fault ? [`${safety}: mutant ${index} ${fault}`] : [],
  );
  const what = (said: string): string => `${safety} fixes: mutants that ${said}`;
  const rows: readonly Row[] = [
    noneRow(what('grow'), growing, mutants.length),
    noneRow(what('change again in a second run, or go to and fro'), unsteady, mutants.length),
    lossRow(what('lose words on Jekyll’s page, where it showed no tag')),
  ];
  return { rows, differences };

  function lossRow(said: string): Row {
    if (!hasJekyll()) return leftOut(said, '0', 'Jekyll');
    const after = `${before}-${safety}`;
    renderMutants(
      mutants.map(text => (isJudged(text) ? fix(text, safety) : undefined)),
      after,
    );
    const { lines, compared } = findLosses({ before, after }, findLost, 'words');
    differences.push(...lines.map(line => `${said}: ${line}`));
    return noneRow(said, lines.length, compared);
  }
}

function fix(text: string, safety: 'safe' | 'all'): string {
  const { path: file, facts, settings } = asFixable(text);
  return fixAll(parsePost(file, text, facts.site), facts, settings, { safety }).text;
}

/** Jekyll leaves Liquid as it is here, and shows front matter that it cannot read. */
function isJudged(text: string): boolean {
  return FRONT_MATTER.test(text) && !/\{[{%]/.test(text);
}

/** Has Jekyll render texts to pages that are named after their places in the list. */
function renderMutants(texts: readonly (string | undefined)[], pages: string): void {
  if (!hasJekyll()) return;
  const sources = `${pages}-posts`;
  fs.mkdirSync(sources);
  for (const [index, text] of texts.entries()) {
    if (text !== undefined) fs.writeFileSync(path.join(sources, `${index}.md`), text);
  }
  renderFolder(sources, pages);
}
