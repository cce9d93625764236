import type { Tag } from '../kramdown/tag.ts';
import type { Role } from './element-roles.ts';

/** What is known of an element when its start tag is read. */
export interface NodeStart {
  /** In lower case. */
  readonly name: string;
  readonly tag: Tag;
  readonly parent: Node | undefined;
  readonly role: Role;
  readonly isEntered: boolean;
  readonly indentsLines: boolean;
}

/** An element of the body as kramdown reads it, with what bears on the white space in it. */
export class Node {
  /** In lower case. */
  readonly name: string;
  readonly tag: Tag;
  readonly parent: Node | undefined;
  /** How many elements are around it. */
  readonly level: number;
  /** The level of the innermost block that it stands in, or that it is. */
  readonly blockLevel: number;
  /** What it is to its neighbours. */
  role: Role;
  /** Lines may be broken in it, or in what it holds. */
  readonly isEntered: boolean;
  /** Lines that begin in it may be indented anew. */
  readonly indentsLines: boolean;
  hasBlock = false;
  /** What stands in it is laid out, one block to a line. */
  breaksLines = false;
  /** The level of the outermost element around (or of itself) that a browser would repair because of what it holds. */
  repairedFrom = Number.POSITIVE_INFINITY;
  /** The elements around its content that a browser may end too early. */
  around: Around = nothing;

  constructor({ name, tag, parent, role, isEntered, indentsLines }: NodeStart) {
    this.name = name;
    this.tag = tag;
    this.parent = parent;
    this.level = parent ? parent.level + 1 : 0;
    this.blockLevel = role === 'block' || !parent ? this.level : parent.blockLevel;
    this.role = role;
    this.isEntered = isEntered;
    this.indentsLines = indentsLines;
  }
}

/** The innermost elements of their kind around a place. */
export interface Around {
  readonly a?: Node | undefined;
  readonly button?: Node | undefined;
  readonly form?: Node | undefined;
  readonly heading?: Node | undefined;
  readonly item?: Node | undefined;
  readonly term?: Node | undefined;
  readonly table?: Node | undefined;
  readonly graphic?: Node | undefined;
  /** In which browsers read no tags. */
  readonly rawText?: Node | undefined;
}

/** What is around the outermost elements. */
export const nothing: Around = {};

/** A tag, a comment, or a script with all in it. */
export interface Token {
  /** UTF-16 offsets in the file, half-open. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'open' | 'close' | 'whole';
  /** Undefined: a comment. */
  readonly node: Node | undefined;
  /** The innermost element that is open in front of it, and behind it. */
  readonly before: Node | undefined;
  readonly after: Node | undefined;
}
