/** What stands in YAML, as libyaml's parser tells it. Offsets are those in the text that was read. */
export type PsychNode = PsychScalar | PsychList | PsychMapping | PsychAlias;

/** A tag as libyaml completes it, and the name by which aliases mean the node. */
interface Properties {
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
}

/** A text; an empty one at the place of a node that is left out. */
export interface PsychScalar extends Properties {
  readonly kind: 'scalar';
  readonly start: number;
  readonly end: number;
  readonly isPlain: boolean;
  /** The column of the block around it, from which a text behind `|` or `>` counts its own. */
  readonly indent: number;
}

export interface PsychList extends Properties {
  readonly kind: 'list';
  readonly items: readonly PsychNode[];
}

export interface PsychMapping extends Properties {
  readonly kind: 'mapping';
  readonly pairs: readonly (readonly [key: PsychNode, value: PsychNode])[];
}

export interface PsychAlias {
  readonly kind: 'alias';
  readonly name: string;
  readonly tag?: undefined;
  readonly anchor?: undefined;
}

/** `!!int`, `!<…>` and `!own` as they are compared with. */
export function completeTag(written: string): string {
  if (written.startsWith('!<')) return written.slice(2, -1);
  return written.startsWith('!!') && written.length > 2 ? `tag:yaml.org,2002:${written.slice(2)}` : written;
}
