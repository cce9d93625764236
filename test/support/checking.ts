import {
  builtInSchema,
  check,
  defaultSettings,
  defaultSite,
  type Facts,
  type Finding,
  type FixResult,
  fixAll,
  type Post,
  parsePost,
  type Settings,
} from '../../src/core/index.ts';

/** What a site without `_config.yml` and `.copydesk.json` knows, at the start of 2030. */
export const defaultFacts: Facts = {
  schema: builtInSchema,
  site: defaultSite,
  newsroom: undefined,
  now: Date.UTC(2030, 0),
};

/** A text and all that is known of it when it is checked. */
export interface CheckedText {
  readonly text: string;
  readonly path: string;
  readonly facts: Facts;
  readonly settings: Settings;
}

/** A text as a post of a site where nothing is set. */
export function plainText(text: string, path = '_posts/2024-03-05-post.md'): CheckedText {
  return { text, path, facts: defaultFacts, settings: defaultSettings };
}

/** The findings of all rules in a text. */
export function checkText({ text, path, facts, settings }: CheckedText): readonly Finding[] {
  return check(parsePost(path, text, facts.site), facts, settings);
}

/** The findings of all rules in a text that is a post of a site where nothing is set. */
export function findingsIn(text: string, path?: string): readonly Finding[] {
  return checkText(plainText(text, path));
}

/** The findings of all rules in a post of a site where nothing is set. */
export function checkPost(post: Post): readonly Finding[] {
  return check(post, defaultFacts, defaultSettings);
}

/** A post of a site where nothing is set, after all its safe fixes. */
export function fixSafely(text: string, path = '_posts/2024-03-05-post.md'): FixResult {
  return fixAll(parsePost(path, text), defaultFacts, defaultSettings, { safety: 'safe' });
}
