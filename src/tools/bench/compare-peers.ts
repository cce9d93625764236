import { parse } from 'parse5';
import { check, defaultSettings, parsePost } from '../../core/index.ts';
import { cpuTimeOf, timeOf } from './measure.ts';
import { bodyOf, loadPeers } from './peers.ts';
import { facts, parseAndCheck, ROUNDS } from './tasks.ts';

/** The whole of Copydesk, and its rules alone, beside other checkers: processor time, which other work disturbs less. */
export async function comparePeers(texts: readonly string[]): Promise<void> {
  const peers = await loadPeers();
  const bodies = texts.map(bodyOf);
  const rulesOnly = (): number => {
    const ready = texts.map(text => parsePost('post.md', text));
    // What rules ask of every post is read before.
    for (const { frontMatter, body } of ready) if (!frontMatter && !body.structure) return 0;
    return cpuTimeOf(() => {
      for (const post of ready) check(post, facts, defaultSettings);
    });
  };
  const over = <Item>(items: readonly Item[], task: (item: Item) => unknown): (() => number) => {
    return () =>
      cpuTimeOf(() => {
        for (const item of items) task(item);
      });
  };
  const tasks: readonly (readonly [name: string, rounds: number, task: () => number])[] = [
    ['parse5', ROUNDS, over(bodies, body => parse(body))],
    ['parse5, with locations', ROUNDS, over(bodies, body => parse(body, { sourceCodeLocationInfo: true }))],
    ['Copydesk, rules alone', ROUNDS, rulesOnly],
    ['Copydesk, parse and check', ROUNDS, over(texts, parseAndCheck)],
    // The slow ones take a second and more a round.
    ...(peers ?? []).map(
      ({ name, check: checkPost }) =>
        [name, name === 'HTMLHint' ? ROUNDS : 1, over(texts, checkPost)] as const,
    ),
  ];
  const times = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, rounds, task] of tasks) {
      if (round >= rounds) continue;
      const time = task();
      times.set(name, [...(times.get(name) ?? []), time]);
    }
  }
  console.log('\nchecking all posts, the best of all rounds, processor time');
  const best = (name: string): number => Math.min(...times.get(name)!);
  for (const [name] of tasks) {
    const ratio = (best(name) / best('Copydesk, parse and check')).toFixed(2);
    console.log(`  ${name.padEnd(28)}${best(name).toFixed(0).padStart(9)} ms  ${ratio} × Copydesk`);
  }
  const slowest = texts.map(text =>
    Math.min(...[0, 1, 2].map(() => timeOf(() => check(parsePost('post.md', text), facts, defaultSettings)))),
  );
  console.log(
    `  ${'Copydesk, the slowest post'.padEnd(28)}${Math.max(...slowest)
      .toFixed(0)
      .padStart(9)} ms`,
  );
}
