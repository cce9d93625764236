import { type Phrase, type RuleDoc, ruleDocs, type Translate } from '../../core/index.ts';
import { createTell, print } from '../files/print.ts';
import { readRulePage } from '../reports/rule-pages.ts';
import type { Command } from '../words/options.ts';
import { createTranslate, phraseIn } from '../words/phrases.ts';
import { saying } from '../words/saying.ts';

type CommandOf<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/** Runs `copydesk rules`: lists the rules; returns the exit code. */
export async function rulesCommand({ isJson, language }: CommandOf<'rules'>): Promise<number> {
  const list = isJson
    ? `${JSON.stringify(ruleDocs, undefined, 2)}\n`
    : listOf(ruleDocs, createTranslate(language));
  await print(process.stdout, list);
  return 0;
}

/** Runs `copydesk explain`: prints the page of a rule; returns the exit code. */
export async function explainCommand({ rule: id, language }: CommandOf<'explain'>): Promise<number> {
  const rule = ruleDocs.find(each => each.id === id);
  if (!rule) {
    const near = ruleDocs.filter(each => each.id.includes(id));
    createTell(language)(
      near.length > 0
        ? saying('There is no rule "{id}". Did you mean {rules}? To list all rules, run copydesk rules.', {
            id,
            rules: near.map(each => each.id).join(', '),
          })
        : saying('There is no rule "{id}". To list all rules, run copydesk rules.', { id }),
    );
    return 2;
  }
  const page = readRulePage(id, language) ?? `# ${rule.id}\n\n${rule.summary}\n`;
  await print(process.stdout, `${page.trimEnd()}\n\n${levelOf(rule, phraseIn(language))}\n`);
  return 0;
}

function levelOf({ id, severity, isOptIn }: RuleDoc, phrase: Phrase): string {
  return isOptIn
    ? phrase(
        'Off by default. To turn it on, use --rule {id}=on, for example; its severity is then {severity}.',
        {
          id,
          severity,
        },
      )
    : phrase('Its severity is {severity}, unless settings say otherwise.', { severity });
}

function listOf(rules: readonly RuleDoc[], translate: Translate | undefined): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, severity, isOptIn, summary }) => {
    const level = isOptIn ? 'off' : severity;
    return `${id.padEnd(width)}  ${level.padEnd('warning'.length)}  ${translate?.(summary) ?? summary}\n`;
  });
  return lines.join('');
}
