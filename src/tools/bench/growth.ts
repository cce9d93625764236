import { timeOf } from './measure.ts';
import { renderText } from './tasks.ts';

/** How time grows when hostile input doubles: about 2 for linear work. */
export function benchGrowth(): void {
  const units = [
    '<',
    '&',
    '[',
    '<p>',
    "<a b='",
    '<b><i></b></i>',
    '> ',
    '- <b>x\n',
    '{{',
    '`<',
    '</p>',
    '<!--',
  ];
  console.log('\nhostile input, 500 kB → 1 MB');
  for (const unit of units) {
    const time = (length: number): number => {
      const text = `---\ntitle: x\n---\n${unit.repeat(length / unit.length)}`;
      return Math.min(...[0, 1, 2].map(() => timeOf(() => renderText(text))));
    };
    const half = time(500_000);
    const whole = time(1_000_000);
    console.log(
      `  ${JSON.stringify(unit).padEnd(20)}${whole.toFixed(0).padStart(9)} ms  ${(whole / half).toFixed(1)} ×`,
    );
  }
}
