import type { KnownTags } from '../arrange.ts';
import { cutText, findRawEnd } from '../scan.ts';

/** The names of the blocks that are open where a text ends, the innermost last. */
export function openBlocks(text: string, { definitions, plugins }: KnownTags): readonly string[] {
  const open: string[] = [];
  const cuts = cutText(text);
  for (let index = 0; index < cuts.length; index++) {
    const { name } = cuts[index]!;
    if (name === 'raw') {
      const end = findRawEnd(text, cuts, index + 1);
      if (!end) return [...open, name];
      index = end.next - 1;
    } else if (definitions.get(name)?.branches || plugins.get(name)?.kind === 'block') open.push(name);
    else if (name === `end${open.at(-1)}`) open.pop();
  }
  return open;
}
