import {
  createLineIndex,
  type Finding,
  inertText,
  type Phrase,
  parsePost,
  type UrlPlace,
  writtenAddresses,
} from '../../core/index.ts';
import { UNREADABLE } from '../files/file-problem.ts';
import { createTell, print } from '../files/print.ts';
import { createReporters } from '../reports/create-reporter.ts';
import { toReported } from '../reports/to-reported.ts';
import { createSites } from '../site/sites.ts';
import { tellProblems } from '../site/tell-problems.ts';
import { findPosts, type Run, type VisitedPost, visitPosts } from '../site/visit-posts.ts';
import type { LinksOptions } from '../words/options.ts';
import { phraseIn } from '../words/phrases.ts';
import { saying } from '../words/saying.ts';
import { UsageError } from '../words/values.ts';
import { readLychee } from './lychee.ts';

/** Runs `copydesk links`: lists addresses, or reports those that a link checker found broken; returns the exit code. */
export async function linksCommand(options: LinksOptions, stop: AbortSignal): Promise<number> {
  const run: Run = { options, sites: createSites(options), stop };
  return options.lychee === undefined
    ? list(options, run)
    : reportBroken(readLychee(options.lychee), options, run);
}

/** An address with its place, line and column from 1. */
interface ListedAddress {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly address: string;
}

async function list({ reports: [report, ...others], language }: LinksOptions, run: Run): Promise<number> {
  const isJson = report?.format === 'json';
  if (others.length > 0 || report?.file !== undefined || !(isJson || report?.format === 'text'))
    throw new UsageError(saying('links lists URLs as text or json; other formats need --lychee.', {}));
  const found = await findPosts(run);
  let before = '[';
  const problems = await visitPosts(found, run, {
    failure: UNREADABLE,
    visit: async post => {
      for (const listed of listOf(post)) {
        const { path, line, column, address } = listed;
        const text = `${inertText(path)}:${line}:${column}  ${inertText(address)}\n`;
        await print(process.stdout, isJson ? `${before}${JSON.stringify(listed)}` : text);
        before = ',\n';
      }
      return undefined;
    },
  });
  if (isJson) await print(process.stdout, before === '[' ? '[]\n' : ']\n');
  return tellProblems(run.sites, problems, createTell(language));
}

function listOf(post: VisitedPost): readonly ListedAddress[] {
  const lines = createLineIndex(post.text);
  return addressesIn(post).map(({ url, span }) => {
    const { line, column } = lines.positionAt(span.start);
    return { path: post.label, line: line + 1, column: column + 1, address: url };
  });
}

/** In the order of the text. */
function addressesIn({ place, text }: VisitedPost): readonly UrlPlace[] {
  const { site } = place.facts;
  const places = writtenAddresses(parsePost(place.path, text, site), site);
  const decoded = places.map(each => ({ ...each, url: each.url.replaceAll('&amp;', '&').trim() }));
  return decoded.filter(({ url }) => url !== '').sort((a, b) => a.span.start - b.span.start);
}

async function reportBroken(
  broken: ReadonlyMap<string, string>,
  { reports, failOn, language }: LinksOptions,
  run: Run,
): Promise<number> {
  const start = performance.now();
  const found = await findPosts(run);
  const phrase = phraseIn(language);
  const reporters = createReporters(reports, {
    asked: 'report',
    fails: () => failOn !== 'never',
    language,
    stream: process.stdout,
  });
  let count = 0;
  const problems = await visitPosts(found, run, {
    failure: UNREADABLE,
    visit: async post => {
      const findings = addressesIn(post).flatMap(place => findingOf(place, broken, phrase) ?? []);
      count += findings.length;
      await reporters.add({
        path: post.label,
        fixes: 0,
        findings: toReported(findings, post.text, findings),
        sketch: '',
      });
      return undefined;
    },
  });
  await reporters.end({ problems, milliseconds: performance.now() - start, forgiven: undefined });
  if (broken.size > 0 && count === 0)
    createTell(language)(saying('None of the links that lychee found broken is in these posts.', {}));
  if (problems.length > 0 || run.sites.hasProblems() || reporters.hasFailed()) return 2;
  return failOn !== 'never' && count > 0 ? 1 : 0;
}

function findingOf(
  { url, span }: UrlPlace,
  broken: ReadonlyMap<string, string>,
  phrase: Phrase,
): Finding | undefined {
  const status = URL.canParse(url) ? broken.get(new URL(url).href) : undefined;
  if (status === undefined) return undefined;
  return {
    rule: 'link/unreachable',
    severity: 'error',
    message: phrase('This link does not work, and readers who follow it see an error: {status}.', { status }),
    span,
    fixes: [],
    prints: false,
    related: [],
  };
}
