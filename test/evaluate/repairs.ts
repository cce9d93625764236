import fs from 'node:fs';
import path from 'node:path';
import { parseFrontMatter } from '../../src/core/index.ts';
import { type PostFile, readPosts } from '../support/corpus.ts';
import { runCheck } from './copydesk.ts';
import { asPosts, findChanged, findPrinting, hasJekyll, renderFolder } from './jekyll.ts';
import { leftOut, percent, type Row } from './table.ts';
import { findVnu, runVnu, type VnuMessages } from './vnu.ts';

/** What was measured of the fixes, and the posts behind the numbers. */
export interface Repairs {
  readonly rows: readonly Row[];
  readonly differences: readonly string[];
}

interface Mode {
  readonly option: '--fix' | '--fix=all';
  /** How many of vnu's errors are to be gone. */
  readonly leastGone: number;
}

const modes: readonly Mode[] = [
  { option: '--fix', leastGone: 0.6 },
  { option: '--fix=all', leastGone: 0.9 },
];

/** Mends copies of the posts by `check --fix` and `check --fix=all`, and has others judge the result. */
export function measureRepairs(posts: readonly PostFile[], messages: VnuMessages, folder: string): Repairs {
  const before = path.join(folder, 'before');
  writePosts(before, posts);
  const pages = path.join(folder, 'pages-before');
  const isJekyllThere = hasJekyll();
  if (isJekyllThere) renderFolder(before, pages);
  const measured = modes.map(mode => measureMode(mode));
  return {
    rows: measured.flatMap(({ rows }) => rows),
    differences: measured.flatMap(({ differences }) => differences),
  };

  function measureMode({ option, leastGone }: Mode): Repairs {
    const name = option.replace(/\W+/g, '-');
    const after = path.join(folder, `after${name}`);
    writePosts(after, posts);
    runCheck(after, option);
    const mended = readPosts(after);
    const differences: string[] = [];
    const note = (what: string, lines: readonly string[]): number => {
      differences.push(...lines.map(line => `${option}: ${what}: ${line}`));
      return lines.length;
    };
    const rows: Row[] = [vnuRow(mended), ...jekyllRows(), readersRow(), secondRunRow(), frontMatterRow()];
    return { rows, differences };

    function vnuRow(files: readonly PostFile[]): Row {
      const what = `${option}: errors of vnu that are gone`;
      const goal = `≥ ${100 * leastGone} %`;
      const jar = findVnu();
      if (jar === undefined) return leftOut(what, goal, 'vnu (VNU_JAR) or Java');
      const bodies = path.join(folder, `bodies${name}`);
      fs.mkdirSync(bodies);
      const left = runVnu(jar, files, bodies);
      const count = (all: VnuMessages): number =>
        [...all.values()].reduce((sum, { length }) => sum + length, 0);
      const total = count(messages);
      const gone = total - count(left);
      note('vnu', tally(left));
      return {
        what,
        measured: `${percent(gone, total)}, ${total} → ${total - gone}`,
        goal,
        isReached: gone >= leastGone * total,
      };
    }

    function jekyllRows(): readonly Row[] {
      const printed = `${option}: posts on which Jekyll prints a tag`;
      const read = `${option}: posts that read otherwise on Jekyll’s page`;
      if (!isJekyllThere) return [leftOut(printed, '0', 'Jekyll'), leftOut(read, '0', 'Jekyll')];
      const pagesAfter = path.join(folder, `pages${name}`);
      renderFolder(after, pagesAfter);
      const printing = note('prints a tag', findPrinting(pagesAfter, after, folder));
      // Where a tag was printed, the page is to read otherwise.
      const printedBefore = new Set(findPrinting(pages, before, folder));
      const names = posts
        .map(post => post.name)
        .filter(post => !printedBefore.has(post.replace(/\.md$/, '')));
      const changed = findChanged(
        asPosts(pages, path.join(folder, `read-before${name}`), names),
        asPosts(pagesAfter, path.join(folder, `read-after${name}`), names),
        folder,
      );
      return [
        { what: printed, measured: String(printing), goal: '0', isReached: printing === 0 },
        {
          what: read,
          measured: `${note('reads otherwise', changed)} of ${names.length} that printed none`,
          goal: '0',
          isReached: changed.length === 0,
        },
      ];
    }

    function readersRow(): Row {
      const changed = findChanged(before, after, folder);
      note('reads otherwise in a browser', changed);
      return {
        what: `${option}: posts that read otherwise in a browser`,
        measured: String(changed.length),
        goal: '0',
        isReached: changed.length === 0,
      };
    }

    function secondRunRow(): Row {
      runCheck(after, option);
      const again = new Map(readPosts(after).map(post => [post.name, post.text]));
      const changed = mended.filter(post => again.get(post.name) !== post.text).map(post => post.name);
      note('changes again', changed);
      return {
        what: `${option}: posts that a second run changes`,
        measured: String(changed.length),
        goal: '0',
        isReached: changed.length === 0,
      };
    }

    function frontMatterRow(): Row {
      const dataOf = (text: string): string => JSON.stringify(parseFrontMatter(text)?.data);
      const changed = posts
        .filter((post, index) => dataOf(post.text) !== dataOf(mended[index]!.text))
        .map(post => post.name);
      note('front matter changed', changed);
      return {
        what: `${option}: posts whose front matter says something else`,
        measured: String(changed.length),
        goal: '0',
        isReached: changed.length === 0,
      };
    }
  }
}

/** The kinds of messages, the most frequent first. */
function tally(messages: VnuMessages): readonly string[] {
  const counts = new Map<string, number>();
  for (const { message } of [...messages.values()].flat()) {
    const kind = message.replace(/“[^”]*”/g, '“…”').slice(0, 100);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${count} × ${kind}`);
}

function writePosts(folder: string, posts: readonly PostFile[]): void {
  fs.mkdirSync(folder);
  for (const { name, text } of posts) fs.writeFileSync(path.join(folder, name), text);
}
