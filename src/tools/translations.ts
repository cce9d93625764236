import fs from 'node:fs';
import path from 'node:path';
import type { Translate } from '../core/text/phrase.ts';
import { projectFolder } from './project-folder.ts';

/** The languages besides English, as VS Code names them. */
export const languages = ['zh-cn', 'zh-tw'] as const;

/** A language besides English. */
export type LanguageId = (typeof languages)[number];

/** The file that holds a language's texts, by the English ones. */
export function bundleFile(language: LanguageId): string {
  return path.join(projectFolder, `l10n/bundle.l10n.${language}.json`);
}

/** A language's texts, by the English ones. */
export function readTranslations(language: LanguageId): Readonly<Record<string, string>> {
  return JSON.parse(fs.readFileSync(bundleFile(language), 'utf8'));
}

/** Puts templates into a language; what has no translation stays English. */
export function createTranslate(language: LanguageId): Translate {
  const texts = new Map(Object.entries(readTranslations(language)));
  return template => texts.get(template) ?? template;
}
