import createPurifier, { type Config } from 'dompurify';
import { placeholderAttribute } from './put-placeholders.ts';
import { keepSafeStyle } from './safe-style.ts';

export { ID_PREFIX as idPrefix } from './id-prefix.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);

/** What an article is made of. Of other elements the content stays, of those that run, load or ask nothing does. */
const elements = words(`
  a abbr acronym address article aside audio b bdi bdo big blockquote body br caption center cite code col colgroup data dd
  del details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label
  legend li main mark menu nav nobr ol p picture pre q rp rt ruby s samp search section small span strike strong sub
  summary sup table tbody td tfoot th thead time tr tt u ul var video wbr`);

/**
 * What shapes an article. Absent are colours, which a theme may make illegible, whatever starts by itself or takes the
 * keyboard, and all that refers to an element by its id, for that could be one of the preview's own.
 */
const attributes = words(`
  abbr align alt aria-hidden aria-label aria-level cellpadding cellspacing cite class clear colspan controls datetime
  dir height hidden href hreflang id lang loop name noshade nowrap open preload reversed role rowspan scope span src
  start style title translate type valign value width ${placeholderAttribute}`);

/** Roles that say what a part of a text is; others would pose as a part of the preview, or interrupt a screen reader. */
const roles = new Set(words('figure group heading img list listitem none note presentation table'));

const config = {
  IN_PLACE: true,
  ALLOWED_TAGS: elements,
  ALLOWED_ATTR: attributes,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
  SANITIZE_NAMED_PROPS: true,
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
    change(element, 'style', keepSafeStyle);
    change(element, 'class', keepForeignClasses);
    change(element, 'role', role => (roles.has(role) ? role : ''));
  });
  return (content, keptAttribute) =>
    void purifier.sanitize(content, { ...config, ADD_ATTR: [keptAttribute] });
}

/** Names that the preview or VS Code use are not the post's; those of Liquid's marks come from the renderer. */
function keepForeignClasses(classes: string): string {
  return words(classes)
    .filter(name => !/^(?:copydesk-(?!liquid-)|vscode-)/i.test(name))
    .join(' ');
}

function change(element: Element, attribute: string, keep: (value: string) => string): void {
  const value = element.getAttribute(attribute);
  if (value === null) return;
  const kept = keep(value);
  if (kept === '') element.removeAttribute(attribute);
  else if (kept !== value) element.setAttribute(attribute, kept);
}
