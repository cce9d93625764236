import { type JekyllDate, momentOf } from '../../site/jekyll-date.ts';
import { replace } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';
import { findDateField } from '../shared/date-field.ts';

/** How far the clocks of the first time zone on earth are ahead of UTC. */
const FIRST_ZONE = 14 * 3_600_000;

export default defineRule({
  id: 'front-matter/future-date',
  summary:
    'A date in the future: until then Jekyll does not publish the post, unless the site says `future: true`.',
  severity: 'warning',
  messages: {
    future: 'This date is in the future: Jekyll does not publish the post before it.',
    writeTitle: 'Write the present moment, {date}',
  },
  *check(post, context) {
    const { site, now } = context.facts;
    const isHidden = post.frontMatter?.data['published'] === false || /(?:^|\/)_drafts\//.test(post.path);
    if (site.future || isHidden) return;
    const field = findDateField(post);
    if (!field?.date || field.date === 'unreadable' || !field.date.isInCalendar) return;
    // Jekyll compares whole seconds.
    if (Math.floor(earliestMoment(field.date, site.timeZone) / 1000) <= Math.floor(now / 1000)) return;
    const date = new Date(now).toISOString();
    const write: Fix = {
      title: context.say('writeTitle', { date }),
      safety: 'review',
      edits: [replace(field.span, date)],
    };
    yield context.finding('future', {}, { span: field.field.valueSpan, fixes: [write] });
  },
});

function earliestMoment(date: JekyllDate, timeZone: string | undefined): number {
  return momentOf(date, timeZone) ?? date.clock - FIRST_ZONE;
}
