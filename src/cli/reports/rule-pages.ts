import fs from 'node:fs';
import path from 'node:path';

/** The page of a rule, in Markdown, from beside the program; undefined where it is not there. */
export function readRulePage(id: string): string | undefined {
  // Run from its sources, the program has no folder of pages beside it.
  if (typeof __dirname === 'undefined') return undefined;
  try {
    return fs.readFileSync(path.join(__dirname, 'rules', `${id}.md`), 'utf8');
  } catch {
    return undefined;
  }
}
