import { isOfOnePost } from '../post/field-names.ts';
import type { Newsroom } from './newsroom.ts';
import { familyOf } from './post-kinds.ts';
import { ENOUGH_POSTS } from './usual-fields.ts';

/** What so large a part of the posts has may be asked of every post. */
const ALL_BUT_A_FEW = 0.99;

/**
 * The text of a `.copydesk.json` that says what was learned of a site: the fields that all but a few posts have. With it
 * they are asked for also where one file is checked alone. Each says in a comment how many have it.
 */
export function proposeSettings({ kinds, seen }: Pick<Newsroom, 'kinds' | 'seen'>): string {
  const { posts, having } = kinds.tally({});
  const families = new Set<string>();
  const fields = seen('fields').flatMap(({ text: name }) => {
    const family = familyOf(name);
    const count = having.get(family) ?? 0;
    const isAsked = posts >= ENOUGH_POSTS && count >= ALL_BUT_A_FEW * posts && !families.has(family);
    families.add(family);
    // The name of the file has the day.
    return isAsked && name !== 'date' && !isOfOnePost(name) && !name.endsWith('[]') ? [{ name, count }] : [];
  });
  const lines = fields.map(({ name, count }, index) => {
    const comma = index < fields.length - 1 ? ',' : '';
    return `    ${JSON.stringify(name)}: "required"${comma} // ${count} of ${posts} posts have it`;
  });
  const asked = lines.length === 0 ? '' : `,\n  "fields": {\n${lines.join('\n')}\n  }`;
  return `{\n  "preset": "recommended"${asked}\n}\n`;
}
