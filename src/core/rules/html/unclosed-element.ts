import type { StructureFault } from '../../kramdown/structure-fault.ts';
import type { Tag } from '../../kramdown/tag.ts';
import { insert, remove, replace, spanOf } from '../../text/span.ts';
import { type Context, defineRule, type FindingParts, type Fix } from '../rule.ts';

const messages = {
  unclosed: '<{name}> is never closed.',
  unclosedPrints: '<{name}> is never closed; Jekyll prints the end tags behind it on the page as text.',
  pseudo: '"<{name}" reads as a tag that is never closed.',
  misnested: '<{name}> is closed only behind the end of <{outer}>.',
  misnestedPrints:
    '<{name}> is closed only behind the end of <{outer}>; Jekyll prints the end tags on the page as text.',
  closeTitle: 'Close <{name}> {place}',
  escapeTitle: 'Write "<" as text',
  beforeEnd: 'before </{name}>',
  beforeStart: 'before <{name}>',
  atEnd: 'at the end',
  relatedPlace: 'Here it should be closed.',
  relatedEnd: 'Here it is closed.',
} as const;

/** What stands in these a browser takes for text that it does not show, up to their end tag. */
const unshownElements: ReadonlySet<string> = new Set(
  'iframe noembed noframes noscript script style template textarea title xmp'.split(' '),
);

export default defineRule({
  id: 'html/unclosed-element',
  summary: 'An element without its end tag: Jekyll prints every end tag behind it as text.',
  severity: 'error',
  messages,
  *check(post, context) {
    for (const fault of post.body.structure.faults) {
      if (fault.kind === 'stray') continue;
      const parts: FindingParts = {
        span: fault.tag.span,
        prints: fault.prints,
        fixes: [fixOf(fault, post.text, context)],
        related: isPseudoTag(fault.tag) ? [] : [relatedPlace(fault, context)],
      };
      const { name } = fault.tag;
      const outer = fault.before?.name ?? '';
      if (isPseudoTag(fault.tag)) yield context.finding('pseudo', { name }, parts);
      else if (fault.kind === 'misnested') {
        yield context.finding(fault.prints ? 'misnestedPrints' : 'misnested', { name, outer }, parts);
      } else yield context.finding(fault.prints ? 'unclosedPrints' : 'unclosed', { name }, parts);
    }
  },
});

/** kramdown takes a `<` before a letter of any script for a tag: `<我们>`. No element is called so. */
function isPseudoTag(tag: Tag): boolean {
  return !/^[a-z]/i.test(tag.name);
}

function fixOf(fault: StructureFault, text: string, context: Context<typeof messages>): Fix {
  const { tag, before } = fault;
  const { name } = tag;
  if (isPseudoTag(tag)) {
    const bracket = spanOf(tag.span.start, tag.span.start + 1);
    return { title: context.say('escapeTitle', {}), safety: 'safe', edits: [replace(bracket, '&lt;')] };
  }
  const place = !before
    ? context.say('atEnd', {})
    : before.kind === 'close'
      ? context.say('beforeEnd', { name: before.name })
      : context.say('beforeStart', { name: before.name });
  const end = insert(fault.closeAt, `</${name}>`);
  return {
    title: context.say('closeTitle', { name, place }),
    safety: changesReading(fault, text) ? 'review' : 'safe',
    edits: fault.end ? [end, remove(fault.end.span)] : [end],
  };
}

/** Where a link ends decides which words are linked; where an `<iframe>` ends, which words a browser shows. */
function changesReading({ tag, closeAt, end }: StructureFault, text: string): boolean {
  if (unshownElements.has(tag.name)) return true;
  if (tag.name !== 'a') return false;
  return !end || !/^(?:\s|<\/[^<>]*>)*$/.test(text.slice(closeAt, end.span.start));
}

function relatedPlace(
  fault: StructureFault,
  context: Context<typeof messages>,
): { span: { start: number; end: number }; message: string } {
  if (fault.end) return { span: fault.end.span, message: context.say('relatedEnd', {}) };
  return { span: spanOf(fault.closeAt, fault.closeAt), message: context.say('relatedPlace', {}) };
}
