import fs from 'node:fs';
import path from 'node:path';
import type { LanguageId } from '../words/language.ts';

/** The page of a rule, in Markdown, from beside the program, in English where it is in no other language; undefined where there is none. */
export function readRulePage(id: string, language?: LanguageId): string | undefined {
  // Run from its sources, the program has no folder of pages beside it.
  if (typeof __dirname === 'undefined') return undefined;
  try {
    return fs.readFileSync(path.join(__dirname, 'rules', language ?? '', `${id}.md`), 'utf8');
  } catch {
    return language && readRulePage(id);
  }
}
