import { ID_PREFIX } from './id-prefix.ts';

/** What readers would write into or press, of which the look stays. */
const CONTROLS = 'input, button, select, textarea';

/** Inputs that look like nothing else; another one is a line of text, or cannot be seen. */
const types = /^(?:text|search|email|url|tel|number|date|time|range|checkbox|radio|button|submit|reset)$/;

/** What shapes a control, or is seen in it. */
const attributes = [
  'aria-label',
  'checked',
  'class',
  'cols',
  'disabled',
  'id',
  'placeholder',
  'rows',
  'size',
  'title',
  'value',
];

/**
 * Takes the controls out of a page, and leaves marks where they stood, by a name that no page can know.
 * What is returned is not they but copies without a name, a form or a handler, which take neither keys nor clicks. What
 * stands in a button stays in its mark.
 */
export function takeControls(root: Element, placeAttribute: string): readonly Element[] {
  return Array.from(root.querySelectorAll(CONTROLS), (control, index) => {
    const mark = root.ownerDocument.createElement('span');
    mark.setAttribute(placeAttribute, `control-${index}`);
    if (control.localName === 'button') mark.append(...control.childNodes);
    control.replaceWith(mark);
    const copy = copyControl(control);
    const place = control.getAttribute(placeAttribute);
    if (place !== null) copy.setAttribute(placeAttribute, place);
    return copy;
  });
}

/** Puts the controls where their marks are. */
export function putControls(root: Element, placeAttribute: string, controls: readonly Element[]): void {
  for (const mark of root.querySelectorAll(`[${placeAttribute}^="control-"]`)) {
    const control = controls[Number(mark.getAttribute(placeAttribute)?.slice('control-'.length))];
    if (control === undefined || control.getAttribute('type') === 'hidden') {
      mark.remove();
      continue;
    }
    const copy = control.cloneNode(true) as Element;
    if (copy.localName === 'button') copy.append(...mark.childNodes);
    mark.replaceWith(copy);
  }
}

function copyControl(control: Element): Element {
  const { ownerDocument, localName } = control;
  const copy = ownerDocument.createElement(localName);
  for (const name of attributes) {
    const value = control.getAttribute(name);
    if (value === null || value.length > 1000) continue;
    if (name === 'id') copy.setAttribute(name, ID_PREFIX + value);
    else if (name === 'class') copy.setAttribute(name, keepForeignClasses(value));
    else copy.setAttribute(name, value);
  }
  const type = control.getAttribute('type')?.trim().toLowerCase() ?? 'text';
  // A password is asked for in a line of text; a file, a colour and a picture are not asked for at all.
  if (localName === 'input')
    copy.setAttribute(
      'type',
      types.test(type) ? type : /^(?:hidden|file|color|image)$/.test(type) ? 'hidden' : 'text',
    );
  if (localName === 'button') copy.setAttribute('type', 'button');
  if (localName === 'textarea') copy.textContent = control.textContent;
  if (localName === 'select') copyOptions(control, copy);
  copy.toggleAttribute('inert', true);
  return copy;
}

/** The longest list of choices that is shown. */
const MOST_OPTIONS = 200;

function copyOptions(from: Element, to: Element): void {
  for (const option of Array.from(from.querySelectorAll('option')).slice(0, MOST_OPTIONS)) {
    const copy = to.ownerDocument.createElement('option');
    copy.textContent = option.textContent;
    copy.toggleAttribute('selected', option.hasAttribute('selected'));
    to.append(copy);
  }
}

/** Names that the preview or VS Code use are not the site's. */
function keepForeignClasses(classes: string): string {
  const names = classes.trim().split(/\s+/);
  return names.filter(name => !/^(?:copydesk-|vscode-)/i.test(name)).join(' ');
}
