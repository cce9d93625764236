import { parse } from 'parse5';
import { parsePost, readSite } from '../../core/index.ts';
import { cpuTimeOf, median, timeOf } from './measure.ts';
import { fixProven, fixUnproven, parseAndCheck, ROUNDS, renderText } from './tasks.ts';

const nativeSite = readSite('kramdown: { html_to_native: true }');

/** Processor time, the least of all rounds, relative to parse5 alone on the same texts. */
export function compare(title: string, all: readonly string[]): void {
  const tasks: Readonly<Record<string, (text: string) => unknown>> = {
    'parse5 alone': text => parse(text),
    'Copydesk, parse': text => parsePost('post.md', text),
    'Copydesk, parse and check': parseAndCheck,
    'Copydesk, parse and render': text => renderText(text),
    'Copydesk, html_to_native': text => renderText(text, nativeSite),
    'Copydesk, fix all unproven': fixUnproven,
    'Copydesk, fix all': fixProven,
  };
  const times = new Map(Object.keys(tasks).map(name => [name, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, task] of Object.entries(tasks)) {
      const time = cpuTimeOf(() => {
        for (const text of all) task(text);
      });
      // The first round only warms up.
      if (round > 0) times.get(name)!.push(time);
    }
  }
  const reference = Math.min(...times.get('parse5 alone')!);
  console.log(`\n${title}`);
  for (const [name, values] of times) {
    const time = Math.min(...values);
    console.log(`  ${name.padEnd(28)}${time.toFixed(1).padStart(9)} ms  ${(time / reference).toFixed(2)} ×`);
  }
}

/** The post that takes longest to render, by the median of its times. */
export function slowestPost(texts: readonly string[]): void {
  const times = texts.map(text =>
    median(Array.from({ length: ROUNDS }, () => timeOf(() => renderText(text)))),
  );
  console.log(
    `  ${'the slowest rendering'.padEnd(28)}${Math.max(...times)
      .toFixed(1)
      .padStart(9)} ms`,
  );
}
