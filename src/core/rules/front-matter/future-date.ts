import { findDateField } from '../../post/date-field.ts';
import type { Build } from '../../site/build/build.ts';
import { type JekyllDate, momentOf } from '../../site/jekyll-date.ts';
import { type PublicationFacts, publicationState } from '../../site/publication.ts';
import { replace } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

/** How far the clocks of the first time zone on earth are ahead of UTC. */
const FIRST_ZONE = 14 * 3_600_000;

export default defineRule({
  id: 'front-matter/future-date',
  summary: 'A date in the future: whether the post waits for it depends on how the site is built.',
  severity: 'warning',
  messages: {
    future: 'This date is in the future: Jekyll does not publish the post before then.',
    scheduled: 'This date is in the future: the first scheduled build after it publishes the post.',
    perhaps:
      'This date is in the future, but GitHub Pages may publish the post at once: `future` is not set.',
    atOnce: 'This date is in the future, but the next build publishes the post: {source} uses `--future`.',
    disagree: 'This date is in the future, but not every build waits for it: {source} uses `--future`.',
    writeTitle: 'Use the current time, {date}',
  },
  *check(post, context) {
    const { site, now } = context.facts;
    const { build } = site;
    const field = findDateField(post);
    if (!field?.date || field.date === 'unreadable' || !field.date.isInCalendar) return;
    const facts = {
      path: post.path,
      published: post.frontMatter?.data['published'],
      date: earliestMoment(field.date, site.timeZone),
    };
    // Where the configuration says that such posts are published, everybody means them to be.
    const isMeant = build.future === true && !isFromRun(build);
    const { state } = publicationState(facts, { ...build, future: build.future ?? false }, now);
    const isAtOnce = state === 'published' && isLater(facts, build, now);
    if (isMeant || (state !== 'waits' && !isAtOnce)) return;
    const span = field.field.valueSpan;
    const source = build.sources.future ?? '';
    if (isAtOnce) yield context.finding('atOnce', { source }, { span, severity: 'info' });
    else if (build.future === undefined)
      yield build.isGitHubPages && !isFromRun(build)
        ? context.finding('perhaps', {}, { span })
        : context.finding('disagree', { source }, { span });
    else if (build.isScheduled) yield context.finding('scheduled', {}, { span, severity: 'info' });
    else {
      const date = new Date(now).toISOString();
      const write: Fix = {
        title: context.say('writeTitle', { date }),
        safety: 'review',
        edits: [replace(field.span, date)],
      };
      yield context.finding('future', {}, { span, fixes: [write] });
    }
  },
});

/** A command line says so, which may be news to whoever writes a post. */
function isFromRun({ sources }: Build): boolean {
  return sources.future !== undefined && !/^(?:_config\.yml|\.copydesk\.json)$/.test(sources.future);
}

/** Whether a build that leaves out what is dated in the future would leave it out. */
function isLater(facts: PublicationFacts, build: Build, now: number): boolean {
  return publicationState(facts, { ...build, future: false }, now).state === 'waits';
}

function earliestMoment(date: JekyllDate, timeZone: string | undefined): number {
  return momentOf(date, timeZone) ?? date.clock - FIRST_ZONE;
}
