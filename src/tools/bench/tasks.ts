import { createEditSet } from '../../core/fix/edit-set.ts';
import {
  applyEdits,
  builtInSchema,
  check,
  defaultSettings,
  defaultSite,
  fixAll,
  parsePost,
  preferredFix,
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

/** What `--fix` does with a post: each fix is tried on the page that comes of it. */
export function fixProven(text: string): string {
  return fixAll(parsePost('post.md', text), facts, defaultSettings, { safety: 'safe' }).text;
}

/** No more rounds than this are needed where nothing goes to and fro. */
const MAX_ROUNDS = 20;

/** The same without the proof, as a measure of what that costs: safe fixes are believed, all of a round at once. */
export function fixUnproven(text: string): string {
  let fixed = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const findings = check(parsePost('post.md', fixed), facts, defaultSettings);
    const occupied = createEditSet();
    const edits = findings
      .flatMap(finding => preferredFix(finding, 'safe') ?? [])
      .flatMap(fix => (occupied.add(fix.edits) ? fix.edits : []));
    const next = applyEdits(fixed, edits);
    if (next === fixed) break;
    fixed = next;
  }
  return fixed;
}
