import {
  builtInSchema,
  check,
  defaultSettings,
  defaultSite,
  parsePost,
  render,
  type Site,
} from '../../core/index.ts';

/** How often each task is done. */
export const ROUNDS = 7;

/** What is known of the posts. */
export const facts = { schema: builtInSchema, site: defaultSite, newsroom: undefined, now: Date.now() };

/** All that a post goes through when it is opened: it is read, and checked by all rules. */
export function parseAndCheck(text: string): unknown {
  return check(parsePost('post.md', text), facts, defaultSettings);
}

/** The HTML of a post as one flat text: reading a character joins what was printed piece by piece. */
export function renderText(text: string, site?: Site): number {
  return render(parsePost('post.md', text, site)).html.charCodeAt(0);
}
