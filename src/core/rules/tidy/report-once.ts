import type { Removal } from '../../markup/remove-empty.ts';
import type { FindingParts } from '../rule.ts';

/** What a rule reports at once that finds one thing at many places: the first place, and one fix for all. */
export function reportOnce(
  places: readonly Removal[],
  titles: { readonly fix: string; readonly related: string },
): readonly { readonly parts: FindingParts; readonly count: number }[] {
  // What may be done without asking does not wait for what may not.
  const groups = (['safe', 'review'] as const).map(safety => places.filter(place => place.safety === safety));
  return groups.flatMap(group => {
    const [first, ...others] = group;
    if (!first) return [];
    const { span, safety } = first;
    const related = others.map(place => ({ span: place.span, message: titles.related }));
    const each = group.map(place => place.edits);
    const fix = { title: titles.fix, safety, edits: each.flat(), parts: each };
    return [{ parts: { span, related, fixes: [fix] }, count: group.length }];
  });
}
