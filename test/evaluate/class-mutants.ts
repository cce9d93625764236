import { parsePost } from '../../src/core/index.ts';
import { checkPost } from '../support/checking.ts';
import { type Checked, isMended } from '../support/mutants.ts';
import { createRandom } from '../support/random.ts';
import { type Agreement, compareWithVnu } from './agreement.ts';
import { breakers } from './breakers.ts';
import { type FaultClass, faultClasses, isVnuOfClass } from './fault-classes.ts';
import { runVnu, type VnuMessages } from './vnu.ts';

/** A post into which a fault of a class was brought. */
export interface ClassMutant {
  readonly name: string;
  readonly faultClass: FaultClass;
  readonly original: Checked;
  readonly text: string;
}

const SEED = 20240305;
const MUTANTS_A_CLASS = 200;
/** Many places of long posts do not make up for the time that they take; in UTF-16 units. */
const LONG = 40_000;

/** Where vnu has given up on a part of the page, or reads on otherwise, it does not find what is brought into it. */
const GIVEN_UP = /Suppressing further errors|^Cannot recover|^End tag “p” implied/;

/** Brings faults into posts in which neither vnu nor Copydesk finds one of that class. */
export function createClassMutants(posts: readonly Checked[], messages: VnuMessages): readonly ClassMutant[] {
  const short = posts.filter(
    ({ post }) =>
      post.text.length < LONG && !messages.get(post.path)?.some(({ message }) => GIVEN_UP.test(message)),
  );
  return faultClasses.flatMap((faultClass, number) => {
    const random = createRandom(SEED + number);
    const sound = short.filter(
      ({ post, findings }) =>
        !findings.some(faultClass.isOurs) && !isVnuOfClass(faultClass, messages.get(post.path) ?? []),
    );
    const mutants: ClassMutant[] = [];
    for (let tries = 0; mutants.length < MUTANTS_A_CLASS && tries < 20 * MUTANTS_A_CLASS; tries++) {
      const original = random.pick(sound);
      const text = breakers[faultClass.name]!(original.post, random);
      if (text === undefined) continue;
      mutants.push({ name: `${number}-${mutants.length}.md`, faultClass, original, text });
    }
    return mutants;
  });
}

/** Compares what vnu and Copydesk find of each class in its mutants. */
export function compareMutants(
  mutants: readonly ClassMutant[],
  jar: string,
  folder: string,
): readonly Agreement[] {
  const messages = runVnu(jar, mutants, folder);
  const findings = new Map(mutants.map(({ name, text }) => [name, checkPost(parsePost(name, text))]));
  return faultClasses.map(faultClass => {
    const names = mutants.filter(mutant => mutant.faultClass === faultClass).map(({ name }) => name);
    const agreement = compareWithVnu(faultClass, `${faultClass.name}, mutants`, {
      messages: new Map(names.map(name => [name, messages.get(name)!])),
      findings: new Map(names.map(name => [name, findings.get(name)!])),
    });
    return agreement;
  });
}

/** The classes whose faults change the structure of a page, and whose mutants can be mended to what they were. */
const structural: ReadonlySet<string> = new Set([
  'bad attribute syntax',
  'missing blank between attributes',
  'block in paragraph',
  'heading in heading',
  'nested link',
]);

/** A mutant of a structural class, and what becomes of it. */
export interface StructuralVerdict {
  readonly name: string;
  readonly isNamed: boolean;
  readonly isMended: boolean;
}

/** Whether the faults of structural mutants are named and mended. */
export function judgeStructural(mutants: readonly ClassMutant[]): readonly StructuralVerdict[] {
  return mutants
    .filter(({ faultClass }) => structural.has(faultClass.name))
    .map(mutant => ({
      name: mutant.faultClass.name,
      isNamed: checkPost(parsePost(mutant.original.post.path, mutant.text)).some(mutant.faultClass.isOurs),
      isMended: isMended(mutant),
    }));
}
