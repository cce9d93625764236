import fs from 'node:fs';
import path from 'node:path';
import { createPhrase, type Phrase, type Translate } from '../../core/index.ts';
import type { LanguageId } from './language.ts';

/** Puts texts into a language; its bundle, which lies beside the program, is read when the first is asked for. */
export function createTranslate(language: LanguageId | undefined): Translate | undefined {
  // Run from its sources, the program has no bundles beside it.
  if (language === undefined || typeof __dirname === 'undefined') return undefined;
  let texts: ReadonlyMap<string, string> | undefined;
  return template => {
    texts ??= readBundle(path.join(__dirname, 'l10n', `bundle.l10n.${language}.json`));
    return texts.get(template) ?? template;
  };
}

/** What tells the reader sentences of the program's own. */
export function phraseIn(language: LanguageId | undefined): Phrase {
  return createPhrase(createTranslate(language));
}

/** Where it cannot be read, all stays English. */
function readBundle(file: string): ReadonlyMap<string, string> {
  try {
    return new Map(Object.entries(JSON.parse(fs.readFileSync(file, 'utf8'))));
  } catch {
    return new Map();
  }
}
