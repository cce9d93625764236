import { findFieldLines } from '../post/field-lines.ts';
import { findField, isReadable } from '../post/front-matter.ts';
import type { Head } from '../post/post.ts';
import { replaceValue } from '../post/replace-value.ts';
import { lineEndOf } from '../text/line-ends.ts';
import { insert, type TextEdit } from '../text/span.ts';

const FIELD = 'last_modified_at';

/**
 * Writes into the front matter when the post was changed.
 *
 * @param now the moment as YAML
 * @param where `present`: only where the field is there already; `always`: else below the date
 */
export function lastModifiedEdits(
  { text, frontMatter }: Head,
  now: string,
  where: 'present' | 'always',
): readonly TextEdit[] {
  if (!frontMatter?.closeFence || !isReadable(frontMatter)) return [];
  const field = findField(frontMatter, FIELD);
  if (field) {
    // A value over several lines, or in a mapping between braces, is nobody's plain date.
    const isDate = field.isSound && findFieldLines(text, frontMatter, field) !== undefined;
    return isDate ? [replaceValue(text, field.valueSpan, now)] : [];
  }
  const date = findField(frontMatter, 'date');
  const lines = date && findFieldLines(text, frontMatter, date);
  return where === 'always' && lines ? [insert(lines.end, `${FIELD}: ${now}${lineEndOf(text)}`)] : [];
}
