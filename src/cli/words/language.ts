/** A language besides English that Copydesk speaks. */
export type LanguageId = 'zh-cn' | 'zh-tw';

/** The environment variables that name the reader's language. */
export interface Environment {
  readonly LANGUAGE?: string | undefined;
  readonly LC_ALL?: string | undefined;
  readonly LC_MESSAGES?: string | undefined;
  readonly LANG?: string | undefined;
}

/**
 * The language that the environment asks for; undefined is English. `LC_ALL`, `LC_MESSAGES` and `LANG` are POSIX's, in
 * this order; before them GNU asks `LANGUAGE`, a list, unless they ask for none (`C`).
 * https://www.gnu.org/software/gettext/manual/html_node/The-LANGUAGE-variable.html
 */
export function languageOf({
  LANGUAGE = '',
  LC_ALL,
  LC_MESSAGES,
  LANG,
}: Environment): LanguageId | undefined {
  // An empty variable counts as unset.
  const locale = LC_ALL || LC_MESSAGES || LANG || 'C';
  if (/^(?:C|POSIX)(?:\.|$)/.test(locale)) return undefined;
  for (const name of [...LANGUAGE.split(':'), locale]) {
    if (/^en(?![a-z])/i.test(name)) return undefined;
    if (/^zh(?![a-z])/i.test(name)) return /(?:TW|HK|MO|HANT)(?![a-z])/i.test(name) ? 'zh-tw' : 'zh-cn';
  }
  return undefined;
}
