import { type Attribute, applyEdits, type Post, type Tag, type TextEdit } from '../../src/core/index.ts';
import type { Random } from '../support/random.ts';

/** Breaks a post in one way at a random place; undefined where the post has no place for it. */
export type Breaker = (post: Post, random: Random) => string | undefined;

/** How each class of faults is brought into a post, by the name of the class. */
export const breakers: Readonly<Record<string, Breaker>> = {
  'bad attribute syntax': breakSyntax,
  'missing blank between attributes': joinAttributes,
  'block in paragraph': (post, random) =>
    wrap(post, random, {
      names: 'figure ul ol table blockquote h2 h3',
      avoid: 'p',
      start: '<p>',
      end: '</p>',
    }),
  'heading in heading': (post, random) =>
    fill(post, random, { names: 'h1 h2 h3 h4', start: '<h4>', end: '</h4>' }),
  'stray or void end tag': strayEnd,
  'duplicate id': repeatId,
  'unclosed element': dropEnd,
  'nested link': (post, random) =>
    wrap(post, random, { names: 'a', avoid: 'a', start: '<a href="https://a.example/">', end: '</a>' }),
  'invalid URL': breakUrl,
  'image without alt': removeAlt,
};

interface Wrapping {
  /** Names of elements, separated by blanks. */
  readonly names: string;
  readonly start: string;
  readonly end: string;
}

function breakSyntax(post: Post, random: Random): string | undefined {
  const tag = pick(
    random,
    tagsOf(post).filter(({ attributes }) => attributes.filter(isQuoted).length > 1),
  );
  if (!tag) return undefined;
  const quoted = tag.attributes.filter(isQuoted);
  const { valueSpan, span } = random.pick(quoted.slice(0, -1));
  const quoteAt = random.pick([valueSpan!.start, valueSpan!.end]);
  return change(post, [
    random.pick([
      { span: { start: span.end, end: span.end }, text: ' ;' },
      { span: { start: quoteAt, end: quoteAt }, text: '"' },
      { span: { start: span.end - 1, end: span.end }, text: '' },
    ]),
  ]);
}

function joinAttributes(post: Post, random: Random): string | undefined {
  const tag = pick(
    random,
    tagsOf(post).filter(({ attributes }) => attributes.slice(0, -1).some(isQuoted)),
  );
  if (!tag) return undefined;
  const index = random.pick(
    [...tag.attributes.keys()].filter(at => at + 1 < tag.attributes.length && isQuoted(tag.attributes[at]!)),
  );
  const span = { start: tag.attributes[index]!.span.end, end: tag.attributes[index + 1]!.span.start };
  return change(post, [{ span, text: '' }]);
}

function strayEnd(post: Post, random: Random): string | undefined {
  const name = random.pick(['div', 'span', 'strong', 'section', 'img', 'b', 'em']);
  // Where such an element is open, its own end tag may be the surplus one.
  const tag = pick(
    random,
    tagsOf(post).filter(({ parent }) => parent && !isWithin(parent, name)),
  );
  const text = `</${name}>`;
  return tag && change(post, [{ span: { start: tag.span.start, end: tag.span.start }, text }]);
}

function repeatId(post: Post, random: Random): string | undefined {
  const tags = tagsOf(post);
  const holders = tags.filter(({ attributes }) =>
    attributes.some(({ name, value }) => name === 'id' && value),
  );
  const others = tags.filter(({ attributes }) => attributes.every(({ name }) => name !== 'id'));
  const [holder, other] = [pick(random, holders), pick(random, others)];
  if (!holder || !other || other.span.start < holder.span.start) return undefined;
  const { value } = holder.attributes.find(({ name }) => name === 'id')!;
  const at = other.span.start + 1 + other.name.length;
  return change(post, [{ span: { start: at, end: at }, text: ` id="${value}"` }]);
}

