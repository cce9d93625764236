import type { Element } from '../../kramdown/element.ts';
import { readTexts } from '../../markup/page-texts.ts';
import { findField } from '../../post/front-matter.ts';
import { oncePerPost } from '../../post/once-per-post.ts';
import type { Post } from '../../post/post.ts';
import { defaultValues, type Site } from '../../site/site.ts';

/** A language that writes Chinese characters by customs of its own, as `lang` or the name of a folder tells it. */
const OTHER_CUSTOM = /^(?:ja|jp|ko|kr)(?:[-_].*)?$/i;

// Several at once: letters are many, and their runs are few.
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
  const sum = (measure: (text: string) => number): number =>
    texts.reduce((total, { value }) => total + measure(value), 0);
  const { chinese, others } = countScripts(texts);
  if (chinese === 0) return false;
  // Where all of the text would be too few letters, they need not be told from the rest.
  const isEnough =
    chinese >= LEAST_SHARE * sum(({ length }) => length) || chinese >= LEAST_SHARE * sum(countLetters);
  return isEnough && others <= MOST_QUOTED * chinese;
});

function languagesOf({ frontMatter, path }: Post, site: Site): readonly string[] {
  const own = findField(frontMatter, 'lang')?.value ?? defaultValues(site, path)['lang'];
  return typeof own === 'string' ? [own] : path.split('/').slice(0, -1);
}

/** How many Chinese characters there are in texts, and how many kana and syllables of Korean. */
function countScripts(texts: readonly Element[]): { readonly chinese: number; readonly others: number } {
  let [chinese, others] = [0, 0];
  for (const { value } of texts) {
    // Of these a post may be made: an expression would make a list of all that it finds.
    for (let index = 0; index < value.length; index++) {
      const unit = value.charCodeAt(index);
      if (unit < 0x3041) continue;
      if (unit >= 0x4e00 && unit <= 0x9fff) chinese++;
      else if ((unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0xf900 && unit <= 0xfaff)) chinese++;
      else if (unit <= 0x30ff || (unit >= 0x31f0 && unit <= 0x31ff) || (unit >= 0xac00 && unit <= 0xd7af))
        others++;
    }
  }
  return { chinese, others };
}

function countLetters(text: string): number {
  let count = 0;
  for (const [run] of text.matchAll(LETTERS)) count += run.length;
  return count;
}
