import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Whether a browser builds the same tree of two texts; white space in text does not count. */
export function isSameDom(a: string, b: string): boolean {
  return outline(a) === outline(b);
}

function outline(html: string): string {
  const parts: string[] = [];
  write(parseFragment(html), parts);
  return parts.join('');
}

function write(parent: Parent, parts: string[]): void {
  for (const node of parent.childNodes) writeNode(node, parts);
}

function writeNode(node: Node, parts: string[]): void {
  if ('value' in node) {
    parts.push(node.value.replace(/\s+/g, ''));
  } else if ('tagName' in node) {
    const attributes = node.attrs.map(({ name, value }) => ` ${name}="${value}"`);
    parts.push(`\n<${node.tagName}${attributes.join('')}>\n`);
    write('content' in node ? node.content : node, parts);
    parts.push(`\n</${node.tagName}>\n`);
  }
}
