import { missingAddresses } from '../../published/missing-addresses.ts';
import { defineRule } from '../rule.ts';
import { together } from '../together.ts';

export default defineRule({
  id: 'link/missing-file',
  summary: 'A link to a page or a file of this site that is not there.',
  severity: 'error',
  isOfProofer: true,
  judgesLiquid: true,
  messages: {
    page: 'There is no page at "{address}": the link leads to a page that does not exist.',
    file: 'There is no file "{address}": the link leads nowhere.',
    case: 'Servers tell capital letters apart, and the site has only "{near}": the link leads nowhere.',
    unpublished: 'Jekyll does not publish "{file}" at this address: the link leads nowhere.',
    outside: 'The site begins at "{baseurl}", which is missing here: the link leads nowhere.',
    another: 'This link too',
    fixTitle: 'Link to {near}',
  },
  *check(post, { facts, finding, say }) {
    for (const { address, why, file = '', near = '', places } of missingAddresses(post, facts, 'others')) {
      const parts = together(places, {
        others: say('another', {}),
        title: say('fixTitle', { near }),
        safety: why === 'case' || why === 'outside' ? 'safe' : 'review',
        changes: ['address'],
      });
      const baseurl = String(facts.site.config['baseurl']);
      if (why === 'outside') yield finding(why, { baseurl }, parts);
      else if (why === 'unpublished') yield finding(why, { file }, parts);
      else if (why === 'case') yield finding(why, { near }, parts);
      else yield finding(why, { address }, parts);
    }
  },
});
