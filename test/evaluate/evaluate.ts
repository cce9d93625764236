/*
 * Measures what the rules for bodies find and what their fixes make of it, judged by tools that are not ours: vnu,
 * Jekyll, and the tools of the corpus. Prints one table.
 * usage: evaluate [--differences]    --differences also lists the posts behind each number
 */
import fs from 'node:fs';
import path from 'node:path';
import { corpusFolder, readCorpus } from '../support/corpus.ts';
import { agreementRow, compareWithVnu } from './agreement.ts';
import { inTemporaryFolder, runCheck } from './copydesk.ts';
import { fixRows } from './fixed.ts';
import { measureRepairs } from './repairs.ts';
import { type Row, toTable } from './table.ts';
import type { VnuMessages } from './vnu.ts';

const posts = readCorpus();
const vnuFile = path.join(corpusFolder, 'vnu.json');
if (posts.length === 0 || !fs.existsSync(vnuFile)) {
  console.log(`There are no real posts to measure on in ${corpusFolder} (COPYDESK_CORPUS).`);
} else {
  const isVerbose = process.argv.includes('--differences');
  // The shape is that of the corpus.
  const messages: VnuMessages = new Map(
    Object.entries(JSON.parse(fs.readFileSync(vnuFile, 'utf8')) as Record<string, never>),
  );
  const findings = runCheck(path.join(corpusFolder, 'posts'));
  const agreements = compareWithVnu(messages, findings);
  const repairs = await inTemporaryFolder(folder => measureRepairs(posts, messages, folder));
  const rows: readonly Row[] = [...agreements.map(agreementRow), ...fixRows(findings), ...repairs.rows];
  console.log(`${posts.length} posts in ${corpusFolder}\n`);
  console.log(toTable(rows));
  if (isVerbose) {
    for (const { faultClass, missed, extra } of agreements) {
      for (const name of missed) console.log(`${faultClass.name}: missed in ${name}`);
      for (const name of extra) console.log(`${faultClass.name}: extra in ${name}`);
    }
    for (const line of repairs.differences) console.log(line);
  }
}
