import type { VnuMessage } from './vnu.ts';

/** A kind of fault for which both vnu and Copydesk look. */
export interface FaultClass {
  readonly name: string;
  /** Of messages of vnu. */
  readonly vnu: RegExp;
  /** What vnu says of the same post where its message only follows from a fault of another class. */
  readonly unless?: (message: string) => RegExp | undefined;
  /** Whether a finding is of this kind. */
  isOurs(finding: ClassifiedFinding): boolean;
}

/** What tells to which class a finding belongs. */
export interface ClassifiedFinding {
  readonly rule: string;
  readonly message: string;
}

const ofRule =
  (rule: string, message = /^/) =>
  (finding: ClassifiedFinding): boolean =>
    finding.rule === rule && message.test(finding.message);

/** A paragraph that a block ends, and with it what is open in between. */
const IMPLIED_END = /^End tag “p” implied, but there were open elements/;

/** The classes that are compared. */
export const faultClasses: readonly FaultClass[] = [
  {
    name: 'bad attribute syntax',
    // An attribute that no author could mean, such as “;”, is one to vnu, and not allowed.
    vnu: /in attribute name|when expecting an attribute name|^Attribute “[^”]*[^\w”:.-][^”]*” not allowed/,
    isOurs: ofRule('html/unreadable-tag'),
  },
  {
    name: 'missing blank between attributes',
    vnu: /^No space between attributes/,
    isOurs: ofRule('html/unreadable-tag', /^(?:A space is missing|A quotation mark ends the value) before /),
  },
  {
    name: 'block in paragraph',
    vnu: /^No “p” element in scope but a “p” end tag seen|^End tag “p” implied, but there were open elements/,
    isOurs: ofRule('html/block-in-paragraph'),
  },
  {
    name: 'heading in heading',
    vnu: /^Heading cannot be a child of another heading/,
    isOurs: ofRule('html/nested-heading'),
  },
  {
    name: 'stray or void end tag',
    vnu: /^Stray end tag/,
    // A browser ends a heading at the next one, and finds the end tag of the outer one too many.
    unless: message => (/“h[1-6]”/.test(message) ? /^Heading cannot be a child/ : IMPLIED_END),
    isOurs: ofRule('html/stray-end-tag'),
  },
  {
    name: 'duplicate id',
    vnu: /^Duplicate ID/,
    isOurs: ofRule('html/duplicate-id'),
  },
  {
    name: 'unclosed element',
    vnu: /^Unclosed element|^End tag “[^”]*” (?:implied, but|seen, but) there were open elements|violates nesting rules/,
    unless: () => IMPLIED_END,
    isOurs: ofRule('html/unclosed-element'),
  },
  {
    name: 'nested link',
    vnu: /^Start tag “a” seen but an element of the same type was already open/,
    isOurs: ofRule('html/nested-link'),
  },
  {
    name: 'invalid URL',
    vnu: /^Bad value “?.*”? for attribute “(?:href|src)” on element “/,
    isOurs: ofRule('link/invalid-url'),
  },
  {
    name: 'image without alt',
    vnu: /^An “img” element must have an “alt” attribute/,
    isOurs: ofRule('image/missing-alt'),
  },
];

/** Whether vnu finds a fault of the class in a post of which it says all this. */
export function isVnuOfClass({ vnu, unless }: FaultClass, messages: readonly VnuMessage[]): boolean {
  return messages.some(({ message }) => {
    if (!vnu.test(message)) return false;
    const cause = unless?.(message);
    return cause === undefined || !messages.some(other => cause.test(other.message));
  });
}
