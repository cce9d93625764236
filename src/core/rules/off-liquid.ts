import type { TextEdit } from '../text/span.ts';
import type { SpanSet } from '../text/span-set.ts';
import type { Finding, Fix } from './rule.ts';

/**
 * `finding` as far as it keeps off what Liquid writes: nothing is said of what Liquid made, or of
 * what begins with it, and no fix touches it.
 */
export function keepOffLiquid(finding: Finding, liquid: SpanSet): Finding | undefined {
  if (liquid.spans.length === 0) return finding;
  const { span, fixes } = finding;
  if (liquid.within(span).some(({ start }) => start <= span.start)) return undefined;
  const isOff = ({ span: edited }: TextEdit): boolean => liquid.within(edited).length === 0;
  if (fixes.every(({ edits }) => edits.every(isOff))) return finding;
  return { ...finding, fixes: fixes.flatMap(fix => partOffLiquid(fix, isOff) ?? []) };
}

function partOffLiquid(fix: Fix, isOff: (edit: TextEdit) => boolean): Fix | undefined {
  if (fix.edits.every(isOff)) return fix;
  const parts = fix.parts?.filter(edits => edits.every(isOff)) ?? [];
  return parts.length > 0 ? { ...fix, edits: parts.flat(), parts } : undefined;
}
