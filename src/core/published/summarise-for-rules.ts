import { pagePatternOf } from '../newsroom/page-pattern.ts';
import { createSummariser, type Summarise } from '../newsroom/post-summary.ts';
import { createFingerprintReader } from '../newsroom/read-body.ts';
import type { Site } from '../site/site.ts';
import { postMeantBy } from './part-of-site.ts';

/**
 * Makes what sums up the posts of a site for those who only run the rules, in half of the memory. No rule asks for the
 * first words or the ids of another post, and for its links none but `isPartOfSite`, which counts those to other posts.
 */
export function createRulesSummariser(site: Site): Summarise {
  const readFingerprint = createFingerprintReader();
  const summarise = createSummariser(site, (text, from) => ({
    words: '',
    fingerprint: readFingerprint(text, from),
  }));
  const pattern = pagePatternOf(site);
  return (path, text) => {
    const summary = summarise(path, text);
    const links = summary.links.filter(link => postMeantBy(link, summary, { site, pattern }) !== undefined);
    return { ...summary, ids: [], links };
  };
}
