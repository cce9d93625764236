import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** A piece of a page: `<` a start, `>` an end, `t` a text, `!` what is not shown. */
interface PageToken {
  readonly kind: '<' | '>' | 't' | '!';
  readonly value: string;
  /** Of a start or an end: of an element that is a block. */
  readonly isBlock: boolean;
}

const blocks = new Set(
  `address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2
  h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table caption colgroup col tbody
  td tfoot th thead tr ul`.split(/\s+/),
);
const silent = new Set(['script', 'style', 'link', 'meta']);

/** In these all white space counts. */
const spaced = new Set(['pre', 'textarea', 'code', 'samp', 'kbd']);

/**
 * The tree that a browser makes of a page, as a list that equality can be asked of. Left out are only texts that are
 * nothing but white space and stand at the edge of a block, perhaps with comments between, and the blanks beside a line
 * end, which CSS takes away before all else (CSS Text 3, 4.1.1). All other white space counts, also that which is all
 * that an element holds.
 */
export function pageTokens(html: string): readonly string[] {
  const tokens: PageToken[] = [];
  writeChildren(parseFragment(html), tokens, false);
  return tokens
    .filter((token, index) => !isLayout(tokens, token, index))
    .map(({ kind, value }) => kind + value);
}

function writeChildren(parent: Parent, tokens: PageToken[], isSpaced: boolean): void {
  for (const node of parent.childNodes) writeNode(node, tokens, isSpaced);
}

function writeNode(node: Node, tokens: PageToken[], isSpaced: boolean): void {
  const add = (kind: PageToken['kind'], value: string, isBlock = false): void =>
    void tokens.push({ kind, value, isBlock });
  if (node.nodeName === '#comment' && 'data' in node) add('!', node.data);
  else if ('value' in node) add('t', isSpaced ? node.value : node.value.replace(/[ \t]*(\n+)[ \t]*/g, '$1'));
  else if ('tagName' in node) {
    const { tagName, attrs } = node;
    const attributes = attrs.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).join('');
    const content = 'content' in node ? node.content : node;
    if (silent.has(tagName)) {
      const text = content.childNodes.map(child => ('value' in child ? child.value : '')).join('');
      add('!', `${tagName}${attributes} ${text}`);
      return;
    }
    const isBlock = blocks.has(tagName);
    add('<', `${tagName}${attributes}`, isBlock);
    writeChildren(content, tokens, isSpaced || spaced.has(tagName));
    add('>', tagName, isBlock);
  }
}

function isLayout(tokens: readonly PageToken[], { kind, value }: PageToken, index: number): boolean {
  if (kind !== 't' || !/^[ \t\n\f\r]*$/.test(value)) return false;
  const left = neighbour(tokens, index, -1);
  const right = neighbour(tokens, index, 1);
  const isAllOfElement = left?.kind === '<' && right?.kind === '>';
  return !isAllOfElement && (!left || !right || left.isBlock || right.isBlock);
}

/** What stands beside a text, looking through what is not shown and other white space. */
function neighbour(tokens: readonly PageToken[], index: number, step: 1 | -1): PageToken | undefined {
  for (let at = index + step; ; at += step) {
    const token = tokens[at];
    if (!token || !(token.kind === '!' || (token.kind === 't' && /^[ \t\n\f\r]*$/.test(token.value))))
      return token;
  }
}
