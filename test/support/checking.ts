import {
  builtInSchema,
  check,
  defaultSettings,
  defaultSite,
  type Facts,
  type Finding,
  type Fix,
  type FixResult,
  fixAll,
  type Post,
  parsePost,
} from '../../src/core/index.ts';

/** What a site without `_config.yml` and `.copydesk.json` knows. */
export const defaultFacts: Facts = { schema: builtInSchema, site: defaultSite };

/** The findings of all rules in a text, with default settings. */
export function findingsOf(text: string, path = '_posts/2024-03-05-post.md'): readonly Finding[] {
  return checkPost(parsePost(path, text));
}

/** The findings of all rules in a post, with default settings. */
export function checkPost(post: Post): readonly Finding[] {
  return check(post, defaultFacts, defaultSettings);
}

/** The text after all its safe fixes. */
export function fixSafely(text: string, path = '_posts/2024-03-05-post.md'): FixResult {
  return fixAll(parsePost(path, text), defaultFacts, defaultSettings, { safety: 'safe' });
}

/** All edits of a fix are insertions, replacements and deletions of the text that was checked. */
export function editsOf(findings: readonly Finding[]): readonly Fix['edits'][number][] {
  return findings.flatMap(finding => finding.fixes.flatMap(fix => fix.edits));
}
