import { missingAddresses } from '../../published/missing-addresses.ts';
import { missingPictures } from '../../published/missing-pictures.ts';
import { missingParts } from '../missing-parts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'image/missing-file',
  summary: 'An image of this site that does not exist: readers do not see it.',
  severity: 'error',
  isOfProofer: true,
  judgesLiquid: true,
  messages: {
    missing: 'The image "{address}" does not exist: readers see no image.',
    case: 'URLs are case-sensitive, and the site has only "{near}": readers see no image.',
    unpublished: 'Jekyll does not publish "{file}" at this URL: readers see no image.',
    outside: 'URLs of this site start with "{baseurl}", which is missing here: readers see no image.',
    another: 'This image too',
    fixTitle: 'Show {near}',
  },
  *check(post, { facts, finding, say }) {
    const missing = [...missingPictures(post, facts), ...missingAddresses(post, facts, 'images')];
    for (const each of missing) {
      const { address, why, file = '', near = '' } = each;
      const words = { others: say('another', {}), title: say('fixTitle', { near }) };
      const parts = missingParts(each, words);
      const baseurl = String(facts.site.config['baseurl']);
      if (why === 'outside') yield finding(why, { baseurl }, parts);
      else if (why === 'unpublished') yield finding(why, { file }, parts);
      else if (why === 'case') yield finding(why, { near }, parts);
      else yield finding('missing', { address }, parts);
    }
  },
});
