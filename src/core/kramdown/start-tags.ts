import type { Tag } from './tag.ts';

/**
 * The start tags of a body that become elements of the page, by what rules look for. Those of which Liquid writes a part
 * are left out: nobody knows here what they are. Each list is in source order.
 */
export interface StartTags {
  readonly all: readonly Tag[];
  /** Those of that name. */
  named(name: string): readonly Tag[];
  /** Those that have an attribute of that name, given in lower case. */
  having(attribute: string): readonly Tag[];
  /** The names, in lower case, of all their attributes. */
  readonly attributeNames: Iterable<string>;
}

/** Finds the start tags among `tags`; sorts them by name, and by attributes, when first asked to. */
export function indexStartTags(tags: readonly Tag[]): StartTags {
  return new StartTagIndex(tags.filter(tag => isStartTag(tag) && !tag.hasLiquid));
}

// A class: V8 keeps the getter of an object literal, and with it all tags, until the next major garbage collection.
class StartTagIndex implements StartTags {
  readonly all: readonly Tag[];
  #byName: ReadonlyMap<string, readonly Tag[]> | undefined;
  #byAttribute: ReadonlyMap<string, readonly Tag[]> | undefined;

  constructor(all: readonly Tag[]) {
    this.all = all;
  }

  named(name: string): readonly Tag[] {
    this.#byName ??= groupByName(this.all);
    return this.#byName.get(name) ?? none;
  }

  having(attribute: string): readonly Tag[] {
    return this.#groups().get(attribute) ?? none;
  }

  get attributeNames(): Iterable<string> {
    return this.#groups().keys();
  }

  #groups(): ReadonlyMap<string, readonly Tag[]> {
    this.#byAttribute ??= groupByAttribute(this.all);
    return this.#byAttribute;
  }
}

/** Whether a tag becomes an element of the page. */
export function isStartTag({ kind, readable, printed }: Tag): boolean {
  return kind !== 'close' && readable && !printed;
}

const none: readonly Tag[] = [];

function groupByName(tags: readonly Tag[]): ReadonlyMap<string, readonly Tag[]> {
  const groups = new Map<string, Tag[]>();
  for (const tag of tags) add(groups, tag.name, tag);
  return groups;
}

function groupByAttribute(tags: readonly Tag[]): ReadonlyMap<string, readonly Tag[]> {
  const groups = new Map<string, Tag[]>();
  for (const tag of tags) for (const { key } of tag.attributes) add(groups, key, tag);
  return groups;
}

function add(groups: Map<string, Tag[]>, key: string, tag: Tag): void {
  const group = groups.get(key);
  if (!group) groups.set(key, [tag]);
  // A tag may have an attribute twice.
  else if (group.at(-1) !== tag) group.push(tag);
}
