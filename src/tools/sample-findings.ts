/*
 * Draws findings from real posts to be read and judged: a rule that is on by default should be right in 95 of 100.
 * usage: sample-findings [RULE…] [--site FOLDER]… [--count N] [--seed N] [--mended]
 * RULE is an id or a group; without any, all rules that are on by default. The posts are those of
 * $COPYDESK_CORPUS/posts, with --mended after all safe fixes, which bring other faults to light; or those of whole
 * sites, with all that the command line knows of a site. The same seed draws the same findings, also when others have
 * come or gone.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  applyEdits,
  builtInSchema,
  check,
  defaultSettings,
  defaultSite,
  diffEdits,
  type Finding,
  type Fix,
  fixAll,
  parsePost,
  type Settings,
} from '../core/index.ts';
import { rules } from '../core/rules/index.ts';
import { corpusFolder, projectFolder } from './project-folder.ts';

/** How much of the text around a finding is shown, in UTF-16 units. */
const AROUND = 120;
/** Longer pieces are shown by their ends. */
const LONG = 300;
/** Of a fix that changes many places, so many are shown. */
const MAX_CHANGES = 6;

interface Sample {
  readonly post: string;
  readonly text: string;
  readonly finding: Finding;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    mended: { type: 'boolean', default: false },
    site: { type: 'string', multiple: true, default: [] },
  },
});
const asked = rules.filter(({ id, isOptIn }) =>
  positionals.length === 0 ? !isOptIn : positionals.some(name => id === name || id.startsWith(`${name}/`)),
);
const samples =
  values.site.length > 0
    ? readSites(asked.map(({ id }) => id))
    : readSamples(settingsFor(asked.map(({ id }) => id)));
for (const { id } of asked) printRule(id, samples.get(id) ?? []);

/** Settings under which the rules of `ids` speak, also those that are off by default. */
function settingsFor(ids: readonly string[]): Settings {
  const severities = rules.map(({ id, severity }) => [id, ids.includes(id) ? severity : 'off'] as const);
  return { ...defaultSettings, rules: Object.fromEntries(severities) };
}

function readSamples(settings: Settings): ReadonlyMap<string, readonly Sample[]> {
  const folder = path.join(corpusFolder, 'posts');
  if (!fs.existsSync(folder)) {
    console.error(
      `There are no posts in ${folder}: name their folder in COPYDESK_CORPUS, or sites with --site.`,
    );
    process.exit(1);
  }
  const facts = { schema: builtInSchema, site: defaultSite, newsroom: undefined, now: Date.now() };
  const found = new Map<string, Sample[]>();
  for (const post of fs.readdirSync(folder).sort()) {
    if (!post.endsWith('.md')) continue;
    const written = parsePost(`_posts/${post}`, fs.readFileSync(path.join(folder, post), 'utf8'));
    const { text } = values.mended ? fixAll(written, facts, defaultSettings, { safety: 'safe' }) : written;
    for (const finding of check(parsePost(written.path, text), facts, settings)) {
      const list = found.get(finding.rule) ?? [];
      list.push({ post, text, finding });
      found.set(finding.rule, list);
    }
  }
  return found;
}

/** What `check --format json` says of a file. */
interface FileInJson {
  readonly path: string;
  readonly findings: readonly (Omit<Finding, 'span' | 'fixes' | 'related'> & {
    readonly start: { readonly offset: number };
    readonly end: { readonly offset: number };
    readonly fixes: readonly (Omit<Fix, 'edits'> & { readonly edits: readonly EditInJson[] })[];
  })[];
}

interface EditInJson {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The command line is asked, since it knows a site's files, build and newsroom. */
function readSites(ids: readonly string[]): ReadonlyMap<string, readonly Sample[]> {
  const main = ['--import', 'tsx', path.join(projectFolder, 'src/cli/main.ts')];
  const levels = ids.flatMap(id => ['--rule', `${id}=on`]);
  const found = new Map<string, Sample[]>();
  for (const site of values.site) {
    const given = ['check', site, '--format', 'json', '--fail-on', 'never', ...levels];
    const { stdout, stderr } = spawnSync(process.execPath, [...main, ...given], {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    if (stderr !== '') console.error(stderr);
    const { files } = JSON.parse(stdout) as { readonly files: readonly FileInJson[] };
    for (const { path: file, findings } of files) {
      const text = findings.length > 0 ? fs.readFileSync(file, 'utf8') : '';
      for (const { start, end, fixes, ...rest } of findings) {
        if (!ids.includes(rest.rule)) continue;
        const finding: Finding = {
          ...rest,
          span: { start: start.offset, end: end.offset },
          related: [],
          fixes: fixes.map(fix => ({
            ...fix,
            edits: fix.edits.map(edit => ({
              span: { start: edit.start, end: edit.end },
              text: edit.text,
            })),
          })),
        };
        const list = found.get(rest.rule) ?? [];
        list.push({ post: path.relative(path.dirname(site), file), text, finding });
        found.set(rest.rule, list);
      }
    }
  }
  return found;
}

function printRule(id: string, found: readonly Sample[]): void {
  const posts = new Set(found.map(({ post }) => post)).size;
  console.log(`\n${'='.repeat(100)}\n${id}: ${found.length} findings in ${posts} posts`);
  const drawn = [...found].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, Number(values.count));
  for (const [index, sample] of drawn.entries()) printSample(index + 1, sample);
}

/** The place of a finding in the drawing (FNV-1a): it depends on the seed and on the finding alone. */
function rankOf({ post, finding }: Sample): number {
  let hash = 0x811c9dc5;
  for (const character of `${values.seed} ${post} ${finding.rule} ${finding.span.start}`) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  }
  return hash >>> 0;
}

function printSample(number: number, { post, text, finding }: Sample): void {
  const { span, severity, message, fixes, related } = finding;
  console.log(`\n--- ${number}. ${post}, offset ${span.start}, ${severity}\n${message}`);
  const before = text.slice(Math.max(0, span.start - AROUND), span.start);
  const after = text.slice(span.end, span.end + AROUND);
  console.log(`  ${visible(before)}⟦${visible(shorten(text.slice(span.start, span.end)))}⟧${visible(after)}`);
  if (related.length > 0) console.log(`  and at ${related.map(place => place.span.start).join(', ')}`);
  const [fix] = fixes;
  if (fix) printFix(fix, text);
  else console.log('  no fix');
}

function printFix(fix: Fix, text: string): void {
  console.log(`  ${fix.safety} fix: ${fix.title}`);
  const changes = diffEdits(text, applyEdits(text, fix.edits));
  for (const { span, text: replacement } of changes.slice(0, MAX_CHANGES)) {
    const before = visible(shorten(text.slice(span.start, span.end)));
    console.log(`    ${span.start}: [${before}] → [${visible(shorten(replacement))}]`);
  }
  if (changes.length > MAX_CHANGES) console.log(`    and ${changes.length - MAX_CHANGES} more`);
}

function shorten(text: string): string {
  return text.length <= LONG ? text : `${text.slice(0, LONG / 2)} … ${text.slice(-LONG / 2)}`;
}

/** Characters that a terminal would not show, or would obey. */
function visible(text: string): string {
  return text
    .replace(/\r?\n/g, '⏎')
    .replace(/[\p{Cc}\p{Cf}\u00a0]/gu, character => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}
