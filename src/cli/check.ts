import fs from 'node:fs/promises';
import { check, fixAll, parsePost, type Severity } from '../core/index.ts';
import { findFiles, type Unreadable } from './find-files.ts';
import { type Newsrooms, readNewsrooms } from './newsrooms.ts';
import type { CheckOptions } from './options.ts';
import { readTexts, type TextReading } from './read-text.ts';
import { type FileReport, summarise, toJson, toText } from './report.ts';
import { createSites, type Sites } from './sites.ts';

const RANKS: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** Runs `copydesk check`; returns the exit code. */
export async function checkCommand(options: CheckOptions): Promise<number> {
  const start = performance.now();
  const sites = createSites(options, options.rules);
  const found = await findFiles(options.paths, sites.isPostFile);
  const problems: Unreadable[] = [...found.problems];
  const reports: FileReport[] = [];
  const newsrooms = await readNewsrooms(options, found.files, sites);
  for await (const { file, reading } of readTexts(found.files)) {
    const report = await checkFile(file, reading, { options, sites, newsrooms });
    if ('problem' in report) problems.push(report);
    else reports.push(report);
  }
  print(reports, problems, sites, options, performance.now() - start);
  if (problems.length > 0 || sites.problems.length > 0) return 2;
  const { failOn } = options;
  if (failOn === 'never') return 0;
  const fails = reports.some(report =>
    report.findings.some(finding => RANKS[finding.severity] >= RANKS[failOn]),
  );
  return fails ? 1 : 0;
}

interface Run {
  readonly options: CheckOptions;
  readonly sites: Sites;
  readonly newsrooms: Newsrooms;
}

async function checkFile(
  file: string,
  reading: TextReading,
  { options, sites, newsrooms }: Run,
): Promise<FileReport | Unreadable> {
  const label = file === '-' ? options.stdinPath : file;
  if ('problem' in reading) return { path: label, problem: reading.problem };
  const place = await sites.of(label);
  const facts = { ...place.facts, newsroom: newsrooms.get(place.root) };
  let post = parsePost(place.path, reading.text, place.facts.site);
  if (options.fix || options.isDryRun) {
    const { text } = fixAll(post, facts, place.settings, { safety: options.fix ?? 'safe' });
    const problem = options.isDryRun ? undefined : await writeFixed(file, reading.text, text);
    if (problem !== undefined) return { path: label, problem };
    post = parsePost(place.path, text, place.facts.site);
  }
  return { path: label, text: post.text, findings: check(post, facts, place.settings) };
}

/** Writes the mended text back, that of standard input to standard output; returns what went wrong, if anything. */
export async function writeFixed(file: string, before: string, after: string): Promise<string | undefined> {
  if (file === '-') {
    process.stdout.write(after);
    return undefined;
  }
  if (before === after) return undefined;
  try {
    await fs.writeFile(file, after);
    return undefined;
  } catch (error) {
    return `it cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function print(
  reports: readonly FileReport[],
  problems: readonly Unreadable[],
  sites: Sites,
  options: CheckOptions,
  milliseconds: number,
): void {
  // A mended text on standard output leaves the report standard error.
  const printsText = options.fix && !options.isDryRun && options.paths.includes('-');
  const stream = printsText ? process.stderr : process.stdout;
  for (const problem of [...sites.notes, ...sites.problems]) process.stderr.write(`copydesk: ${problem}\n`);
  const summary = summarise(reports, milliseconds);
  if (options.format === 'json') {
    for (const { path, problem } of problems) process.stderr.write(`copydesk: ${path}: ${problem}\n`);
    stream.write(toJson(reports, summary));
  } else {
    const hasColour = stream.isTTY === true && !process.env['NO_COLOR'];
    stream.write(toText(reports, summary, { hasColour, problems }));
  }
}
