import { type Checked, isMended, judge, mutate, mutations } from '../support/mutants.ts';
import { createRandom } from '../support/random.ts';
import { type ClassMutant, judgeStructural, type StructuralVerdict } from './class-mutants.ts';
import { percent, type Row } from './table.ts';

const SEED = 20240305;
const MUTANTS_A_KIND = 250;
const LEAST_NAMED = 0.97;
const LEAST_MENDED = 0.85;

/** Whether broken pairs of tags and other structural faults, brought into sound posts, are named and mended. */
export function structuralRows(posts: readonly Checked[], mutants: readonly ClassMutant[]): readonly Row[] {
  const verdicts = [...judgePairs(posts), ...judgeStructural(mutants)];
  const kinds = [...new Set(verdicts.map(({ name }) => name))];
  return [
    row('structural mutants whose cause is named', verdicts, ({ isNamed }) => isNamed, LEAST_NAMED),
    row('structural mutants that are mended to the original page', verdicts, it => it.isMended, LEAST_MENDED),
    ...kinds.map(kind => {
      const ofKind = verdicts.filter(({ name }) => name === kind);
      const named = ofKind.filter(({ isNamed }) => isNamed).length;
      const mended = ofKind.filter(verdict => verdict.isMended).length;
      const { length } = ofKind;
      return {
        what: `– ${kind}`,
        measured: `${length}: ${percent(named, length)} named, ${percent(mended, length)} mended`,
        goal: '',
        isReached: undefined,
      };
    }),
  ];
}

function judgePairs(posts: readonly Checked[]): readonly StructuralVerdict[] {
  return mutations.flatMap(mutation => {
    const random = createRandom(SEED);
    return Array.from({ length: MUTANTS_A_KIND }, () => random.pick(posts)).flatMap(post => {
      const mutant = mutate(post, mutation, random);
      if (!mutant) return [];
      return [{ name: `an end tag ${mutation}`, isNamed: judge(mutant).isNamed, isMended: isMended(mutant) }];
    });
  });
}

function row(
  what: string,
  verdicts: readonly StructuralVerdict[],
  isSo: (verdict: StructuralVerdict) => boolean,
  least: number,
): Row {
  const count = verdicts.filter(isSo).length;
  return {
    what,
    measured: `${percent(count, verdicts.length)} of ${verdicts.length}`,
    goal: `≥ ${100 * least} %`,
    isReached: count >= least * verdicts.length,
  };
}
