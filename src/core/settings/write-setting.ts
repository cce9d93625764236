import type { Node } from 'jsonc-parser';
import { membersOf, readJsonTree, spanOfNode } from '../text/json-tree.ts';
import { lineEndOf } from '../text/line-ends.ts';
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
  const reading = readJsonTree(text);
  if ('fault' in reading) return text.trim() === '' ? insert(text.length, settingsWith(setting)) : undefined;
  const { root } = reading;
  if (root.type !== 'object') return undefined;
  const member = `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
  const there = memberOf(root, group);
  if (!there) return addMember(text, root, `${JSON.stringify(group)}: { ${member} }`);
  if (there.type !== 'object') return undefined;
  const known = memberOf(there, name);
  return known ? replace(spanOfNode(known), JSON.stringify(value)) : addMember(text, there, member);
}

function memberOf(object: Node, name: string): Node | undefined {
  return membersOf(object).findLast(([each]) => each.value === name)?.[1];
}

/** Adds a member to an object behind its last, laid out as that is; `modify` of jsonc-parser lays the others out too. */
function addMember(text: string, object: Node, member: string): TextEdit {
  const span = spanOfNode(object);
  const members = membersOf(object);
  const last = members.at(-1);
  const lineBreak = (offset: number): string => /(?:\r\n?|\n)[ \t]*$/.exec(text.slice(0, offset))?.[0] ?? ' ';
  if (last) {
    const [first] = members[0]!;
    // A comma that is there already goes on parting the two.
    return insert(spanOfNode(last[1]).end, `,${lineBreak(first.offset)}${member}`);
  }
  const inner = text.slice(span.start + 1, span.end - 1);
  if (inner.trim() !== '') return insert(span.start + 1, ` ${member}`);
  const start = text.slice(0, span.start);
  const indent = /^[ \t]*/.exec(
    start.slice(Math.max(start.lastIndexOf('\n'), start.lastIndexOf('\r')) + 1),
  )![0];
  const eol = lineEndOf(text);
  return replace({ start: span.start + 1, end: span.end - 1 }, `${eol}${indent}  ${member}${eol}${indent}`);
}
