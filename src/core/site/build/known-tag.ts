/** Whether a tag of Liquid has an end, `{% endx %}`; `unknown` where it may or may not. */
export type TagKind = 'inline' | 'block' | 'unknown';

/** A tag that neither Liquid nor Jekyll itself brings. */
export interface KnownTag {
  readonly kind: TagKind;
  /** What brings it: the name of a plugin, or the file that says so. */
  readonly from: string;
  /** Elements of which it may write one tag without the other, by name; undefined where nothing tells. */
  readonly unpaired: ReadonlySet<string> | undefined;
}
