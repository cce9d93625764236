import { type UrlPlace, urlPlaces } from '../../markup/url-places.ts';
import type { Safety } from '../../text/safety.ts';
import { replace } from '../../text/span.ts';
import { type Context, defineRule, type Finding } from '../rule.ts';
import { hasSome, together } from '../together.ts';
import { findUrlFault, type UrlFault, urlFaultReasons } from './url-faults.ts';

const messages = {
  invalid: '"{url}" is not a valid URL: {reason}.',
  several: '{count} URLs are not valid, such as "{url}": {reason}.',
  encoded: '"{url}" contains {sign}: browsers encode it, but other programs may end the URL there.',
  severalEncoded:
    '{count} URLs contain characters such as {sign}: browsers encode them, but other programs may end the URL there.',
  another: 'This URL too',
  writeTitle: 'Change to {url}',
  writeAllTitle: 'Change {count} URLs to the nearest valid ones',
  ...urlFaultReasons,
} as const;

interface InvalidPlace extends UrlPlace {
  readonly fault: UrlFault;
}

export default defineRule({
  id: 'link/invalid-url',
  summary:
    'A URL that is not valid: it contains spaces or other forbidden characters, its start is broken, or it has no host.',
  severity: 'warning',
  isOfProofer: true,
  messages,
  *check(post, context) {
    const found: InvalidPlace[] = [];
    for (const place of urlPlaces(post)) {
      const fault = findUrlFault(place.url, place.tag === undefined);
      if (fault) found.push({ ...place, fault });
    }
    for (const group of GROUPS) {
      const places = found.filter(place => groupOf(place) === group);
      yield* report(group, places, context);
    }
  },
});

/** All addresses of a group are mended by one fix, and are one finding. */
type Group = 'safe' | 'review' | 'none' | 'encoded';
const GROUPS: readonly Group[] = ['safe', 'review', 'none', 'encoded'];

function groupOf({ fault: { mended, safety, encoded } }: InvalidPlace): Group {
  if (encoded !== undefined) return 'encoded';
  return mended === undefined ? 'none' : safety;
}

function* report(
  group: Group,
  found: readonly InvalidPlace[],
  context: Context<typeof messages>,
): Generator<Finding> {
  if (!hasSome(found)) return;
  const count = found.length;
  const { url, fault } = found[0];
  const title =
    count === 1
      ? context.say('writeTitle', { url: fault.mended ?? '' })
      : context.say('writeAllTitle', { count });
  const places = found.map(({ span, fault: { mended } }) => ({
    span,
    edits: mended === undefined ? [] : [replace(span, mended)],
  }));
  if (!hasSome(places)) return;
  const safety: Safety = group === 'safe' || group === 'encoded' ? 'safe' : 'review';
  const parts = together(places, { others: context.say('another', {}), title, safety, changes: ['address'] });
  if (fault.encoded !== undefined) {
    const slots = { count, sign: fault.encoded, url: shorten(url) };
    const name = count === 1 ? 'encoded' : 'severalEncoded';
    yield context.finding(name, slots, { ...parts, severity: 'hint' });
    return;
  }
  const slots = { url: shorten(url), reason: context.say(fault.reason, { sign: fault.sign }) };
  if (count === 1) yield context.finding('invalid', slots, parts);
  else yield context.finding('several', { count, ...slots }, parts);
}

/** Broken addresses may hold half a post. */
function shorten(url: string): string {
  const line = url.trim().replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
