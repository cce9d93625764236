import fs from 'node:fs';
import path from 'node:path';
import { ruleDocs } from '../../src/core/index.ts';
import { projectFolder } from '../host/paths.ts';
import type { Findings } from './copydesk.ts';
import { percent, type Row } from './table.ts';

const LEAST_SHARE = 0.9;

/** How many of the findings have a fix, and how many of all rules offer one: their pages show what it makes. */
export function fixRows(findings: Findings): readonly Row[] {
  const all = [...findings.values()].flat();
  const mended = all.filter(({ fixes }) => fixes.length > 0);
  const mending = ruleDocs.filter(({ id }) => {
    const page = path.join(projectFolder, 'src/core/rules', `${id}.md`);
    return /^## Fixed/m.test(fs.readFileSync(page, 'utf8'));
  });
  return [
    row('findings of the default rules that have a fix', mended.length, all.length),
    row('rules that have a fix', mending.length, ruleDocs.length),
  ];
}

function row(what: string, part: number, whole: number): Row {
  return {
    what,
    measured: `${percent(part, whole)} of ${whole}`,
    goal: '≥ 90 %',
    isReached: part >= LEAST_SHARE * whole,
  };
}
