import type { ReportedFinding } from './copydesk.ts';

/** A kind of fault for which both vnu and Copydesk look. */
export interface FaultClass {
  readonly name: string;
  /** Of messages of vnu. */
  readonly vnu: RegExp;
  /** Whether a finding is of this kind. */
  isOurs(finding: ReportedFinding): boolean;
}

const ofRule =
  (rule: string, message = /^/) =>
  (finding: ReportedFinding): boolean =>
    finding.rule === rule && message.test(finding.message);

/** The classes that are compared. */
export const faultClasses: readonly FaultClass[] = [
  {
    name: 'bad attribute syntax',
    vnu: /in attribute name|when expecting an attribute name/,
    isOurs: ofRule('html/unreadable-tag'),
  },
  {
    name: 'missing blank between attributes',
    vnu: /^No space between attributes/,
    isOurs: ofRule('html/unreadable-tag'),
  },
  {
    name: 'block in paragraph',
    vnu: /^No “p” element in scope but a “p” end tag seen/,
    isOurs: ofRule('html/block-in-paragraph'),
  },
  {
    name: 'heading in heading',
    vnu: /^Heading cannot be a child of another heading/,
    isOurs: ofRule('html/nested-heading'),
  },
  {
    name: 'stray end tag',
    vnu: /^Stray end tag/,
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
