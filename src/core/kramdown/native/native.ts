import { words } from '../../html/element-sets.ts';
import { isSpace } from '../../text/ascii-space.ts';
import { attributesOf, type ContentModel, type Element, type ElementType, setDetails } from '../element.ts';
import { spanElements } from '../elements.ts';
import { defaultModel } from '../html.ts';
import { convertTable, isSimpleTable } from './native-table.ts';
import {
  convertText,
  decodeEntities,
  edgeOf,
  removeBlankText,
  removeText,
  stripSpace,
  textOf,
  wrapText,
} from './native-text.ts';

/*
 * What `html_to_native: true` makes of HTML (`Kramdown::Parser::Html::ElementConverter`): elements that kramdown has
 * an element of its own for become that, white space that means nothing goes, entities become characters.
 */

const withoutText = words('html head hgroup ol ul dl table colgroup tbody thead tfoot tr select optgroup');
const wrapped = words(
  'body section nav article aside header footer address div li dd blockquote figure figcaption fieldset form',
);
const withoutSpace = words(
  'body section nav article aside header footer address div li dd blockquote figure figcaption td th fieldset form',
);
const stripped = words(
  'address article aside blockquote body caption dd div dl dt fieldset figcaption form footer header h1 h2 h3 h4 h5 h6 legend li nav p section td th',
);
const simple = words('blockquote hr br img p thead tbody tfoot tr td th ul ol dl li dt dd');
/** To kramdown the rows and groups of a table are neither blocks nor spans. */
const blockTypes: ReadonlySet<ElementType> = new Set([
  'p',
  'heading',
  'blockquote',
  'code',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'table',
  'td',
  'hr',
]);

/** How the content of an element is taken over. */
interface Mode {
  /** Elements become kramdown's own. */
  readonly converts: boolean;
  /** White space stays as it is. */
  readonly keepsSpace: boolean;
}

const converting: Mode = { converts: true, keepsSpace: false };
const copying: Mode = { converts: false, keepsSpace: true };

/** Converts an HTML element and all in it. */
export function convertToNative(element: Element): void {
  convert(element, converting, undefined);
}

function convert(element: Element, mode: Mode, parent: Element | undefined): void {
  if (element.type === 'html-comment' || element.type === 'instruction') {
    element.isBlock = parentModel(parent) !== 'span';
    return;
  }
  if (element.type !== 'html') return;
  const name = element.value;
  if (mode.converts && convertSpecial(element, name)) return;
  if (mode.converts && withoutText.has(name)) removeText(element);
  if (mode.converts && simple.has(name)) {
    become(element, name as ElementType);
    convertChildren(element, mode);
  } else {
    keepElement(element, mode);
  }
  if (!mode.converts) return;
  if (stripped.has(name)) stripSpace(element);
  if (withoutSpace.has(name)) removeBlankText(element);
  if (wrapped.has(name)) wrapText(element);
}

function parentModel(parent: Element | undefined): ContentModel {
  if (!parent) return defaultModel('div');
  if (parent.type === 'html') return defaultModel(parent.value);
  if (parent.type === 'codespan') return defaultModel('code');
  if (parent.type === 'code') return defaultModel('pre');
  return defaultModel(parent.type === 'heading' ? 'h1' : parent.type);
}

/** Converts what has a rule of its own; says whether it has. */
function convertSpecial(element: Element, name: string): boolean {
  switch (name) {
    case 'a':
      if (attributesOf(element).get('href') !== undefined) {
        become(element, 'a');
        convertChildren(element, converting);
      } else keepElement(element, copying);
      return true;
    case 'b':
    case 'strong':
    case 'i':
    case 'em':
      convertEmphasis(element, name === 'b' || name === 'strong' ? 'strong' : 'em');
      return true;
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      become(element, 'heading');
      setDetails(element, 'heading', { level: Number(name[1]), text: textOf(element) });
      convertChildren(element, converting);
      return true;
    case 'code':
    case 'pre':
      convertCode(element, name);
      return true;
    case 'table':
      if (isSimpleTable(element)) {
        removeText(element);
        convertChildren(element, converting);
        become(element, 'table');
        convertTable(element);
      } else keepElement(element, copying);
      return true;
    case 'textarea':
      keepElement(element, { converts: true, keepsSpace: true });
      return true;
    case 'script':
      convertScript(element);
      return true;
    default:
      return false;
  }
}

function convertEmphasis(element: Element, type: 'em' | 'strong'): void {
  const [first, last] = [edgeOf(element, 0), edgeOf(element, -1)];
  if (isSpace(first.charCodeAt(0)) || isSpace(last.charCodeAt(0))) {
    keepElement(element, copying);
  } else {
    become(element, type);
    convertChildren(element, converting);
  }
}

/** Code keeps its text alone. */
function convertCode(element: Element, name: 'code' | 'pre'): void {
  const text = decodeEntities(textOf(element));
  const attributes = attributesOf(element);
  const [only] = element.children;
  if (name === 'code') {
    const className = attributes.get('class');
    if (className !== undefined)
      attributes.set('class', className.replace(/\s+\bhighlighter-\w+\b|\bhighlighter-\w+\b\s*/g, ''));
    become(element, 'codespan');
  } else {
    if (element.children.length === 1 && only?.type === 'html' && only.value === 'code') {
      const language = /\blanguage-[^ \t\n\v\f\r]+/.exec(attributesOf(only).get('class') ?? '')?.[0];
      if (language !== undefined)
        attributes.set('class', `${language} ${attributes.get('class') ?? ''}`.trimEnd());
    }
    become(element, 'code');
  }
  element.value = text;
  element.children = [];
}

function convertScript(element: Element): void {
  const type = attributesOf(element).get('type') ?? '';
  if (!/\bmath\/tex\b/.test(type)) {
    keepElement(element, converting);
    return;
  }
  const text = element.children[0]?.value ?? '';
  become(element, 'math');
  element.isBlock = type.includes('mode=display');
  element.value = text.replace(/^(?:%[ \t\n]*)?<!\[CDATA\[\n?(.*?)(?:[ \t\n]%)?\]\]>$/s, '$1');
  element.children = [];
  attributesOf(element).delete('type');
}

/** Makes one of kramdown's own elements of it. */
function become(element: Element, type: ElementType): void {
  attributesOf(element);
  element.type = type;
  element.value = '';
  element.ial = undefined;
  element.isClosed = false;
  element.contentModel = undefined;
  element.isBlock = blockTypes.has(type);
}

/** Leaves an element of HTML what it is. */
function keepElement(element: Element, mode: Mode): void {
  element.ial = undefined;
  element.isClosed = false;
  element.isBlock = !spanElements.has(element.value);
  element.contentModel = mode.converts ? defaultModel(element.value) : 'raw';
  convertChildren(element, mode);
}

function convertChildren(element: Element, mode: Mode): void {
  const children: Element[] = [];
  for (const child of element.children) {
    if (child.type === 'text') {
      children.push(...convertText(child, mode.keepsSpace));
    } else {
      convert(child, mode, element);
      children.push(child);
    }
  }
  element.children = children;
}
