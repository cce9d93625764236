import fs from 'node:fs';
import path from 'node:path';
import { createPhrase, type Phrase, type Translate } from '../../core/index.ts';
import type { LanguageId } from './language.ts';

/** Translates texts; the bundle beside the program is read when the first text is needed. */
export function createTranslate(language: LanguageId | undefined): Translate | undefined {
  // Run from its sources, the program has no bundles beside it.
  if (language === undefined || typeof __dirname === 'undefined') return undefined;
  let texts: ReadonlyMap<string, string> | undefined;
  return template => {
    texts ??= readBundle(path.join(__dirname, 'l10n', `bundle.l10n.${language}.json`));
    return texts.get(template) ?? template;
  };
}

/** Creates what words the program's own sentences. */
export function phraseIn(language: LanguageId | undefined): Phrase {
  return createPhrase(createTranslate(language));
}

/** If it cannot be read, everything stays English. */
function readBundle(file: string): ReadonlyMap<string, string> {
  try {
    return new Map(Object.entries(JSON.parse(fs.readFileSync(file, 'utf8'))));
  } catch {
    return new Map();
  }
}
