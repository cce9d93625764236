import {
  check,
  type Facts,
  type Finding,
  fixAll,
  type Newsroom,
  parsePost,
  type Settings,
} from '../../core/index.ts';
import { type FileProblem, UNREADABLE } from '../files/file-problem.ts';
import { readText } from '../files/read-text.ts';
import type { Change } from '../files/write-file.ts';
import type { FileReport } from '../reports/report.ts';
import { sketchOf } from '../reports/sketch.ts';
import { toReported } from '../reports/to-reported.ts';
import type { PostPlace, Sites } from '../site/sites.ts';
import { ownFault } from '../site/visit-posts.ts';
import type { CheckOptions } from '../words/options.ts';
import { saying } from '../words/saying.ts';

/** What came of checking a file: plain, serialisable data. */
export type Outcome =
  | { readonly problem: FileProblem }
  | {
      readonly report: FileReport;
      /** Rules that were left out, since their fixes undo each other. */
      readonly unsettled: readonly string[];
      /** Other files of the site were asked for, by this post or one before it. */
      readonly asksFiles: boolean;
      /** What the file is to hold, where it is to be fixed. */
      readonly change: Change | undefined;
    };

/** What posts are checked with. */
export interface Checking {
  readonly options: CheckOptions;
  readonly sites: Sites;
  readonly newsroomOf: (root: string) => Newsroom | undefined;
  readonly stop: AbortSignal;
  /** Whether a post checked with this has asked for other files of its site. */
  readonly asked: { files: boolean };
}

/** Checks a file as it is now. Never rejects. */
export async function checkFile(file: string, checking: Checking): Promise<Outcome> {
  const path = file === '-' ? checking.options.stdinPath : file;
  try {
    const reading = await readText(file, checking.stop);
    if ('problem' in reading) return { problem: { path, what: UNREADABLE, reason: reading.problem } };
    const place = await checking.sites.of(path);
    const before = checking.sites.timesAsked();
    const checked = checkText({ path, text: reading.text, place }, checking);
    // What one post has asked for is remembered for the next: whoever comes behind may rest on it without asking.
    if (checking.sites.timesAsked() !== before) checking.asked.files = true;
    return { ...checked, asksFiles: checking.asked.files };
  } catch (error) {
    return { problem: { path, what: saying('cannot be checked', {}), reason: ownFault(error) } };
  }
}

type Checked = Omit<Extract<Outcome, { readonly report: unknown }>, 'asksFiles'>;

function checkText(
  { path, text, place }: { readonly path: string; readonly text: string; readonly place: PostPlace },
  { options, newsroomOf }: Checking,
): Checked {
  const { settings } = place;
  const facts: Facts = { ...place.facts, newsroom: newsroomOf(place.root) };
  const read = parsePost(place.path, text, facts.site);
  if (options.fix === undefined && !options.isDryRun)
    return {
      report: reportOf({ path, fixes: 0 }, { read, facts, settings, options }, check(read, facts, settings)),
      unsettled: [],
      change: undefined,
    };
  return fixPost(path, { read, facts, settings, options });
}

interface Fixing {
  readonly read: ReturnType<typeof parsePost>;
  readonly facts: Facts;
  readonly settings: Settings;
  readonly options: CheckOptions;
}

function fixPost(path: string, { read, facts, settings, options }: Fixing): Checked {
  const fixed = fixAll(read, facts, settings, { safety: options.fix ?? 'safe' });
  return {
    // Whoever fixes a post has checked what has become of it.
    report: reportOf(
      { path, fixes: fixed.applied },
      { read: fixed.post, facts, settings, options },
      fixed.findings,
    ),
    unsettled: fixed.unsettled,
    change: { before: read.text, after: fixed.post.text },
  };
}

function reportOf(
  { path, fixes }: Pick<FileReport, 'path' | 'fixes'>,
  { read, facts, settings, options }: Fixing,
  findings: readonly Finding[],
): FileReport {
  const { baseline, writeBaseline, cache, reports } = options;
  // Only baselines ask for the sketch, also of what a cache has kept for them, and besides them SARIF for identities.
  const isForBaseline = findings.length > 0 && (baseline ?? writeBaseline ?? cache) !== undefined;
  const isKnownAgain = isForBaseline || reports.some(({ format }) => format === 'sarif');
  const inEnglish =
    isKnownAgain && facts.translate ? check(read, { ...facts, translate: undefined }, settings) : findings;
  return {
    path,
    fixes,
    findings: toReported(findings, read.text, isKnownAgain ? inEnglish : undefined),
    sketch: isForBaseline ? sketchOf(read.text) : '',
  };
}
