import type { Attribute, Tag } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { isDocsWrapper } from '../../markup/google-docs.ts';
import { removeAttribute } from '../../markup/tag-edits.ts';
import type { Post } from '../../post/post.ts';
import { remove, type TextEdit } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'html/docs-wrapper',
  summary: 'A <b> that Google Docs adds around copied text: it is not bold and cannot hold paragraphs.',
  severity: 'warning',
  mendsPairs: true,
  messages: {
    wrapper:
      'Google Docs added this <{name}> around the copied text: it is not bold and cannot hold paragraphs.',
    unwrapTitle: 'Remove the tags and keep their content',
  },
  *check(post, context) {
    for (const name of ['b', 'span']) {
      for (const tag of startTags(post, name)) {
        if (!isDocsWrapper(tag)) continue;
        const end = post.body.structure.partners.get(tag) ?? tag.partner;
        const edits = [remove(tag.span), ...(end ? withinEdits(post, tag, end) : [])];
        const title = context.say('unwrapTitle', {});
        const fixes: readonly Fix[] = [{ title, safety: 'safe', edits, changes: ['spacing'] }];
        yield context.finding('wrapper', { name }, { span: tag.span, fixes });
      }
    }
  },
});

/** What Google Docs writes at all that it copies and that says what is so anyway. */
const NEUTRAL =
  /^(?:font-weight:(?:400|normal)|font-style:normal|font-variant:normal|text-decoration:none|vertical-align:baseline|white-space:pre(?:-wrap)?|background-color:transparent)$/i;

/** The end tag goes, and within the wrapper the directions, styles and elements that say nothing. */
function withinEdits({ text, body }: Post, tag: Tag, end: Tag): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const inner of body.tags) {
    if (inner.kind === 'close' || inner.span.start <= tag.span.start || inner.span.end > end.span.start)
      continue;
    const idle = inner.attributes.filter(isIdle);
    const partner = body.structure.partners.get(inner) ?? inner.partner;
    if (inner.name === 'span' && partner && idle.length === inner.attributes.length) {
      edits.push(remove(inner.span), remove(partner.span));
    } else edits.push(...idle.map(attribute => removeAttribute(attribute, text)));
  }
  return [...edits, remove(end.span)].sort((a, b) => a.span.start - b.span.start);
}

function isIdle({ key, value = '' }: Attribute): boolean {
  if (key === 'dir') return value.toLowerCase() === 'ltr';
  if (key !== 'style') return false;
  const declarations = value
    .replace(/\s+/g, '')
    .split(';')
    .filter(each => each !== '');
  return declarations.every(each => NEUTRAL.test(each));
}
