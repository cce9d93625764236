import type { Severity } from '../../core/index.ts';
import type { FileProblem } from '../files/file-problem.ts';
import { removeLeftovers } from '../files/leftovers.ts';
import { createTell } from '../files/print.ts';
import { createWriter, type Writer } from '../files/writer.ts';
import { createReporters, type Reporters } from '../reports/create-reporter.ts';
import { readNewsrooms } from '../site/read-newsrooms.ts';
import { createSites, type PostPlace, type Sites } from '../site/sites.ts';
import { findPosts, type Run, stoppedAfter } from '../site/visit-posts.ts';
import type { CheckOptions } from '../words/options.ts';
import { createTranslate, phraseIn } from '../words/phrases.ts';
import { saying } from '../words/saying.ts';
import { type BaselineRun, openBaselines } from './baseline-file.ts';
import { type CheckCache, openCache, sumOfProgram } from './cache.ts';
import { checkFiles, type FileChecking, startThreads } from './check-files.ts';
import { type Checking, checkFile, type Outcome } from './checker.ts';
import { choosePosts } from './choose-posts.ts';
import { showProgress } from './progress.ts';
import { readRuleLevels } from './rule-levels.ts';

const RANKS: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** Runs `copydesk check`; returns the exit code. */
export async function checkCommand(options: CheckOptions, stop: AbortSignal): Promise<number> {
  const start = performance.now();
  const tell = createTell(options.language);
  const baselines = openBaselines(options);
  const now = Date.now();
  const sites = createSites(
    options,
    readRuleLevels(options.rules, { translate: createTranslate(options.language) }),
    { now, tell },
  );
  const run: Run = { options, sites, stop };
  const found = await findPosts(run);
  const writes = options.fix !== undefined && !options.isDryRun;
  if (writes) removeLeftovers(found.drafts);
  const files = choosePosts(found.files, options);
  const cache = openCacheFor(options, sites, now);
  // What is left to check, a cache tells only when all posts have been read.
  const threads = cache ? undefined : startThreads(files, { options, now });
  const helpers = threads?.helpers ?? [];
  const newsrooms = await readNewsrooms(found.files, options, { ...run, memory: cache?.memory, helpers });
  cache?.begin(newsrooms);
  const checking: Checking = {
    options,
    sites: run.sites,
    newsroomOf: root => newsrooms.get(root)?.newsroom(),
    stop,
    asked: { files: false },
  };
  const results = startResults(options, baselines);
  const writer = writes ? createWriter(stop) : undefined;
  const progress = showProgress(files.length, process.stderr, phraseIn(options.language));
  let visited = 0;
  const given = { options, checking, newsrooms, now, threads };
  for await (const { file, outcome } of checkOrRecall(files, cache, given)) {
    const settled = await settle(file, outcome, { checking, writer });
    progress.clear();
    await results.add(settled);
    progress.step();
    visited++;
    if (stop.aborted) break;
  }
  progress.clear();
  if (stop.aborted) tell(stoppedAfter(visited, files.length));
  const unwritten = stop.aborted ? undefined : cache?.end();
  const code = await results.end(found.problems, performance.now() - start, stop);
  if (unwritten !== undefined) tell(unwritten);
  return unwritten !== undefined || run.sites.hasProblems() ? 2 : code;
}

/** Posts that are fixed are checked by another way than the one whose results are kept. */
function openCacheFor(options: CheckOptions, sites: Sites, now: number): CheckCache | undefined {
  const { cache, fix, isDryRun, rules, site, config, language, reports, baseline, writeBaseline } = options;
  if (cache === undefined || fix !== undefined || isDryRun) return undefined;
  const program = sumOfProgram({ rules, site, config, language });
  if (program === undefined) return undefined;
  const written = [...reports.map(({ file }) => file), baseline, writeBaseline].filter(
    file => file !== undefined,
  );
  return openCache(cache, { program, sumOfReads: sites.sumOfReads, written, now });
}

