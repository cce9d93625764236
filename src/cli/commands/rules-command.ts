import { type RuleDoc, ruleDocs } from '../../core/index.ts';
import { print, tell } from '../files/print.ts';
import { readRulePage } from '../reports/rule-pages.ts';

/** Runs `copydesk rules`: lists the rules; returns the exit code. */
export async function rulesCommand(isJson: boolean): Promise<number> {
  await print(process.stdout, isJson ? `${JSON.stringify(ruleDocs, undefined, 2)}\n` : listOf(ruleDocs));
  return 0;
}

/** Runs `copydesk explain`: prints the page of a rule; returns the exit code. */
export async function explainCommand(id: string): Promise<number> {
  const rule = ruleDocs.find(each => each.id === id);
  if (!rule) {
    const near = ruleDocs.filter(each => each.id.includes(id));
    const hint = near.length > 0 ? ` Do you mean ${near.map(each => each.id).join(', ')}?` : '';
    tell(`there is no rule "${id}".${hint} "copydesk rules" lists them all.`);
    return 2;
  }
  const page = readRulePage(id) ?? `# ${rule.id}\n\n${rule.summary}\n`;
  await print(process.stdout, `${page.trimEnd()}\n\n${levelOf(rule)}\n`);
  return 0;
}

function levelOf({ id, severity, isOptIn }: RuleDoc): string {
  return isOptIn
    ? `Off until it is turned on, as by --rule ${id}=on; its severity then is ${severity}.`
    : `Its severity is ${severity}, unless settings say otherwise.`;
}

function listOf(rules: readonly RuleDoc[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, severity, isOptIn, summary }) => {
    const level = isOptIn ? 'off' : severity;
    return `${id.padEnd(width)}  ${level.padEnd('warning'.length)}  ${summary}\n`;
  });
  return lines.join('');
}
