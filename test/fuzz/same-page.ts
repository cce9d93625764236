import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/*
 * Whether two pages are the same to a reader: text collapses white space, which does not count beside the tags of
 * blocks; comments and the order of attributes do not count. All else does.
 */

const blocks: ReadonlySet<string> = new Set(
  `address article aside blockquote br center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3
  h4 h5 h6 header hgroup hr html main menu nav ol p pre search section summary table thead tbody tfoot tr td th ul li dd
  dt colgroup col caption link meta param script style noscript iframe template`.split(/\s+/),
);

interface Part {
  readonly kind: 'tag' | 'text';
  readonly isBlock: boolean;
  value: string;
}

/** Whether a browser shows the same for both. */
export function isSamePage(a: string, b: string): boolean {
  return a === b || outline(a) === outline(b);
}

function outline(html: string): string {
  const parts: Part[] = [];
  write(parseFragment(html, { scriptingEnabled: false }), false, parts);
  return parts
    .map((part, index) => {
      if (part.kind === 'tag') return part.value;
      let text = part.value.replace(/[ \t\r\n\f]+/g, ' ');
      if (parts[index - 1]?.isBlock ?? true) text = text.trimStart();
      if (parts[index + 1]?.isBlock ?? true) text = text.trimEnd();
      return text;
    })
    .filter(text => text !== '')
    .join('\n');
}

function write(parent: DefaultTreeAdapterTypes.ParentNode, isPre: boolean, parts: Part[]): void {
  for (const node of parent.childNodes) {
    if ('value' in node) {
      addText(isPre ? node.value.replace(/\n$/, '') : node.value, parts);
    } else if ('tagName' in node) {
      const attributes = node.attrs.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).sort();
      const isBlock = blocks.has(node.tagName);
      parts.push({ kind: 'tag', value: `<${node.tagName}${attributes.join('')}>`, isBlock });
      const keepsSpace = isPre || node.tagName === 'pre' || node.tagName === 'textarea';
      write('content' in node ? node.content : node, keepsSpace, parts);
      parts.push({ kind: 'tag', value: `</${node.tagName}>`, isBlock });
    }
  }
}

function addText(text: string, parts: Part[]): void {
  const last = parts.at(-1);
  if (last?.kind === 'text') last.value += text;
  else parts.push({ kind: 'text', value: text, isBlock: false });
}
