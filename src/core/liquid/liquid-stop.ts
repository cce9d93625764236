/** Why Liquid stops at a place. */
const faultKinds = [
  'unknown-tag',
  'unclosed-block',
  'unclosed-mark',
  'stray-end',
  'bad-syntax',
  'include-syntax',
  'missing-include',
  'missing-link',
  'missing-post',
  'no-language',
  'zero-division',
  'bad-value',
  'unknown-filter',
  'unknown-name',
  'too-deep',
  'too-much',
] as const;

/** Why Liquid stops at a place. All but `too-much`, which is a limit of Copydesk's own, stop the build of the site. */
export type FaultKind = (typeof faultKinds)[number];

/** Thrown where Liquid stops; caught, at the latest, where the tag of the post is rendered. */
export class LiquidStop extends Error {
  readonly kind: FaultKind;
  /** What is not there, or cannot be read; empty where the tag itself says it. */
  readonly subject: string;

  constructor(kind: FaultKind, subject: string) {
    super(kind);
    this.kind = kind;
    this.subject = subject;
  }
}
