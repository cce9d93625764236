/*
 * Starts a rule: writes its two files and has what follows from them generated.
 * usage: new-rule GROUP/NAME    such as html/empty-heading
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { projectFolder } from './project-folder.ts';

const rulesFolder = path.join(projectFolder, 'src/core/rules');

const SUMMARY = 'TO BE WRITTEN: what is wrong, and what a reader of the page meets.';
const refusal = refuse(process.argv.slice(2));
if (refusal === undefined) {
  writeRule(process.argv[2]!);
} else {
  console.error(refusal);
  process.exitCode = 2;
}

/** Why no rule can be started; undefined where nothing speaks against it. */
function refuse([id, ...more]: readonly string[]): string | undefined {
  if (id === undefined || more.length > 0)
    return 'Usage: npm run new-rule GROUP/NAME, such as html/empty-heading';
  const word = '[a-z][a-z0-9]*';
  if (!new RegExp(`^${word}(?:-${word})*/${word}(?:-${word})*$`).test(id)) {
    return `"${id}" is no rule id: it is a group and a name in small letters with dashes, such as html/empty-heading.`;
  }
  const isTaken = ['.ts', '.md'].some(extension => fs.existsSync(path.join(rulesFolder, id + extension)));
  return isTaken ? `There is a rule ${id} already.` : undefined;
}

function writeRule(id: string): void {
  const file = path.join(rulesFolder, id);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.ts`, ruleSource(id));
  fs.writeFileSync(`${file}.md`, pageSource(id));
  execFileSync(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'generate.ts')], {
    cwd: projectFolder,
    stdio: 'inherit',
  });
  console.log(
    `Now write src/core/rules/${id}.ts and its page, ${id}.md. "npx mocha -g ${id}" tells whether they agree.`,
  );
}

function ruleSource(id: string): string {
  return `import { defineRule } from '../rule.ts';

export default defineRule({
  id: '${id}',
  summary: '${SUMMARY}',
  severity: 'warning',
  messages: {
    found: 'What is wrong with this <{name}>, and what a reader sees.',
  },
  *check(post, context) {
    for (const tag of post.body.tags) {
      if (tag.name !== 'blink') continue;
      yield context.finding('found', { name: tag.name }, { span: tag.span });
    }
  },
});
`;
}

function pageSource(id: string): string {
  return `# ${id}

${SUMMARY}

TO BE WRITTEN: why it matters, what the reader of the page sees, what the fix does and whether it is safe.

## Wrong

\`\`\`html
<p>TO BE WRITTEN: the smallest text that shows it.</p>
   ^^^^^^^^^^^^^ The message, below the place that it speaks of.
\`\`\`

## Fixed

\`\`\`html
<p>TO BE WRITTEN: what the fix makes of it.</p>
\`\`\`

## Right

\`\`\`html
<p>TO BE WRITTEN: what is nearly wrong, but is not.</p>
\`\`\`
`;
}
