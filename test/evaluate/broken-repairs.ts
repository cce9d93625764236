import fs from 'node:fs';
import path from 'node:path';
import { fixAll, parsePost } from '../../src/core/index.ts';
import { asFixable, breakPost, readUnbroken } from '../fuzz/broken-posts.ts';
import { findFixFault } from '../fuzz/fix-faults.ts';
import { findReaderLoss } from '../fuzz/reader-loss.ts';
import { createRandom } from '../support/random.ts';
import { hasJekyll, renderSite } from './jekyll.ts';
import type { Repairs } from './repairs.ts';
import { leftOut, noneRow, type Row } from './table.ts';
import { FRONT_MATTER } from './vnu.ts';

const SEED = 20240305;

/** Breaks posts at random, and looks at how fixing them ends and what it takes from their readers. */
export function measureBroken(count: number, folder: string): Repairs {
  const posts = readUnbroken();
  const random = createRandom(SEED);
  const mutants = Array.from({ length: count }, () => breakPost(posts, random));
  const before = renderTexts(mutants, path.join(folder, 'before'));
  const measured = (['safe', 'all'] as const).map(safety =>
    measureSafety({ safety, mutants, before, folder }),
  );
  return {
    rows: measured.flatMap(({ rows }) => rows),
    differences: measured.flatMap(({ differences }) => differences),
  };
}

interface Measurement {
  readonly safety: 'safe' | 'all';
  readonly mutants: readonly string[];
  /** The pages that Jekyll makes of the mutants. */
  readonly before: Pages;
  readonly folder: string;
}

/** The pages of texts by their places in the list, without those that Jekyll refuses. */
type Pages = ReadonlyMap<number, string>;

function measureSafety({ safety, mutants, before, folder }: Measurement): Repairs {
  const differences: string[] = [];
  const countRow = (said: string, faults: readonly (readonly [number, string])[], whole: number): Row => {
    const what = `${safety} fixes: mutants that ${said}`;
    differences.push(...faults.map(([index, fault]) => `${what}: ${index} ${fault}`));
    return noneRow(what, faults.length, whole);
  };
  const faults = mutants.flatMap((text, index) => {
    const fault = findFixFault(asFixable(text), safety);
    return fault === undefined ? [] : [[index, fault] as const];
  });
  const startWith = (...verbs: readonly string[]) =>
    faults.filter(([, fault]) => verbs.includes(fault.split(' ')[0]!));
  const rows = [
    countRow('grow', startWith('grows'), mutants.length),
    countRow('change again in a second run, or go to and fro', startWith('changes', 'goes'), mutants.length),
    countRow('lose something on the page that Copydesk makes', startWith('loses'), mutants.length),
    lossRow(
      safety === 'safe' ? 'lose words, links or images on Jekyll’s page' : 'lose words on Jekyll’s page',
    ),
  ];
  return { rows, differences };

  function lossRow(said: string): Row {
    if (!hasJekyll()) return leftOut(`${safety} fixes: mutants that ${said}`, '0', 'Jekyll');
    const fixed = mutants.map(text => fix(text, safety));
    const after = renderTexts(fixed, path.join(folder, safety));
    const losses = [...before].flatMap(([index, page]) => {
      const pages = { before: page, after: after.get(index) ?? '' };
      const sources = { before: mutants[index]!, after: fixed[index]! };
      const lost = findReaderLoss(pages, safety === 'all' ? sources : undefined);
      return lost.length > 0 ? [[index, lost.slice(0, 8).join(', ')] as const] : [];
    });
    return countRow(said, losses, before.size);
  }
}

function fix(text: string, safety: 'safe' | 'all'): string {
  const { path: file, facts, settings } = asFixable(text);
  return fixAll(parsePost(file, text, facts.site), facts, settings, { safety }).text;
}

/**
 * Has Jekyll render texts as posts of a site. Of their front matter nothing is left but that there is some: one date
 * that Jekyll cannot read would end all; where it sees none, the text is no post.
 */
function renderTexts(texts: readonly string[], folder: string): Pages {
  if (!hasJekyll()) return new Map();
  const [site, out] = [path.join(folder, 'site'), path.join(folder, 'pages')];
  fs.mkdirSync(path.join(site, '_posts'), { recursive: true });
  for (const [index, text] of texts.entries()) {
    if (!FRONT_MATTER.test(text)) continue;
    fs.writeFileSync(
      path.join(site, '_posts', `2024-03-05-${index}.md`),
      text.replace(FRONT_MATTER, '---\n---\n'),
    );
  }
  const pages = renderSite(site, out).flatMap(rendered =>
    fs
      .readdirSync(rendered)
      .filter(name => name.endsWith('.html'))
      .map(name => [Number(/(\d+)\.html$/.exec(name)![1]), path.join(rendered, name)] as const),
  );
  return new Map(pages.map(([index, page]) => [index, fs.readFileSync(page, 'utf8')]));
}
