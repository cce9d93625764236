import { type JsonNode, readJsonText } from './text/json-text.ts';
import { insert, replace, type TextEdit } from './text/span.ts';

/** The text of a new `.copydesk.json` that turns one rule off. */
export function settingsWithout(rule: string): string {
  return `${JSON.stringify({ rules: { [rule]: 'off' } }, undefined, 2)}\n`;
}

/**
 * The edit that turns a rule off in the text of a `.copydesk.json`, and leaves all else, comments too, as it is.
 * Undefined where the text is not what settings look like.
 */
export function turnOffRule(text: string, rule: string): TextEdit | undefined {
  const reading = readJsonText(text);
  if ('fault' in reading) return text.trim() === '' ? insert(text.length, settingsWithout(rule)) : undefined;
  const { root } = reading;
  if (!root.members) return undefined;
  const rules = root.members.findLast(({ name }) => name === 'rules')?.node;
  if (!rules) return addMember(text, root, `"rules": { ${JSON.stringify(rule)}: "off" }`);
  if (!rules.members) return undefined;
  const there = rules.members.findLast(({ name }) => name === rule);
  if (there) return replace(there.node.span, '"off"');
  return addMember(text, rules, `${JSON.stringify(rule)}: "off"`);
}

/** Adds a member to an object behind its last, laid out as that is. */
function addMember(text: string, { span, members = [] }: JsonNode, member: string): TextEdit {
  const last = members.at(-1);
  const lineBreak = (offset: number): string => /(?:\r\n?|\n)[ \t]*$/.exec(text.slice(0, offset))?.[0] ?? ' ';
  if (last) {
    const first = members[0]!;
    // A comma that is there already goes on parting the two.
    return insert(last.node.span.end, `,${lineBreak(first.nameSpan.start)}${member}`);
  }
  const inner = text.slice(span.start + 1, span.end - 1);
  if (inner.trim() !== '') return insert(span.start + 1, ` ${member}`);
  const start = text.slice(0, span.start);
  const indent = /^[ \t]*/.exec(
    start.slice(Math.max(start.lastIndexOf('\n'), start.lastIndexOf('\r')) + 1),
  )![0];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return replace({ start: span.start + 1, end: span.end - 1 }, `${eol}${indent}  ${member}${eol}${indent}`);
}
