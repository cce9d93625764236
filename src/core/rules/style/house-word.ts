import { shownRuns } from '../../markup/shown-runs.ts';
import { findField } from '../../post/front-matter.ts';
import type { Post } from '../../post/post.ts';
import { toYamlLike } from '../../text/escape/yaml-text.ts';
import { replace, sliceSpan, spanOf } from '../../text/span.ts';
import type { FoundWord, HouseWord } from '../../text/words/house-words.ts';
import { type Context, defineRule, type Finding } from '../rule.ts';
import { hasSome, type MendedPlace, together } from '../together.ts';

/** Fields whose values readers meet as text. */
const FIELDS = ['title', 'subtitle', 'description', 'excerpt', 'summary'] as const;

const messages = {
  use: 'House style is "{use}", not "{found}".',
  useSince: 'House style is "{use}", not "{found}": {why}',
  avoid: 'House style avoids "{found}".',
  avoidSince: 'House style avoids "{found}": {why}',
  another: 'Here too',
  fixTitle: 'Change to "{use}"',
  fixManyTitle: 'Change to "{use}" here and in {count} more places',
} as const;

export default defineRule({
  id: 'style/house-word',
  summary: 'A word that does not follow the house style in "words" of .copydesk.json.',
  severity: 'info',
  messages,
  *check(post, context) {
    for (const word of context.facts.words ?? []) {
      if (word.isOff) continue;
      const finding = report(findPlaces(post, word), word, context);
      if (finding) yield finding;
    }
  },
});

interface WordPlace extends MendedPlace {
  readonly found: string;
  readonly use: string | undefined;
}

function report(
  places: readonly WordPlace[],
  { why }: HouseWord,
  context: Context<typeof messages>,
): Finding | undefined {
  if (!hasSome(places)) return undefined;
  const { found, use } = places[0];
  const count = places.length - 1;
  const others = context.say('another', {});
  if (use === undefined) {
    const parts = together(places, { others, title: '', safety: 'review' });
    return why === undefined
      ? context.finding('avoid', { found }, parts)
      : context.finding('avoidSince', { found, why }, parts);
  }
  const title = count === 0 ? context.say('fixTitle', { use }) : context.say('fixManyTitle', { use, count });
  const parts = together(places, { others, title, safety: 'review' });
  return why === undefined
    ? context.finding('use', { use, found }, parts)
    : context.finding('useSince', { use, found, why }, parts);
}

function findPlaces(post: Post, word: HouseWord): readonly WordPlace[] {
  const inFields = findInFields(post, word);
  const inTexts = shownRuns(post).flatMap(run =>
    word.find(sliceSpan(post.text, run)).map(({ start, end, use }) => {
      const span = spanOf(run.start + start, run.start + end);
      const edits = use === undefined ? [] : [replace(span, use)];
      return { span, found: sliceSpan(post.text, span), use, edits };
    }),
  );
  return [...inFields, ...inTexts];
}

/** Values of the front matter, each a place: where a word stands in a value depends on how it is quoted. */
function findInFields({ frontMatter, text }: Post, word: HouseWord): readonly WordPlace[] {
  if (!frontMatter?.closeFence) return [];
  return FIELDS.flatMap(name => {
    const field = findField(frontMatter, name);
    if (!field?.isSound || typeof field.value !== 'string') return [];
    const { value, valueSpan: span } = field;
    const [first, ...rest] = word.find(value);
    if (!first) return [];
    const written = sliceSpan(text, span);
    const isOnOneLine = !/[\r\n]/.test(written) && !/^[!&|>]/.test(written);
    const after = replaceWords(value, [first, ...rest]);
    const edits = isOnOneLine && after !== value ? [replace(span, toYamlLike(written, after))] : [];
    return [{ span, found: value.slice(first.start, first.end), use: first.use, edits }];
  });
}

function replaceWords(value: string, words: readonly FoundWord[]): string {
  let after = '';
  let at = 0;
  for (const { start, end, use } of words) {
    after += value.slice(at, start) + (use ?? value.slice(start, end));
    at = end;
  }
  return after + value.slice(at);
}