/** What came of each file, in their order: what former runs found is not looked for again. */
async function* checkOrRecall(
  files: readonly string[],
  cache: CheckCache | undefined,
  given: FileChecking,
): ReturnType<typeof checkFiles> {
  const { options, checking } = given;
  const isOld = new Set<string>();
  const placeOf = (file: string): Promise<PostPlace> =>
    checking.sites.of(file === '-' ? options.stdinPath : file);
  for (const file of files) if (cache?.knows(await placeOf(file))) isOld.add(file);
  const fresh = checkFiles(
    files.filter(file => !isOld.has(file)),
    given,
  );
  try {
    for (const file of files) {
      // Here all that is wrong with a site is told: a thread that comes to it tells nobody.
      const place = await placeOf(file);
      const recalled = isOld.has(file) ? cache?.recall(place, file) : undefined;
      const outcome =
        recalled ?? (isOld.has(file) ? await checkFile(file, checking) : (await fresh.next()).value?.outcome);
      if (!outcome) return;
      if (!recalled) cache?.keep(place, outcome);
      yield { file, outcome };
    }
  } finally {
    await fresh.return(undefined);
  }
}

/** Writes a post that was fixed; what could not be written is a problem in the place of its report. */
async function settle(
  file: string,
  outcome: Outcome,
  { checking, writer }: { readonly checking: Checking; readonly writer: Writer | undefined },
): Promise<Outcome> {
  if ('problem' in outcome || !writer) return outcome;
  // This run has written the file since, by another name of it: what was read is outdated.
  const now = (await writer.hasWritten(file)) ? await checkFile(file, checking) : outcome;
  if ('problem' in now || !now.change) return now;
  const refusal = await writer.write(file, now.change);
  return refusal ? { problem: { path: now.report.path, ...refusal } } : now;
}

/** What comes of a run's outcomes: reports, and the exit code. */
interface Results {
  add(outcome: Outcome): Promise<void>;
  end(before: readonly FileProblem[], milliseconds: number, stop: AbortSignal): Promise<number>;
}

function startResults(options: CheckOptions, baselines: BaselineRun): Results {
  const { failOn, maxFindings = Number.POSITIVE_INFINITY, isQuiet } = options;
  const reporters = openReports(options);
  const tell = createTell(options.language);
  const problems: FileProblem[] = [];
  let worst = -1;
  let count = 0;
  const fails = failureOf(options);
  return {
    async add(outcome) {
      if ('problem' in outcome) {
        problems.push(outcome.problem);
        return;
      }
      const { report, unsettled } = outcome;
      if (unsettled.length > 0)
        tell(
          saying('{path}: Not fixed, because the fixes of these rules undo each other: {rules}', {
            path: report.path,
            rules: unsettled.join(', '),
          }),
        );
      const findings = baselines.newOf(report);
      for (const { severity } of findings) worst = Math.max(worst, RANKS[severity]);
      count += findings.length;
      const shown = isQuiet ? findings.filter(({ severity }) => fails(severity)) : findings;
      await reporters.add({ ...report, findings: shown });
    },
    async end(before, milliseconds, stop) {
      const all = [...before, ...problems];
      await reporters.end({ problems: all, milliseconds, forgiven: baselines.forgiven() });
      // What a run has not come to would be missing from the baseline.
      const refused = stop.aborted ? undefined : baselines.end();
      if (refused !== undefined) tell(refused);
      if (all.length > 0 || refused !== undefined || reporters.hasFailed()) return 2;
      const isGrave = failOn !== 'never' && worst >= RANKS[failOn];
      return isGrave || count > maxFindings ? 1 : 0;
    },
  };
}

function openReports(options: CheckOptions): Reporters {
  const { fix, isDryRun, paths, reports, language } = options;
  // A mended text on standard output leaves the report standard error.
  const printsText = fix !== undefined && !isDryRun && paths.includes('-');
  return createReporters(reports, {
    asked: isDryRun ? 'dry run' : fix ? 'fix' : 'report',
    fails: failureOf(options),
    language,
    stream: printsText ? process.stderr : process.stdout,
  });
}

/** Where nothing fails, errors are what a run would fail for. */
function failureOf({ failOn }: Pick<CheckOptions, 'failOn'>): (severity: Severity) => boolean {
  const least = RANKS[failOn === 'never' ? 'error' : failOn];
  return severity => RANKS[severity] >= least;
}
