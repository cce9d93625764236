import { type UrlPlace, urlPlaces } from '../../markup/url-places.ts';
import { replace } from '../../text/span.ts';
import { type Context, defineRule, type Finding, type Safety } from '../rule.ts';
import { hasSome, together } from '../together.ts';
import { findUrlFault, type UrlFault } from './url-faults.ts';

const messages = {
  invalid: '"{url}" is no address: {reason}.',
  several: '{count} addresses are broken, such as "{url}": {reason}.',
  another: 'This address too',
  writeTitle: 'Write {url}',
  writeAllTitle: 'Write the nearest address, {count} times',
} as const;

interface InvalidPlace extends UrlPlace {
  readonly fault: UrlFault;
}

export default defineRule({
  id: 'link/invalid-url',
  summary:
    'An address that is none: it holds blanks or other signs, its beginning is broken, or it has no host.',
  severity: 'warning',
  messages,
  *check(post, context) {
    const found: InvalidPlace[] = [];
    for (const place of urlPlaces(post)) {
      const fault = findUrlFault(place.url, place.tag === undefined);
      if (fault) found.push({ ...place, fault });
    }
    yield* report(
      found.filter(({ fault }) => fault.mended !== undefined && fault.safety === 'safe'),
      'safe',
      context,
    );
    yield* report(
      found.filter(({ fault }) => fault.mended !== undefined && fault.safety === 'review'),
      'review',
      context,
    );
    yield* report(
      found.filter(({ fault }) => fault.mended === undefined),
      'review',
      context,
    );
  },
});

/** One finding for all addresses that one fix mends. */
function* report(
  found: readonly InvalidPlace[],
  safety: Safety,
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
  const parts = together(places, { others: context.say('another', {}), title, safety, changes: ['address'] });
  const slots = { url: shorten(url), reason: fault.reason };
  if (count === 1) yield context.finding('invalid', slots, parts);
  else yield context.finding('several', { count, ...slots }, parts);
}

/** Broken addresses may hold half a post. */
function shorten(url: string): string {
  const line = url.trim().replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
