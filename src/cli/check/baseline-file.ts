import fs from 'node:fs';
import path from 'node:path';
import { isRecord } from '../../core/index.ts';
import { InputError, reasonOf } from '../files/file-problem.ts';
import { NOT_JSON } from '../files/read-text.ts';
import { replaceFile } from '../files/replace-file.ts';
import type { FileReport, ReportedFinding } from '../reports/report.ts';
import { type Saying, saying } from '../words/saying.ts';
import type { Baselines } from '../words/values.ts';
import { type Baseline, forgive, type KnownFinding, type KnownPost, toKnown } from './baseline.ts';

/** The baselines of one run. */
export interface BaselineRun {
  /** The findings of a post that are to be reported. */
  newOf(report: FileReport): readonly ReportedFinding[];
  /** How many were not, so far; undefined where there is no baseline. */
  forgiven(): number | undefined;
  /** Writes the baseline that was asked for; returns what went wrong, if anything. */
  end(): Saying | undefined;
}

/** Opens the baselines that were asked for. */
export function openBaselines({ baseline: file, writeBaseline: target }: Baselines): BaselineRun {
  const forgiving =
    file === undefined
      ? undefined
      : forgive(readBaseline(file), given => fs.existsSync(path.join(path.dirname(file), given)));
  const written = new Map<string, KnownPost>();
  let forgiven = 0;
  return {
    newOf(report) {
      if (target !== undefined) {
        const { findings, sketch } = report;
        if (findings.length > 0)
          written.set(nameIn(target, report), { sketch, findings: findings.map(toKnown) });
        forgiven += findings.length;
        return [];
      }
      if (file === undefined || !forgiving) return report.findings;
      const fresh = forgiving.newOf(nameIn(file, report), report);
      forgiven += report.findings.length - fresh.length;
      return fresh;
    },
    forgiven: () => (file === undefined && target === undefined ? undefined : forgiven),
    end() {
      if (target === undefined) return undefined;
      try {
        replaceFile(target, writeText(written));
        return undefined;
      } catch (error) {
        return saying('{file}: The baseline cannot be written: {reason}', {
          file: target,
          reason: reasonOf(error),
        });
      }
    },
  };
}

/** A post's path as seen from its baseline, so that both may be moved together, with `/`. */
function nameIn(baseline: string, { path: file }: FileReport): string {
  return path
    .relative(path.dirname(path.resolve(baseline)), path.resolve(file))
    .split(path.sep)
    .join('/');
}

/** A line a post, in order: what two branches change rarely meets. */
function writeText(posts: Baseline): string {
  const lines = [...posts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { sketch, findings }]) => {
      const written = findings.map(({ rule, message, text, before, behind, places }) =>
        [rule, message, text, before, behind, places].join(' '),
      );
      return `${JSON.stringify(name)}: ${JSON.stringify({ sketch, findings: written.sort() })}`;
    });
  return `{"version": 1, "posts": {\n${lines.join(',\n')}\n}}\n`;
}

function readBaseline(file: string): Baseline {
  let parsed: unknown;
  try {
    parsed = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? NOT_JSON : reasonOf(error);
    throw new InputError(saying('--baseline {file}: The file cannot be read: {reason}.', { file, reason }));
  }
  const posts = readPosts(parsed);
  if (!posts)
    throw new InputError(
      saying('--baseline {file}: This is not a baseline of this version of Copydesk.', { file }),
    );
  return posts;
}

function readPosts(parsed: unknown): Baseline | undefined {
  if (!isRecord(parsed) || parsed['version'] !== 1 || !isRecord(parsed['posts'])) return undefined;
  const posts = new Map<string, KnownPost>();
  for (const [name, post] of Object.entries(parsed['posts'])) {
    if (!isRecord(post) || typeof post['sketch'] !== 'string' || !Array.isArray(post['findings']))
      return undefined;
    const findings = post['findings'].map(readFinding);
    posts.set(name, { sketch: post['sketch'], findings: findings.filter(found => found !== undefined) });
  }
  return posts;
}

function readFinding(written: unknown): KnownFinding | undefined {
  const [rule, message, text, before, behind, places] = typeof written === 'string' ? written.split(' ') : [];
  if (
    rule === undefined ||
    message === undefined ||
    text === undefined ||
    before === undefined ||
    behind === undefined
  )
    return undefined;
  return { rule, message, text, before, behind, places: Number(places) || 1 };
}
