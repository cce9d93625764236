import { readTexts } from '../../markup/page-texts.ts';
import { findField } from '../../post/front-matter.ts';
import { oncePerPost } from '../../post/once-per-post.ts';
import type { Post } from '../../post/post.ts';
import { defaultValues, type Site } from '../../site/site.ts';

/** A language that writes Chinese characters by customs of its own, as `lang` or the name of a folder tells it. */
const OTHER_CUSTOM = /^(?:ja|jp|ko|kr)(?:[-_].*)?$/i;

// Several at once: characters are many, and their runs are few.
const CHINESE = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+/g;
const KANA_OR_HANGUL = /[\u3041-\u30ff\u31f0-\u31ff\uac00-\ud7af]+/g;
const LETTERS = /[\p{Script=Latin}\p{Script=Cyrillic}]+/gu;

/** A text of another language quotes fewer Chinese characters than this share of its letters. */
const LEAST_SHARE = 0.1;
/** A Chinese text quotes fewer kana and syllables of Korean than this share of its characters. */
const MOST_QUOTED = 0.1;

/**
 * Whether a post is written in Chinese, whose customs of punctuation are neither those of Japanese nor of Korean; as
 * the post says, its folder, or the letters of its text.
 */
export function isChineseText(post: Post, site: Site): boolean {
  return isInChinese(post) && !languagesOf(post, site).some(name => OTHER_CUSTOM.test(name));
}

/** By the letters of its text alone. */
const isInChinese = oncePerPost(post => {
  const { texts } = readTexts(post);
  const count = (pattern: RegExp): number =>
    texts.reduce((sum, { value }) => sum + countIn(value, pattern), 0);
  const chinese = count(CHINESE);
  if (chinese === 0 || count(KANA_OR_HANGUL) > MOST_QUOTED * chinese) return false;
  // Where all of the text would be too few letters, they need not be told from the rest.
  const length = texts.reduce((sum, { value }) => sum + value.length, 0);
  return chinese >= LEAST_SHARE * length || chinese >= LEAST_SHARE * count(LETTERS);
});

function languagesOf({ frontMatter, path }: Post, site: Site): readonly string[] {
  const own = findField(frontMatter, 'lang')?.value ?? defaultValues(site, path)['lang'];
  return typeof own === 'string' ? [own] : path.split('/').slice(0, -1);
}

function countIn(text: string, pattern: RegExp): number {
  let sum = 0;
  for (const [run] of text.matchAll(pattern)) sum += run.length;
  return sum;
}
