import { missingAddresses } from '../../published/missing-addresses.ts';
import { missingParts } from '../missing-parts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'link/missing-file',
  summary: 'A link to a page or file of this site that does not exist.',
  severity: 'error',
  isOfProofer: true,
  judgesLiquid: true,
  messages: {
    page: 'There is no page at "{address}": the link leads nowhere.',
    file: 'The file "{address}" does not exist: the link leads nowhere.',
    case: 'URLs are case-sensitive, and the site has only "{near}": the link leads nowhere.',
    unpublished: 'Jekyll does not publish "{file}" at this URL: the link leads nowhere.',
    outside: 'URLs of this site start with "{baseurl}", which is missing here: the link leads nowhere.',
    another: 'This link too',
    fixTitle: 'Link to {near}',
  },
  *check(post, { facts, finding, say }) {
    for (const each of missingAddresses(post, facts, 'others')) {
      const { address, why, file = '', near = '' } = each;
      const words = { others: say('another', {}), title: say('fixTitle', { near }) };
      const parts = missingParts(each, words);
      const baseurl = String(facts.site.config['baseurl']);
      if (why === 'outside') yield finding(why, { baseurl }, parts);
      else if (why === 'unpublished') yield finding(why, { file }, parts);
      else if (why === 'case') yield finding(why, { near }, parts);
      else yield finding(why, { address }, parts);
    }
  },
});
