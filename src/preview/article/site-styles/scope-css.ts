import { ID_PREFIX } from '../id-prefix.ts';

/**
 * Rewrites a selector of the site for a scope whose root is the article: what stands around an article on the site, its
 * layout's elements, `body` and `html`, is the root here. `wrappers` are simple selectors (`article`, `.post`, `#main`).
 */
export function scopeSelector(selector: string, wrappers: ReadonlySet<string>): string {
  const rooted = selector.replace(SKIPPED_OR_COMPOUND, compound =>
    isAroundArticle(compound, wrappers) ? ':scope' : compound,
  );
  return rooted.replace(/:scope(?:(?:\s*>\s*|\s+):scope(?![\w-]))+/g, ':scope');
}

/**
 * Rewrites a selector of the site for a scope whose root is its whole page: that has the classes of `html` and `body`, and
 * all ids of the page are written with what the sanitiser puts before them.
 */
export function scopePageSelector(selector: string): string {
  const rooted = selector.replace(SKIPPED_OR_COMPOUND, compound => {
    // What is passed over begins otherwise.
    if (/^(?:["'[]|::?(?!root(?![\w-])))/i.test(compound)) return compound;
    const named = compound.replace(/#(?=[\w\u0080-\uffff-]|\\.)/g, `#${ID_PREFIX}`);
    return named.replace(/^(?:html|body)?:root|^(?:html|body)(?![\w\u0080-\uffff\\-])/i, ':scope');
  });
  const joined = rooted.replace(/:scope(?:[.#][\w-]+)*(?:\s*>\s*|\s+)(?=:scope(?![\w-]))/g, '');
  return splitList(joined)
    .map(part => (/^(?:[.#[]|:(?!scope(?![\w-])))/.test(part) ? ROOT_TOO + part : part))
    .join(', ');
}

/** How many selectors of a list mean the root element of the page itself. */
export type RootMeaning = 'all' | 'some' | 'none';

/** Whether they are `html`, `:root`, `html.dark` and the like. */
export function meansRoot(selectors: string): RootMeaning {
  const parts = splitList(selectors);
  const roots = parts.filter(
    part => /^(?:html|:root)(?![\w-])[^\s>+~]*$/i.test(part) && !part.includes('::'),
  );
  if (roots.length === 0) return 'none';
  return roots.length === parts.length ? 'all' : 'some';
}

/** Without naming the scope a selector begins below its root; but the root has the names of `body`, and may be meant. */
const ROOT_TOO = ':where(:scope, :scope *)';

/** The selectors of a list. */
function splitList(selectors: string): readonly string[] {
  const parts: string[] = [];
  let [start, depth] = [0, 0];
  for (const { 0: token, index } of selectors.matchAll(
    /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[()[\],]/gs,
  )) {
    if (token === '(' || token === '[') depth++;
    else if (token === ')' || token === ']') depth--;
    else if (token === ',' && depth === 0) {
      parts.push(selectors.slice(start, index).trim());
      start = index + 1;
    }
  }
  return [...parts, selectors.slice(start).trim()];
}

/** Strings, attributes and pseudo-classes but `:root` are passed over; else each match is the plain part of a compound. */
const SKIPPED_OR_COMPOUND =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\[(?:"(?:\\.|[^"\\])*"|[^\]"])*\]|::?(?!root(?![\w-]))[\w-]+|(?:[\w\u0080-\uffff\\-]|\*(?=[.#:]))*(?:[.#](?:[\w\u0080-\uffff-]|\\.)+|:root(?![\w-]))+|(?:[\w\u0080-\uffff-]|\\.)+/gi;

function isAroundArticle(compound: string, wrappers: ReadonlySet<string>): boolean {
  if (/^(?:html|body|:root|(?:html|body):root)$/i.test(compound)) return true;
  const [type = '', ...names] = compound.split(/(?=[.#])/).filter(part => part !== '');
  if (/^[.#]/.test(type)) return [type, ...names].every(name => wrappers.has(name));
  const isType = type === '*' || wrappers.has(type.toLowerCase()) || /^(?:html|body)$/i.test(type);
  return isType && names.length > 0 && names.every(name => wrappers.has(name));
}

/**
 * The condition of a container query that says of the page's width what a media query says of the window's; undefined
 * where it asks for something else. `print` never holds.
 */
export function toContainerCondition(media: string): string | undefined {
  const conditions: string[] = [];
  for (const query of media.split(',')) {
    const condition = query.trim().replace(/^(?:only\s+)?(?:screen|all)(?:\s+and\s+|$)/i, '');
    if (/^(?:only\s+)?print\b/i.test(condition)) continue;
    if (!isAboutWidth(condition)) return undefined;
    // In media queries an `em` is the browser's own, whatever size the page has.
    const inPixels = condition.replace(/([\d.]+)r?em\b/g, (_, size: string) => `${Number(size) * 16}px`);
    conditions.push(`(${inPixels})`);
  }
  return conditions.length === 0 ? '(width < 0px)' : conditions.join(' or ');
}

const feature = String.raw`\((?:(?:min-|max-)?width\s*:\s*[\d.]+\w+|(?:[\d.]+\w+\s*[<>]=?\s*)?width\s*[<>]=?\s*[\d.]+\w+)\)`;
const aboutWidth = new RegExp(`^${feature}(?:\\s+and\\s+${feature})*$`, 'i');

function isAboutWidth(condition: string): boolean {
  return aboutWidth.test(condition);
}
