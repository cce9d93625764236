import fs from 'node:fs';
import path from 'node:path';
import { corpusFolder } from '../../src/tools/project-folder.ts';
import { runCheck } from './copydesk.ts';
import { hasJekyll, renderSite } from './jekyll.ts';
import { findLosses, type Losses, loadLossTool } from './readers-loss.ts';
import type { Repairs } from './repairs.ts';
import { leftOut, noneRow } from './table.ts';

const LOSE = '--fix: posts of sites in which readers lose something on Jekyll’s page';
const CHANGE = '--fix: posts of sites that change in a second run';

/** Mends copies of whole sites by `check --fix`, and has Jekyll render their posts before and after. */
export async function measureSites(folder: string): Promise<Repairs> {
  const sites = path.join(corpusFolder, 'sites');
  if (!fs.existsSync(sites)) {
    return { rows: [LOSE, CHANGE].map(what => leftOut(what, '0', 'sites')), differences: [] };
  }
  const findLost = await loadLossTool(folder);
  const losses: Losses[] = [];
  const changed: string[] = [];
  let posts = 0;
  for (const name of fs.readdirSync(sites).sort()) {
    const site = path.join(folder, name);
    const [before, after] = [path.join(folder, `${name}-before`), path.join(folder, `${name}-after`)];
    copySite(path.join(sites, name), site);
    if (hasJekyll()) renderSite(site, before);
    runCheck(site, '--fix');
    if (hasJekyll()) {
      renderSite(site, after);
      losses.push(findLosses({ before, after }, findLost));
    }
    const once = readFiles(site);
    runCheck(site, '--fix');
    const twice = readFiles(site);
    posts += once.size;
    changed.push(...[...once].filter(([file, text]) => twice.get(file) !== text).map(([file]) => file));
  }
  const lost = losses.flatMap(({ lines }) => lines);
  const compared = losses.reduce((sum, loss) => sum + loss.compared, 0);
  return {
    rows: [
      losses.length > 0 ? noneRow(LOSE, lost.length, compared) : leftOut(LOSE, '0', 'Jekyll'),
      noneRow(CHANGE, changed.length, posts),
    ],
    differences: [...lost.map(line => `${LOSE}: ${line}`), ...changed.map(file => `${CHANGE}: ${file}`)],
  };
}

/** Writes the files of a site anew, without what Jekyll made of it: a corpus may be read-only, its copy may not. */
function copySite(site: string, to: string): void {
  for (const entry of fs.readdirSync(site, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(site, file);
    if (!entry.isFile() || name.split(path.sep)[0] === 'oracle') continue;
    fs.mkdirSync(path.dirname(path.join(to, name)), { recursive: true });
    fs.writeFileSync(path.join(to, name), fs.readFileSync(file));
  }
}

/** The texts of a site's posts by file. */
function readFiles(site: string): ReadonlyMap<string, string> {
  const files = fs
    .readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(?:md|markdown)$/.test(name) && name.split(path.sep).includes('_posts'))
    .map(name => path.join(site, name));
  return new Map(files.map(file => [file, fs.readFileSync(file, 'utf8')]));
}
