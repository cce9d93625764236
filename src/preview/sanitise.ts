import createPurifier, { type Config } from 'dompurify';
import { placeholderAttribute } from './placeholders.ts';
import { keepSafeStyle } from './safe-style.ts';

/** What DOMPurify puts before every `id` and `name`, so that none of them can pose as a property of the document. */
export const idPrefix = 'user-content-';

const config = {
  IN_PLACE: true,
  USE_PROFILES: { html: true },
  ALLOW_DATA_ATTR: false,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  SANITIZE_NAMED_PROPS: true,
  ADD_ATTR: [placeholderAttribute],
  FORBID_TAGS: [
    'button',
    'datalist',
    'dialog',
    'fieldset',
    'form',
    'input',
    'map',
    'meter',
    'option',
    'optgroup',
    'progress',
    'select',
    'slot',
    'style',
    'template',
    'textarea',
  ],
  FORBID_ATTR: [
    'accesskey',
    'autofocus',
    'autoplay',
    'background',
    'contenteditable',
    'is',
    'ismap',
    'ping',
    'popover',
    'popovertarget',
    'popovertargetaction',
    'poster',
    'sizes',
    'slot',
    'srcset',
    'tabindex',
    'usemap',
  ],
} satisfies Config;

/**
 * Makes content from a post harmless where it stands, before it enters the page's document; attributes with the name
 * that it is given stay, whatever they say.
 */
export function createSanitiser(
  window: Window & typeof globalThis,
): (content: Element, keptAttribute: string) => void {
  const purifier = createPurifier(window);
  purifier.addHook('afterSanitizeAttributes', element => {
    const style = element.getAttribute('style');
    if (style === null) return;
    const kept = keepSafeStyle(style);
    if (kept === '') element.removeAttribute('style');
    else element.setAttribute('style', kept);
  });
  return (content, keptAttribute) =>
    void purifier.sanitize(content, { ...config, ADD_ATTR: [...config.ADD_ATTR, keptAttribute] });
}