function dropEnd(post: Post, random: Random): string | undefined {
  // Of a link or heading left open before another one vnu says that they are nested.
  const names = words('div span strong em b section article figure figcaption ul ol blockquote header');
  const tag = pick(
    random,
    pairsOf(post).filter(({ name }) => names.has(name)),
  );
  return tag && change(post, [{ span: tag.partner!.span, text: '' }]);
}

function breakUrl(post: Post, random: Random): string | undefined {
  const addresses = tagsOf(post).flatMap(({ name, attributes }) =>
    attributes.filter(
      attribute =>
        ((name === 'a' && attribute.name === 'href') || (name === 'img' && attribute.name === 'src')) &&
        /^https?:\/\/[\w.-]+\/./.test(attribute.value ?? ''),
    ),
  );
  const address = pick(random, addresses);
  if (!address) return undefined;
  const { start } = address.valueSpan!;
  const [front] = /^https?:\/\/[\w.-]+\//.exec(address.value!)!;
  const scheme = front.indexOf('//');
  const behind = { start: start + front.length, end: start + front.length };
  const inHost = { start: start + front.length - 2, end: start + front.length - 2 };
  return change(post, [
    random.pick([
      ...[' ', 'a b', '[', ']', '|', '^', '`', '{', '\\', '%zz', '&lt;', '&gt;', '&quot;'].map(text => ({
        span: behind,
        text,
      })),
      ...[' ', '&gt;', ']', '%20', '|'].map(text => ({ span: inHost, text })),
      { span: { start: start + scheme, end: start + scheme + 2 }, text: '' },
    ]),
  ]);
}

function removeAlt(post: Post, random: Random): string | undefined {
  const alts = tagsOf(post).flatMap(({ name, attributes }) => {
    // A pixel is to be removed, not described.
    const isPixel = attributes.some(attribute => attribute.name === 'width' && attribute.value === '1');
    return name === 'img' && !isPixel ? attributes.filter(attribute => attribute.name === 'alt') : [];
  });
  const alt = pick(random, alts);
  return alt && change(post, [{ span: alt.span, text: '' }]);
}

/** Puts an element of one of the names into another, unless it stands in one that is to be avoided. */
function wrap(
  post: Post,
  random: Random,
  { names, avoid, start, end }: Wrapping & { readonly avoid: string },
): string | undefined {
  const wanted = words(names);
  const tag = pick(
    random,
    pairsOf(post).filter(({ name, parent }) => wanted.has(name) && parent && !isWithin(parent, avoid)),
  );
  if (!tag) return undefined;
  return change(post, [
    { span: { start: tag.span.start, end: tag.span.start }, text: start },
    { span: { start: tag.partner!.span.end, end: tag.partner!.span.end }, text: end },
  ]);
}

/** Puts the content of an element of one of the names into another. */
function fill(post: Post, random: Random, { names, start, end }: Wrapping): string | undefined {
  const wanted = words(names);
  const tag = pick(
    random,
    pairsOf(post).filter(({ name }) => wanted.has(name)),
  );
  if (!tag) return undefined;
  return change(post, [
    { span: { start: tag.span.end, end: tag.span.end }, text: start },
    { span: { start: tag.partner!.span.start, end: tag.partner!.span.start }, text: end },
  ]);
}

function change(post: Post, edits: readonly TextEdit[]): string {
  return applyEdits(post.text, edits);
}

/** The start tags in raw HTML. */
function tagsOf({ body }: Post): readonly Tag[] {
  return body.tags.filter(
    ({ kind, readable, printed, scope }) => kind !== 'close' && readable && !printed && scope > 0,
  );
}

function pairsOf(post: Post): readonly Tag[] {
  return tagsOf(post).filter(({ partner }) => partner !== undefined);
}

function isQuoted({ span, valueSpan, value }: Attribute): boolean {
  return value !== undefined && value.length > 1 && valueSpan !== undefined && span.end === valueSpan.end + 1;
}

function isWithin(tag: Tag, name: string): boolean {
  for (let around: Tag | undefined = tag; around; around = around.parent)
    if (around.name === name) return true;
  return false;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

function pick<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items.length > 0 ? random.pick(items) : undefined;
}
