import picomatch from 'picomatch/posix';
import { parsePattern } from './pattern.ts';
import { createAutomaton, startsOf } from './pattern-automaton.ts';

/** Longer, in UTF-16 units, than any glob; reading one takes more than linear time. */
const MAX_GLOB = 1000;

type Matches = (path: string) => boolean;

/** What is compiled stays with the list that it was compiled from, which is asked about every post. */
const compiled = new WeakMap<readonly string[], Matches>();

/**
 * Whether one of the globs matches a path, by picomatch's reading of them, in time linear in path and glob. What
 * {@link isGlob} refuses matches nothing.
 */
export function matchesGlob(globs: readonly string[], path: string): boolean {
  const known = compiled.get(globs);
  if (known) return known(path);
  const matchers = globs.flatMap(glob => compile(glob) ?? []);
  compiled.set(globs, candidate => matchers.some(matches => matches(candidate)));
  return matchesGlob(globs, path);
}

/** Whether a text is a glob that can be matched in linear time: it does not refer back to what it matched, or look behind. */
export function isGlob(glob: string): boolean {
  return compile(glob) !== undefined;
}

/** `_posts/**\/*.md` and the like, for which JavaScript's own matcher, much the faster, hardly goes back. */
const PLAIN = /^[^*()[\]{}|+!\\]*(?:\*\*\/[^*()[\]{}|+!\\]*)?(?:\*[^*()[\]{}|+!\\]*)?$/;

/** That matcher may take polynomial time for `*a*a*a*`, or exponential time. */
function compile(glob: string): Matches | undefined {
  if (glob === '' || glob.length > MAX_GLOB) return undefined;
  if (PLAIN.test(glob)) return picomatch(glob, { dot: true });
  const pattern = parsePattern(picomatch.makeRe(glob, { dot: true }).source);
  const automaton = pattern && createAutomaton(pattern);
  return automaton && (path => path === glob || startsOf(automaton, path)[0] === 1);
}
