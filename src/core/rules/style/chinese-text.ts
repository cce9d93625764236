import { readTexts } from '../../markup/page-texts.ts';
import { findField } from '../../post/front-matter.ts';
import type { Post } from '../../post/post.ts';
import { defaultValues, type Site } from '../../site/site.ts';

/** A language that writes Chinese characters by customs of its own, as `lang` or the name of a folder tells it. */
const OTHER_CUSTOM = /^(?:ja|jp|ko|kr)(?:[-_].*)?$/i;

const CHINESE = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g;
const KANA_OR_HANGUL = /[\u3041-\u30ff\u31f0-\u31ff\uac00-\ud7af]/g;
const LETTER = /\p{Script=Latin}|\p{Script=Cyrillic}/gu;

/** A text of another language quotes fewer Chinese characters than this share of its letters. */
const LEAST_SHARE = 0.1;
/** A Chinese text quotes fewer kana and syllables of Korean than this share of its characters. */
const MOST_QUOTED = 0.1;

/**
 * Whether a post is written in Chinese, whose customs of punctuation are neither those of Japanese nor of Korean; as
 * the post says, its folder, or the letters of its text.
 */
export function isChineseText(post: Post, site: Site): boolean {
  if (languagesOf(post, site).some(name => OTHER_CUSTOM.test(name))) return false;
  let [chinese, others, letters] = [0, 0, 0];
  for (const { value } of readTexts(post).texts) {
    chinese += count(value, CHINESE);
    others += count(value, KANA_OR_HANGUL);
    letters += count(value, LETTER);
  }
  return chinese > 0 && others <= MOST_QUOTED * chinese && chinese >= LEAST_SHARE * letters;
}

function languagesOf({ frontMatter, path }: Post, site: Site): readonly string[] {
  const own = findField(frontMatter, 'lang')?.value ?? defaultValues(site, path)['lang'];
  return typeof own === 'string' ? [own] : path.split('/').slice(0, -1);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
