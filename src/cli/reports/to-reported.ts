import { createLineIndex, type Finding, hashText, type LineIndex, preferredFix } from '../../core/index.ts';
import type { Excerpt, Identity, ReportedFinding, ReportedPlace } from './report.ts';

/** So many UTF-16 units of a line are kept before a place, and behind its start: more than any terminal is wide. */
const REACH = 200;
/** So many UTF-16 units on either side tell one place from another. */
const AROUND = 24;
/** Of a long text the beginning is compared. */
const COMPARED = 200;

/** Where nobody is to know a finding again. */
const noIdentity: Identity = { message: '', text: '', before: '', behind: '' };

/**
 * Findings as reports have them.
 *
 * @param inEnglish the same findings in English, by which they are known again whoever reads them; undefined where
 *   nobody asks for their identities, which take longer than all else
 */
export function toReported(
  findings: readonly Finding[],
  text: string,
  inEnglish: readonly Finding[] | undefined,
): readonly ReportedFinding[] {
  if (findings.length === 0) return [];
  const lines = createLineIndex(text);
  return findings.map((finding, index) => {
    const { rule, severity, message, prints, span, fixes } = finding;
    const start = toPlace(span.start, lines);
    return {
      rule,
      severity,
      message,
      prints,
      start,
      end: toPlace(span.end, lines),
      fixes: fixes.map(({ title, safety, edits }) => ({
        title,
        safety,
        edits: edits.map(edit => ({ start: edit.span.start, end: edit.span.end, text: edit.text })),
      })),
      places: 1 + finding.related.length,
      mendedBy: preferredFix(finding, 'safe') ? 'safe' : preferredFix(finding, 'all') ? 'all' : undefined,
      excerpt: excerptAt(text, finding, start.offset - start.column + 1),
      identity: inEnglish ? identityOf(text, inEnglish[index] ?? finding) : noIdentity,
    };
  });
}

function toPlace(offset: number, lines: LineIndex): ReportedPlace {
  const { line, column } = lines.positionAt(offset);
  return { line: line + 1, column: column + 1, offset };
}

function excerptAt(text: string, { span }: Finding, lineStart: number): Excerpt {
  const from = onCharacter(text, Math.max(lineStart, span.start - REACH));
  const limit = span.start + REACH;
  const lineEnd = /[\r\n]/.exec(text.slice(span.start, limit))?.index;
  const to = lineEnd === undefined ? onCharacter(text, Math.min(limit, text.length)) : span.start + lineEnd;
  return {
    text: text.slice(from, to),
    start: span.start - from,
    end: Math.max(span.start, Math.min(span.end, to)) - from,
    isCut: [from > lineStart, lineEnd === undefined && to < text.length],
  };
}

/** Does not cut a character in half. */
function onCharacter(text: string, offset: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(offset)) ? offset - 1 : offset;
}

function identityOf(text: string, { message, span }: Finding): Identity {
  const own = words(text.slice(span.start, Math.min(span.end, span.start + COMPARED)));
  return {
    message: sum(message.replace(/\S+\.(?:md|markdown|mkdn?|mkdown|html?)\b/gi, '').replace(/\d+/g, '0')),
    text: `${sum(own)}${own.length > AROUND ? '+' : ''}`,
    // Beyond the line, or the tag, are the neighbours, which are others where a paragraph was moved.
    before: sum(words(/[^\r\n<>]*$/.exec(text.slice(Math.max(0, span.start - AROUND), span.start))![0])),
    behind: sum(words(/^[^\r\n<>]*/.exec(text.slice(span.end, span.end + AROUND))![0])),
  };
}

function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function sum(text: string): string {
  return hashText(text).toString(36);
}
