import { remove } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';
import { isDocsWrapper } from '../shared/docs-wrapper.ts';
import { startTags } from '../shared/start-tags.ts';

export default defineRule({
  id: 'html/docs-wrapper',
  summary:
    'The <b> that Google Docs puts around all that is copied: it says nothing, and cannot hold paragraphs.',
  severity: 'warning',
  mendsPairs: true,
  messages: {
    wrapper: 'Google Docs left this <{name}> around the text: it is not bold, and cannot hold paragraphs.',
    unwrapTitle: 'Remove its tags, keep what they hold',
  },
  *check(post, context) {
    for (const name of ['b', 'span']) {
      for (const tag of startTags(post, name)) {
        if (!isDocsWrapper(tag)) continue;
        const end = post.body.structure.partners.get(tag) ?? tag.partner;
        const edits = end ? [remove(tag.span), remove(end.span)] : [remove(tag.span)];
        const title = context.say('unwrapTitle', {});
        const fixes: readonly Fix[] = [{ title, safety: 'safe', edits, changes: ['spacing'] }];
        yield context.finding('wrapper', { name }, { span: tag.span, fixes });
      }
    }
  },
});
