import { check, fixAll, parsePost, type Severity } from '../../core/index.ts';
import { removeLeftovers } from '../files/leftovers.ts';
import { tell } from '../files/print.ts';
import type { Refusal } from '../files/write-file.ts';
import { createWriter, type Writer } from '../files/writer.ts';
import { reportJson } from '../reports/json-report.ts';
import type { FileReport, Reporter } from '../reports/report.ts';
import { reportText } from '../reports/text-report.ts';
import { type Newsrooms, readNewsrooms } from '../site/read-newsrooms.ts';
import { createSites } from '../site/sites.ts';
import { findPosts, type Run, type VisitedPost, visitPosts } from '../site/visit-posts.ts';
import type { CheckOptions } from '../words/options.ts';

const RANKS: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** Runs `copydesk check`; returns the exit code. */
export async function checkCommand(options: CheckOptions, stop: AbortSignal): Promise<number> {
  const start = performance.now();
  const run: Run = { options, sites: createSites(options, options.rules), stop };
  const found = await findPosts(run);
  const writes = options.fix !== undefined && !options.isDryRun;
  if (writes) removeLeftovers(found.drafts);
  const newsrooms = await readNewsrooms(found.files, options, run);
  const writer = writes ? createWriter(stop) : undefined;
  const reporter = createReporter(options);
  let worst = -1;
  const problems = await visitPosts(found, run, {
    failure: 'cannot be checked',
    writer,
    visit: async post => {
      const { report, refusal } = await checkPost(post, { options, newsrooms, writer });
      if (refusal) return { path: post.label, ...refusal };
      worst = Math.max(worst, ...report.findings.map(({ severity }) => RANKS[severity]));
      await reporter.add(report);
      return undefined;
    },
  });
  await reporter.end(problems, performance.now() - start);
  if (problems.length > 0 || run.sites.hasProblems()) return 2;
  return options.failOn !== 'never' && worst >= RANKS[options.failOn] ? 1 : 0;
}

interface Checking {
  readonly options: CheckOptions;
  readonly newsrooms: Newsrooms;
  readonly writer: Writer | undefined;
}

async function checkPost(
  { file, label, text, place }: VisitedPost,
  { options, newsrooms, writer }: Checking,
): Promise<{ readonly report: FileReport; readonly refusal: Refusal | undefined }> {
  const facts = { ...place.facts, newsroom: newsrooms.get(place.root) };
  const read = parsePost(place.path, text, place.facts.site);
  const asked = options.fix || options.isDryRun;
  const fixed = asked && fixAll(read, facts, place.settings, { safety: options.fix ?? 'safe' });
  const post = fixed ? fixed.post : read;
  if (fixed && fixed.unsettled.length > 0) {
    tell(`${label}: left as they are, since their fixes undo each other: ${fixed.unsettled.join(', ')}`);
  }
  const refusal = await writer?.write(file, { before: text, after: post.text });
  // Whoever fixes a post has checked what has become of it.
  const findings = fixed ? fixed.findings : check(post, facts, place.settings);
  return { report: { path: label, text: post.text, fixes: fixed ? fixed.applied : 0, findings }, refusal };
}

function createReporter({ fix, isDryRun, paths, format }: CheckOptions): Reporter {
  // A mended text on standard output leaves the report standard error.
  const printsText = fix && !isDryRun && paths.includes('-');
  const stream = printsText ? process.stderr : process.stdout;
  if (format === 'json') return reportJson(stream);
  const hasColour = stream.isTTY === true && !process.env['NO_COLOR'];
  return reportText(stream, { asked: isDryRun ? 'dry run' : fix ? 'fix' : 'report', hasColour });
}
