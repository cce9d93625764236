import { type Field, type FrontMatter, findField } from './front-matter.ts';

/** `tags`, and the `tag` because of which Jekyll does not even look at it. */
export interface HiddenTags {
  readonly tags: Field;
  readonly tag: Field;
}

/** Undefined where Jekyll reads `tags`, or there is none (`Jekyll::Utils.pluralized_array_from_hash`). */
export function findHiddenTags(frontMatter: FrontMatter): HiddenTags | undefined {
  const [tags, tag] = [findField(frontMatter, 'tags'), findField(frontMatter, 'tag')];
  // To Ruby an empty text is something.
  return tags && tag && tag.value !== null && tag.value !== false ? { tags, tag } : undefined;
}
