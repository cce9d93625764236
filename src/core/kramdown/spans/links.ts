import { isPlaceholderAt } from '../../liquid/placeholders.ts';
import { isSpace, skipSpace, strip } from '../../text/ascii-space.ts';
import { spanIn } from '../../text/source.ts';
import { applyAttributeList } from '../attribute-list.ts';
import { normaliseName } from '../document.ts';
import { addChild, addText, type Element, setAttribute } from '../element.ts';

import { createSpan, type SpanState, type Stop, takeElement, takeText, tryRead } from './span-state.ts';

const AUTOLINK_SCHEME = /<(?:mailto|https?|ftps?):(?=[^\n])/y;
const EMAIL = /<([\p{Alphabetic}\p{Nd}_.-]+@[\p{Alphabetic}\p{Nd}_.-]+)>/uy;
/** kramdown's own escapes, without the tilde that GitHub's parser adds. */
const ESCAPED = /\\([\\.*_+`<>()[\]{}#!:|"'$=-])/g;

/** Images can stand in images. */
const MAX_DEPTH = 30;

/** `<https://example.org>` and `<name@example.org>` */
export function readAutolink(state: SpanState): boolean {
  const { text, position, reader } = state;
  AUTOLINK_SCHEME.lastIndex = position;
  const scheme = AUTOLINK_SCHEME.exec(text);
  let end = -1;
  let href = '';
  if (scheme) {
    // At least one character stands between the colon and the bracket.
    end = reader.scanner.until('>', position + scheme[0].length + 1);
    const newline = text.indexOf('\n', position);
    if (newline >= 0 && newline < end) end = -1;
    href = text.slice(position + 1, end - 1);
  }
  if (end < 0 && isPlaceholderAt(text, position + 1)) {
    end = endOfLiquidAddress(state);
    href = text.slice(position + 1, end - 1);
  }
  if (end < 0) {
    EMAIL.lastIndex = position;
    const email = EMAIL.exec(text);
    if (!email) return false;
    end = position + email[0].length;
    href = `mailto:${email[1]}`;
  }
  const label = text.slice(position + 1, end - 1).replace(/^mailto:/, '');
  const span = spanIn(state.source, position + 1, end - 1);
  const link = takeElement(state, 'a', end);
  setAttribute(link, 'href', href);
  addText(link, label, span);
  return true;
}

/** `<{{ url }}>`: what Liquid writes behind a `<` is an address, unless it is the name of an element that ends somewhere. */
function endOfLiquidAddress({ text, position, reader }: SpanState): number {
  const end = reader.scanner.until('>', position);
  const hasEndTag = reader.scanner.until(`</${text[position + 1]}`, position) >= 0;
  return end < 0 || hasEndTag || /[\s<]/.test(text.slice(position + 1, end - 1)) ? -1 : end;
}

/** `[text](url "title")`, `[text][name]`, `[name]`, and images with a `!` before. */
export function readLink(state: SpanState): boolean {
  const { text, position: start, tree, ancestors, reader } = state;
  const isImage = text[start] === '!';
  const contentStart = start + (isImage ? 2 : 1);
  const next = text[contentStart];
  if (next === undefined || next === '^') return false;
  if (ancestors.length >= MAX_DEPTH) return false;
  const isLink = ({ type }: Element): boolean => type === 'a' || type === 'img';
  if (!isImage && (isLink(tree) || ancestors.some(isLink))) {
    takeText(state, contentStart);
    return true;
  }
  const isRead =
    reader.scanner.until(']', contentStart) >= 0 &&
    tryRead(state, () => {
      const element = createSpan(state, isImage ? 'img' : 'a', start, start);
      state.position = contentStart;
      if (!state.read(element, closingBracket(element), 'all')) return false;
      const label = text.slice(contentStart, state.position).replace(ESCAPED, '$1');
      state.position++;
      return readTarget(state, element, label);
    });
  if (!isRead) takeText(state, contentStart);
  return true;
}

/** The `]` that belongs to the bracket before `element`'s text: those of inner images are taken with them. */
function closingBracket(element: Element): Stop {
  let depth = 1;
  let counted = 0;
  let images = 0;
  return {
    matches: (text, at) => text[at] === ']' || text[at] === '[' || (text[at] === '!' && text[at + 1] === '['),
    accepts({ text, position }) {
      depth += text[position] === ']' ? -1 : 1;
      for (; counted < element.children.length; counted++) {
        if (element.children[counted]!.type === 'img') images++;
      }
      return depth - images === 0;
    },
  };
}

interface Target {
  readonly url: string;
  readonly title: string | undefined;
  readonly end: number;
}

function readTarget(state: SpanState, element: Element, label: string): boolean {
  const { text, position, document } = state;
  const reference = referenceAt(state, position);
  if (reference || text[position] !== '(') {
    const definition = document.linkDefinitions.get(normaliseName(reference?.name ?? label));
    if (!definition) return false;
    if (definition.boundary?.ial)
      applyAttributeList(element, definition.boundary.ial, document.attributeLists);
    const { url, title } = definition;
    addLink(state, element, { url, title, end: reference?.end ?? position }, label);
    return true;
  }
  const target = inlineTarget(state, position);
  if (target) addLink(state, element, target, label);
  return target !== undefined;
}

/** `[name]`, perhaps after blanks; without a name the label is meant. */
function referenceAt(
  { text, reader }: SpanState,
  at: number,
): { readonly name: string | undefined; readonly end: number } | undefined {
  const open = skipSpace(text, at);
  if (text[open] !== '[') return undefined;
  const end = reader.scanner.until(']', open + 1);
  if (end < 0) return undefined;
  return { name: end === open + 2 ? undefined : text.slice(open + 1, end - 1), end };
}

/** `(url)` or `(url "title")` at `at`. */
function inlineTarget(state: SpanState, at: number): Target | undefined {
  const { text } = state;
  const bracketed = text[at + 1] === '<' ? text.indexOf('>', at + 2) : -1;
  if (bracketed >= 0 && !text.slice(at, bracketed).includes('\n')) {
    const url = text.slice(at + 2, bracketed);
    if (text[bracketed + 1] === ')') return { url, title: undefined, end: bracketed + 2 };
    return titledTarget(state, bracketed + 1, url);
  }
  let depth = 0;
  let end = at;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 0x28) depth++;
    else if (unit === 0x29 && --depth === 0) {
      return { url: strip(text.slice(at + 1, end)), title: undefined, end: end + 1 };
    } else if (isSpace(unit) && (text[end + 1] === '"' || text[end + 1] === "'")) {
      return titledTarget(state, end + 1, strip(text.slice(at + 1, end)));
    }
  }
  state.budget.left -= end - at;
  return undefined;
}

/** A title and the closing bracket at `at`. */
function titledTarget(state: SpanState, at: number, url: string): Target | undefined {
  const { text } = state;
  const open = skipSpace(text, at);
  const quote = text[open];
  if (quote !== '"' && quote !== "'") return undefined;
  for (let close = text.indexOf(quote, open + 2); close >= 0; close = text.indexOf(quote, close + 1)) {
    const bracket = skipSpace(text, close + 1);
    if (text[bracket] === ')') return { url, title: text.slice(open + 1, close), end: bracket + 1 };
  }
  state.budget.left -= text.length - open;
  return undefined;
}

function addLink(state: SpanState, element: Element, { url, title, end }: Target, label: string): void {
  if (element.type === 'a') {
    setAttribute(element, 'href', url);
  } else {
    setAttribute(element, 'src', url);
    setAttribute(element, 'alt', label);
    element.children = [];
  }
  if (title !== undefined) setAttribute(element, 'title', title);
  element.end = state.source.offsetBehind(end - 1);
  state.position = end;
  addChild(state.tree, element);
}
