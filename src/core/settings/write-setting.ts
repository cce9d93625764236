import { type JsonNode, readJsonText } from '../text/json-text.ts';
import { insert, replace, type TextEdit } from '../text/span.ts';

/** A setting of `.copydesk.json` that lies in a group: a rule's severity, what a field is to be. */
export interface OwnSetting {
  readonly group: 'rules' | 'fields';
  readonly name: string;
  readonly value: string;
}

/** The text of a new `.copydesk.json` that says one thing. */
export function settingsWith({ group, name, value }: OwnSetting): string {
  return `${JSON.stringify({ [group]: { [name]: value } }, undefined, 2)}\n`;
}

/**
 * The edit that writes a setting into the text of a `.copydesk.json`, and leaves all else, comments too, as it is.
 * Undefined where the text is not what settings look like.
 */
export function writeSetting(text: string, setting: OwnSetting): TextEdit | undefined {
  const { group, name, value } = setting;
  const reading = readJsonText(text);
  if ('fault' in reading) return text.trim() === '' ? insert(text.length, settingsWith(setting)) : undefined;
  const { root } = reading;
  if (!root.members) return undefined;
  const member = `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
  const there = root.members.findLast(each => each.name === group)?.node;
  if (!there) return addMember(text, root, `${JSON.stringify(group)}: { ${member} }`);
  if (!there.members) return undefined;
  const known = there.members.findLast(each => each.name === name);
  return known ? replace(known.node.span, JSON.stringify(value)) : addMember(text, there, member);
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
