import type { KramdownOptions } from '../site/kramdown-options.ts';
import { detailsOf, Element } from './element.ts';
import { entityNamed, isScalar } from './entities.ts';

/*
 * What kramdown-parser-gfm 1.1 does with the tree in the end; it leaves HTML elements alone with all in them.
 */

/** Breaks lines at a backslash at their end, or at every end where `hard_wrap` is set. */
export function breakLines(element: Element, options: KramdownOptions): void {
  const mark = options.hardWrap ? '\n' : '\\\n';
  const children: Element[] = [];
  let hasChanged = false;
  for (const child of element.children) {
    if (child.type === 'text' && child.value.includes(mark)) {
      children.push(...splitLines(child, element, mark));
      hasChanged = true;
    } else {
      const isHeadingWithId = child.type === 'heading' && options.autoIds && !child.attributes?.has('id');
      if (child.type !== 'html' && !isHeadingWithId) breakLines(child, options);
      children.push(child);
    }
  }
  if (hasChanged) element.children = children;
}

function splitLines(text: Element, parent: Element, mark: string): readonly Element[] {
  const lines = text.value.split(mark);
  const endsBlock = lines.at(-1) === '' && parent.isBlock && parent.children.at(-1) === text;
  return lines.flatMap((line, index) => {
    const part = new Element('text', text.start, text.end, index > 0 ? `\n${line}` : line);
    const isBroken = index < lines.length - (endsBlock ? 2 : 1);
    return isBroken ? [part, new Element('br', text.start, text.end)] : [part];
  });
}

/** Gives headings without an id one that is made of their text. */
export function giveIds(root: Element, options: KramdownOptions): void {
  const counts = new Map<string, number>();
  const visit = (element: Element): void => {
    for (const child of element.children) {
      if (child.type === 'heading' && !child.attributes?.has('id')) {
        child.attributes ??= new Map();
        child.attributes.set(
          'id',
          `${options.autoIdPrefix}${createId(detailsOf(child, 'heading')?.text ?? '', counts)}`,
        );
      } else if (child.type !== 'html') {
        visit(child);
      }
    }
  };
  visit(root);
}

function createId(text: string, counts: Map<string, number>): string {
  const id = text
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- \t]/gu, '')
    .replace(/[ \t]/g, '-');
  const count = counts.get(id) ?? 0;
  counts.set(id, count + 1);
  return count === 0 ? id : `${id}-${count}`;
}

/** The text that an element's id is made of. */
export function textForId(element: Element): string {
  switch (element.type) {
    case 'text':
    case 'codespan':
    case 'math':
      return element.value;
    case 'entity': {
      const codePoint = detailsOf(element, 'entity')?.codePoint ?? 0;
      // kramdown fails at a heading with what is no character: Jekyll aborts.
      return isScalar(codePoint) ? String.fromCodePoint(codePoint) : '';
    }
    case 'quote':
      return String.fromCodePoint(entityNamed(element.value) ?? 0);
    case 'symbol':
      if (element.value === 'laquo_space') return '«\u00a0';
      if (element.value === 'raquo_space') return '\u00a0»';
      return String.fromCodePoint(entityNamed(element.value) ?? 0);
    default:
      return element.children.map(textForId).join('');
  }
}
