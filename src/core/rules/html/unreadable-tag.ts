import { isElementName } from '../../html/element-sets.ts';
import type { Tag } from '../../kramdown/tag.ts';
import { findAncestor } from '../../markup/ancestors.ts';
import { mendTag } from '../../markup/mend-tag.ts';
import { codeSplits, isReadAmiss } from '../../markup/split-code.ts';
import { isCopied } from '../../newsroom/is-copied.ts';
import type { Post } from '../../post/post.ts';
import { mayHoldLiquid } from '../../text/may-hold-liquid.ts';
import { replace } from '../../text/span.ts';
import { type Context, defineRule, type Finding, type FindingParts, type Fix } from '../rule.ts';
import {
  asText,
  emptyWithoutAttributes,
  isTextLikeEnd,
  isTextLikeStart,
  isTextLikeUnreadable,
} from './meant-as-text.ts';
import { findUnreadableReason, type UnreadableReason } from './unreadable-reason.ts';

/** Longer than any tag of an article; what is longer is not mended. */
const MAX_TAG = 20_000;

const messages = {
  unreadableEnd: 'Jekyll cannot read this {name} tag: readers see it on the page as text.',
  noTag:
    '"{name}" is not the name of a tag: Jekyll shows this as text, but other programs take it for a tag.',
  text: 'Jekyll shows "<{name}" here as text, but other programs take it for a tag.',
  unseen: 'Browsers take "<{name}>" for a tag: readers do not see it on the page.',
  blank: 'A space is missing before {what}: Jekyll cannot read this <{name}> tag and shows it as text.',
  early:
    'A quotation mark ends the value before {what}: Jekyll cannot read this <{name}> tag and shows it as text.',
  bare: 'The value of {what} needs quotation marks: Jekyll cannot read this <{name}> tag and shows it as text.',
  quote:
    'The quotation mark after {what}= is never closed: Jekyll cannot read this <{name}> tag and shows it as text.',
  junk: '"{what}" is not an attribute: Jekyll cannot read this <{name}> tag and shows it as text.',
  fixTitle: 'Rewrite the tag: {tag}',
  escapeTitle: 'Show "<" as text',
} as const;

export default defineRule({
  id: 'html/unreadable-tag',
  summary: 'A tag with attributes that Jekyll cannot read: readers see the tag on the page as text.',
  severity: 'error',
  isOfKramdown: true,
  mendsPairs: true,
  messages,
  *check(post, context) {
    yield* findUnseenWords(post, context);
    const { structure, tags } = post.body;
    if (structure.isWhole) return;
    for (const { kind, tag } of structure.faults) {
      if (kind !== 'stray' || !tag.readable || isElementName(tag.name)) continue;
      yield context.finding('noTag', { name: `/${tag.name}` }, textParts(tag, post, context));
    }
    const splits = codeSplits(post);
    const pseudoTags = findPseudoTags(post);
    for (const tag of tags) {
      if (tag.readable || tag.hasLiquid || isReadAmiss(tag, splits)) continue;
      const { name, span } = tag;
      if (isFutureLink(tag, pseudoTags)) continue;
      if (isText(tag, post)) {
        const words = { name: tag.kind === 'close' ? `/${name}` : name };
        yield context.finding(isElementName(name) ? 'text' : 'noTag', words, textParts(tag, post, context));
        continue;
      }
      const parts = { span, prints: true, fixes: mend(post, tag, context) };
      const reason = tag.kind === 'close' ? undefined : reasonOf(post, tag);
      if (reason === undefined) yield context.finding('unreadableEnd', { name }, parts);
      else yield context.finding(reason.kind, { name, what: shorten(reason.what) }, parts);
    }
  },
});

/** Tags that are read as the start of elements, and are text. */
function findPseudoTags({ body, text }: Post): ReadonlySet<Tag> {
  const faults = body.structure.faults.filter(
    ({ kind, tag }) => kind === 'unclosed' && isTextLikeStart(tag, text),
  );
  return new Set(faults.map(({ tag }) => tag));
}

/** `<https://example.org>` in what is no element becomes a link once that is text. */
function isFutureLink(tag: Tag, pseudoTags: ReadonlySet<Tag>): boolean {
  if (pseudoTags.size === 0 || !/^(?:(?:https?|ftps?|mailto):|[\w.-]+@)/.test(tag.name)) return false;
  return findAncestor(tag, ancestor => pseudoTags.has(ancestor)) !== undefined;
}

/** `<source>` in a sentence: neither Jekyll nor a browser shows anything of it. */
function* findUnseenWords(post: Post, context: Context<typeof messages>): Generator<Finding> {
  for (const name of emptyWithoutAttributes) {
    for (const tag of post.body.startTags.named(name)) {
      const { attributes, span } = tag;
      if (attributes.length > 0 || post.text[span.end - 2] === '/' || !isTextLikeStart(tag, post.text))
        continue;
      yield context.finding('unseen', { name }, { span, fixes: [escapeBracket(tag, post, context)] });
    }
  }
}

/** Whether a tag that cannot be read is none. */
function isText(tag: Tag, { text, body }: Post): boolean {
  const { span, kind } = tag;
  const raw = text.slice(span.start, Math.min(span.end, span.start + MAX_TAG));
  if (body.structure.partners.has(tag) && isElementName(tag.name)) return false;
  return kind === 'close' ? isTextLikeEnd(tag, raw) : isTextLikeUnreadable(tag, raw, text);
}

function textParts(tag: Tag, post: Post, context: Context<typeof messages>): FindingParts {
  return { span: tag.span, prints: true, severity: 'info', fixes: [escapeBracket(tag, post, context)] };
}

function reasonOf({ text }: Post, { span }: Tag): UnreadableReason | undefined {
  return findUnreadableReason(text.slice(span.start, Math.min(span.end, span.start + MAX_TAG)));
}

function mend(post: Post, tag: Tag, context: Context<typeof messages>): readonly Fix[] {
  const raw = post.text.slice(tag.span.start, tag.span.end);
  const mended = raw.length <= MAX_TAG ? mendTag(raw) : undefined;
  if (!mended) return [];
  // Liquid that does not run, as between `raw` and `endraw`, is there to be read; so is what a script of the site looks for.
  const isGuess =
    mended.isGuess || mayHoldLiquid(raw) || (FOR_SCRIPTS.test(raw) && !isCopied(post, context.facts));
  return [
    {
      title: context.say('fixTitle', { tag: shorten(mended.text) }),
      safety: isGuess ? 'review' : 'safe',
      changes: ['reveal'],
      edits: [replace(tag.span, mended.text)],
    },
  ];
}

/** `@click="…"` and `:class="…"`, which kramdown cannot read: the fix leaves them out. */
const FOR_SCRIPTS = /\s[@:][a-z][\w.:-]*=/i;

/** `<me@example.com>`, `<Ctrl+C>`: words that somebody wants to be read. */
function escapeBracket(tag: Tag, { text }: Post, context: Context<typeof messages>): Fix {
  return { title: context.say('escapeTitle', {}), ...asText(tag, text) };
}

function shorten(tag: string): string {
  return tag.length <= 60 ? tag : `${tag.slice(0, 40)} … ${tag.slice(-16)}`;
}
