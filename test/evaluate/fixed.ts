import { ruleDocs } from '../../src/core/index.ts';
import type { Findings } from './copydesk.ts';
import { percent, type Row } from './table.ts';

const LEAST_SHARE = 0.9;

/** How many of the findings, and of the rules that found something, have a fix. */
export function fixRows(findings: Findings): readonly Row[] {
  const all = [...findings.values()].flat();
  const mended = all.filter(({ fixes }) => fixes.length > 0);
  const found = ruleDocs.map(({ id }) => id).filter(id => all.some(({ rule }) => rule === id));
  const mending = found.filter(id => mended.some(({ rule }) => rule === id));
  return [
    row('findings of the default rules that have a fix', mended.length, all.length),
    row('rules with findings that have fixes', mending.length, found.length),
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
