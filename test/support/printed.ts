import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { bodyOf } from './reading.ts';

const TAG = /<\/?[a-z][a-z0-9]*(?:[^<>]{0,3000})>/gi;

/**
 * Whether on a rendered page a tag of the post stands as text. What the post itself escapes as `&lt;` is meant to be
 * read and does not count.
 */
export function showsTags(page: string, post: string): boolean {
  const shown = textOf(page).match(TAG) ?? [];
  if (shown.length === 0) return false;
  const meant = textOf(bodyOf(post));
  return shown.some(tag => !meant.includes(tag));
}

/** All text outside scripts and style sheets, without white space and with straight quotes. */
function textOf(html: string): string {
  const parts: string[] = [];
  collectText(parseFragment(html, { scriptingEnabled: false }), parts);
  return parts.join('').replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, '');
}

function collectText(parent: DefaultTreeAdapterTypes.ParentNode, parts: string[]): void {
  for (const node of parent.childNodes) {
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value);
    else if ('tagName' in node && node.tagName !== 'script' && node.tagName !== 'style') {
      collectText('content' in node ? node.content : node, parts);
    }
  }
}
