import assert from 'node:assert/strict';
import {
  applyEdits,
  type Facts,
  type Finding,
  fixAll,
  parsePost,
  type Settings,
  type Span,
  type TextEdit,
} from '../../src/core/index.ts';
import { type CheckedText, checkText } from './checking.ts';
import { isQuick } from './corpus.ts';
import { createRandom } from './random.ts';

/** Texts up to this length are cut off at every offset, longer ones at some; `COPYDESK_THOROUGH=1` takes its time. */
const SHORT = process.env['COPYDESK_THOROUGH'] ? 250 : 60;
const SOME = isQuick ? 6 : 24;

/** Asserts what holds for every text; returns its findings. */
export function assertProperties(given: CheckedText): readonly Finding[] {
  const findings = checkText(given);
  assert.deepEqual(checkText(given), findings, 'The same text has other findings the second time.');
  for (const finding of findings) assertSpans(finding, given.text);
  for (const finding of findings) assertFixes(finding, findings, given);
  assertFixedOnce(given);
  assertLineEndsDoNotMatter(given, findings);
  assertTruncation(given);
  return findings;
}

/** Every span lies in the text. */
export function assertSpans(finding: Finding, text: string): void {
  const spans = [
    finding.span,
    ...finding.related.map(({ span }) => span),
    ...finding.fixes.flatMap(({ edits }) => edits.map(({ span }) => span)),
  ];
  for (const { start, end } of spans) {
    const isInside = 0 <= start && start <= end && end <= text.length;
    assert.ok(isInside, `${finding.rule}: ${start}–${end} does not lie in a text of ${text.length}.`);
  }
}

/**
 * Each fix of a finding removes it, or one of its kind where either could be the one (in `<b><b>` an end tag closes
 * the inner element, whichever was meant), and leaves everything outside its edits as it was.
 */
export function assertFixes(finding: Finding, findings: readonly Finding[], given: CheckedText): void {
  for (const { title, edits } of finding.fixes) {
    const text = applyEdits(given.text, edits);
    assert.equal(
      withoutEdits(text, edits),
      withoutSpans(given.text, edits),
      `"${title}" changes other text.`,
    );
    const after = checkText({ ...given, text });
    const ofKind = ({ rule }: Finding): boolean => rule === finding.rule;
    const isHere = (start: number): boolean => start === finding.span.start;
    const kindBefore = findings.filter(ofKind);
    const kindAfter = after.filter(ofKind);
    const isFewerHere =
      kindAfter.filter(({ span }) => isHere(originOf(span.start, edits))).length <
      kindBefore.filter(({ span }) => isHere(span.start)).length;
    const isRemoved = isFewerHere || kindAfter.length < kindBefore.length;
    assert.ok(isRemoved, `"${title}" does not remove: ${finding.rule} ${finding.message}`);
  }
}

/** Applying all safe fixes twice equals once. */
export function assertFixedOnce(given: CheckedText): void {
  const once = fixedText(given);
  assert.equal(
    fixedText({ ...given, text: once }),
    once,
    'The second run of the safe fixes changes the text again.',
  );
}

/** With `\r\n` for `\n` the findings and their fixes are the same. */
export function assertLineEndsDoNotMatter(given: CheckedText, findings: readonly Finding[]): void {
  if (given.text.includes('\r')) return;
  const twin = { ...given, text: withCrlf(given.text) };
  const shift = lineEndsBefore(given.text);
  const toTwin = ({ start, end }: Span): Span => ({ start: start + shift(start), end: end + shift(end) });
  assert.deepEqual(
    checkText(twin).map(({ rule, message, span }) => ({
      rule,
      message: message.replaceAll('\r\n', '\n'),
      span,
    })),
    findings.map(({ rule, message, span }) => ({ rule, message, span: toTwin(span) })),
    'Line ends of \\r\\n make a difference.',
  );
  assert.equal(
    fixedText(twin),
    withCrlf(fixedText(given)),
    'Line ends of \\r\\n make a difference to the fixes.',
  );
}

/** However much of a text is there, checking it neither throws nor crashes a rule. What was tried is not tried again. */
export function assertTruncation(given: CheckedText): void {
  const { text } = given;
  const tried = triedWith(given);
  const random = createRandom(text.length);
  const lengths =
    text.length <= SHORT
      ? Array.from({ length: text.length }, (_, length) => length)
      : Array.from({ length: SOME }, () => random.below(text.length));
  for (const length of lengths) {
    const start = text.slice(0, length);
    if (tried.has(start)) continue;
    tried.add(start);
    const crash = checkText({ ...given, text: start }).find(({ rule }) => rule === 'copydesk/crash');
    assert.equal(crash, undefined, `Cut off at ${length}: ${crash?.message}`);
  }
}

/**
 * The starts of texts that were checked with the same path, facts and settings: most examples begin with one front
 * matter, and a cut in it takes longest.
 */
function triedWith({ path, facts, settings }: CheckedText): Set<string> {
  const ofFacts = triedStarts.get(facts) ?? new WeakMap<Settings, Map<string, Set<string>>>();
  triedStarts.set(facts, ofFacts);
  const ofSettings = ofFacts.get(settings) ?? new Map<string, Set<string>>();
  ofFacts.set(settings, ofSettings);
  const tried = ofSettings.get(path) ?? new Set<string>();
  ofSettings.set(path, tried);
  return tried;
}

const triedStarts = new WeakMap<Facts, WeakMap<Settings, Map<string, Set<string>>>>();

function fixedText({ text, path, facts, settings }: CheckedText): string {
  return fixAll(parsePost(path, text, facts.site), facts, settings, { safety: 'safe' }).text;
}

function withCrlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}

function lineEndsBefore(text: string): (offset: number) => number {
  const counts = new Uint32Array(text.length + 1);
  for (let offset = 0; offset < text.length; offset++) {
    counts[offset + 1] = counts[offset]! + (text[offset] === '\n' ? 1 : 0);
  }
  return offset => counts[offset]!;
}

/** Where a character of the text behind the edits stood before them; new text stands where it was put. */
function originOf(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const { span, text } of inOrder(edits)) {
    const start = span.start + shift;
    if (offset < start) break;
    if (offset < start + text.length) return span.start;
    shift += text.length - (span.end - span.start);
  }
  return offset - shift;
}

function withoutSpans(text: string, edits: readonly TextEdit[]): string {
  return inOrder(edits).reduceRight(
    (rest, { span }) => rest.slice(0, span.start) + rest.slice(span.end),
    text,
  );
}

/** The edited text without what the edits have put into it. */
function withoutEdits(edited: string, edits: readonly TextEdit[]): string {
  let rest = edited;
  let removed = 0;
  for (const { span, text } of inOrder(edits)) {
    const start = span.start - removed;
    assert.equal(rest.slice(start, start + text.length), text);
    rest = rest.slice(0, start) + rest.slice(start + text.length);
    removed += span.end - span.start;
  }
  return rest;
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
