/*
 * Measures what the rules for bodies find and what their fixes make of it, judged by tools that are not ours: vnu,
 * Jekyll, and the tools of the corpus. Prints one table.
 * usage: evaluate [--differences] [--mutants N]
 *   --differences  also lists the posts behind each number
 *   --mutants      how many posts are broken at random to be fixed
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { corpusFolder } from '../../src/tools/project-folder.ts';
import { readCorpus } from '../support/corpus.ts';
import { soundPost } from '../support/mutants.ts';
import { type Agreement, agreementRow, compareWithVnu } from './agreement.ts';
import { measureBroken } from './broken-repairs.ts';
import { type ClassMutant, compareMutants, createClassMutants } from './class-mutants.ts';
import { inTemporaryFolder, runCheck } from './copydesk.ts';
import { faultClasses } from './fault-classes.ts';
import { fixRows } from './fixed.ts';
import { measureRepairs } from './repairs.ts';
import { measureSites } from './site-repairs.ts';
import { structuralRows } from './structural-mutants.ts';
import { leftOut, type Row, toTable } from './table.ts';
import { findVnu, type VnuMessages } from './vnu.ts';

const { values: options } = parseArgs({
  options: {
    differences: { type: 'boolean', default: false },
    mutants: { type: 'string', default: '300' },
  },
});

const posts = readCorpus();
const vnuFile = path.join(corpusFolder, 'vnu.json');
if (posts.length === 0 || !fs.existsSync(vnuFile)) {
  console.log(`There are no real posts to measure on in ${corpusFolder} (COPYDESK_CORPUS).`);
} else {
  await measure();
}

async function measure(): Promise<void> {
  // The shape is that of the corpus.
  const messages: VnuMessages = new Map(
    Object.entries(JSON.parse(fs.readFileSync(vnuFile, 'utf8')) as Record<string, never>),
  );
  const findings = runCheck(path.join(corpusFolder, 'posts'));
  const inPosts = faultClasses.map(faultClass =>
    compareWithVnu(faultClass, faultClass.name, { messages, findings }),
  );
  const sound = posts.flatMap(({ name, text }) => soundPost(name, text) ?? []);
  const mutants = createClassMutants(sound, messages);
  const inMutants = await agreementOnMutants(mutants);
  const repairs = await inTemporaryFolder(folder => measureRepairs(posts, messages, folder));
  const sites = await inTemporaryFolder(measureSites);
  const broken = await inTemporaryFolder(folder => measureBroken(Number(options.mutants), folder));
  const rows: readonly Row[] = [
    ...inPosts.map(agreementRow),
    ...(inMutants?.map(agreementRow) ?? [leftOut('agreement with vnu on mutants', '≥ 99 %', 'vnu or Java')]),
    ...structuralRows(sound, mutants),
    ...fixRows(findings),
    ...[repairs, sites, broken].flatMap(measured => measured.rows),
  ];
  console.log(`${posts.length} posts in ${corpusFolder}\n`);
  console.log(toTable(rows));
  if (!options.differences) return;
  const ofRules = [...inPosts, ...(inMutants ?? [])].flatMap(differences);
  const ofFixes = [repairs, sites, broken].flatMap(measured => measured.differences);
  for (const line of [...ofRules, ...ofFixes]) console.log(line);
}

async function agreementOnMutants(
  mutants: readonly ClassMutant[],
): Promise<readonly Agreement[] | undefined> {
  const jar = findVnu();
  return jar === undefined ? undefined : inTemporaryFolder(folder => compareMutants(mutants, jar, folder));
}

function differences({ what, missed, extra }: Agreement): readonly string[] {
  return [
    ...missed.map(name => `${what}: missed in ${name}`),
    ...extra.map(name => `${what}: extra in ${name}`),
  ];
}
