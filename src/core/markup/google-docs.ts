import { findAttribute, type Tag } from '../kramdown/tag.ts';

/** Whether a tag is the element that Google Docs puts around all that is copied from it. */
export function isDocsWrapper(tag: Tag): boolean {
  if (!/^docs-internal-guid-/.test(findAttribute(tag, 'id')?.value ?? '')) return false;
  const style = findAttribute(tag, 'style')?.value ?? '';
  return tag.name === 'span' ? style.trim() === '' : /font-weight:\s*(?:normal|400)/i.test(style);
}
