import { type BuildFiles, noBuildFiles } from './build-files.ts';
import { type BuildSetting, noBuildSetting } from './build-setting.ts';
import { branchEvidence } from './built-from-branch.ts';
import { type Brought, readBrought } from './plugins-of-site.ts';
import { type Gems, majorOf, readGems } from './read-gems.ts';
import { type JekyllRun, readRuns } from './read-workflows.ts';

/** What makes HTML of Markdown. */
export type MarkdownEngine = 'kramdown' | 'commonmark' | 'other';

/** How a site is built: what of it changes the pages of posts, and where that is said. */
export interface Build extends Brought {
  /** 3 is what GitHub Pages runs; 4 where nothing says otherwise. */
  readonly jekyll: 3 | 4;
  /** The exact version, where a file tells it. */
  readonly version: string | undefined;
  /** By GitHub's own gems and settings: no plugins but its own, no `_plugins`. */
  readonly isGitHubPages: boolean;
  /** 4 is that of all gems, 5 that of Debian; undefined where nothing tells which. */
  readonly liquid: 4 | 5 | undefined;
  readonly markdown: { readonly engine: MarkdownEngine; readonly name: string };
  /** Whether posts dated in the future are published; undefined where sources disagree: GitHub Pages, unless told. */
  readonly future: boolean | undefined;
  readonly drafts: boolean;
  readonly unpublished: boolean;
  /** The site is also built at times of the day: a dated post appears without anybody. */
  readonly isScheduled: boolean;
  /** The path of the site on its server, where a command line or a setting gives it in place of `_config.yml`. */
  readonly baseurl: string | undefined;
  /** Where each was said, for the user. */
  readonly sources: BuildSources;
}

/** The file, or what else, that says something of a build; undefined where nothing does. */
export interface BuildSources {
  readonly jekyll: string | undefined;
  readonly future: string | undefined;
}

/** All that says how a site is built. */
export interface BuildEvidence {
  /** `_config.yml`, read. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly files?: BuildFiles;
  readonly setting?: BuildSetting;
}

/** What is understood of how a site is built. Never throws; takes time linear in the texts. */
export function readBuild({ config, files = noBuildFiles, setting = noBuildSetting }: BuildEvidence): Build {
  const gems = readGems(files.gemfile, files.gemfileLock);
  const runs = readRuns(files);
  const jekyll = jekyllOf(gems, { runs, branch: branchEvidence(config, files, runs) }, setting);
  const { isGitHubPages } = jekyll;
  const isSafe =
    isGitHubPages || config['safe'] === true || (runs.length > 0 && runs.every(run => run.flags.safe));
  const { future, source } = futureOf({ config, runs, isGitHubPages, setting });
  const flag = (name: 'drafts' | 'unpublished'): boolean =>
    setting[name] ??
    (agreed(runs, run => run.flags[name]) || config[name === 'drafts' ? 'show_drafts' : name] === true);
  return {
    jekyll: jekyll.major,
    version: jekyll.version,
    isGitHubPages,
    liquid: setting.liquid ?? liquidOf(gems, jekyll, isGitHubPages),
    markdown: markdownOf(setting.markdown ?? config['markdown'], isGitHubPages),
    future,
    drafts: flag('drafts'),
    unpublished: flag('unpublished'),
    isScheduled: runs.some(run => run.isScheduled),
    baseurl: setting.baseurl ?? runs.find(run => run.flags.baseurl !== undefined)?.flags.baseurl,
    ...readBrought({
      config,
      gems,
      ownPlugins: isSafe ? new Map() : files.plugins,
      otherConfigs: isSafe ? [] : [...files.configs.values()],
      isGitHubPages,
      setting,
    }),
    sources: { jekyll: jekyll.source, future: source },
  };
}

/** Whether its YAML is read by the gem safe_yaml, as by all gems of Jekyll; Debian's reads it with Psych. */
export function readsWithSafeYaml({ jekyll, liquid }: Pick<Build, 'jekyll' | 'liquid'>): boolean {
  return jekyll === 3 || liquid === 4;
}

interface JekyllFound {
  readonly major: 3 | 4;
  readonly version: string | undefined;
  readonly isGitHubPages: boolean;
  readonly source: string | undefined;
}

/** GitHub Pages stays with it (github-pages 231 and 232). */
const PAGES_VERSION = '3.10.0';

function jekyllOf(
  { locked, asked }: Gems,
  { runs, branch }: { readonly runs: readonly JekyllRun[]; readonly branch: string | undefined },
  { jekyll }: BuildSetting,
): JekyllFound {
  const found = (
    major: number,
    version: string | undefined,
    source: string,
    isGitHubPages = false,
  ): JekyllFound => ({
    major: major < 4 ? 3 : 4,
    version,
    isGitHubPages,
    source,
  });
  if (jekyll === 'github-pages') return found(3, PAGES_VERSION, '.copydesk.json', true);
  if (jekyll !== undefined) return found(Number.parseInt(jekyll, 10), jekyll, '.copydesk.json');
  const action = runs.find(run => run.isPagesAction);
  if (action && runs.every(run => run.isPagesAction)) return found(3, PAGES_VERSION, action.path, true);
  const version = locked.get('jekyll');
  if (version !== undefined) {
    const isPages = locked.has('github-pages');
    return found(Number.parseInt(version, 10), version, 'Gemfile.lock', isPages);
  }
  if (asked.has('github-pages')) return found(3, undefined, 'Gemfile', true);
  const constraints = asked.get('jekyll');
  if (constraints !== undefined) return found(majorOf(constraints) ?? 4, undefined, 'Gemfile');
  if (branch !== undefined) return found(3, PAGES_VERSION, branch, true);
  return { major: 4, version: undefined, isGitHubPages: false, source: undefined };
}

/** The gem of Jekyll has asked for `liquid ~> 4.0` since 3.5, also where it is newer than all that is known here. */
function liquidOf(
  { locked, asked }: Gems,
  { major, source }: JekyllFound,
  isGitHubPages: boolean,
): 4 | 5 | undefined {
  const version = locked.get('liquid');
  if (version !== undefined && !isGitHubPages) return Number.parseInt(version, 10) < 5 ? 4 : 5;
  if (major === 3) return 4;
  const isOfGems = isGitHubPages || asked.has('jekyll') || source?.startsWith('Gemfile');
  return isOfGems ? 4 : undefined;
}

/** On GitHub Pages `GFM` is CommonMark, and what is no engine of its own is kramdown (its `configuration.rb`). */
function markdownOf(value: unknown, isGitHubPages: boolean): Build['markdown'] {
  const name = typeof value === 'string' && value !== '' ? value : 'kramdown';
  if (name.toLowerCase() === 'kramdown') return { engine: 'kramdown', name: 'kramdown' };
  if (['GFM', 'CommonMark', 'CommonMarkGhPages'].includes(name) && !(isGitHubPages && name === 'CommonMark'))
    return { engine: 'commonmark', name };
  return isGitHubPages ? { engine: 'kramdown', name: 'kramdown' } : { engine: 'other', name };
}

interface FutureEvidence extends Required<Pick<BuildEvidence, 'config' | 'setting'>> {
  readonly runs: readonly JekyllRun[];
  readonly isGitHubPages: boolean;
}

/**
 * Jekyll has left such posts out since 3.0. Of GitHub Pages its gem's defaults and Jekyll's page on upgrading from 2 to
 * 3 say that it publishes them; the tests of `actions/jekyll-build-pages` (`future-false`) say that it does not.
 */
function futureOf({ config, runs, isGitHubPages, setting }: FutureEvidence): {
  readonly future: boolean | undefined;
  readonly source: string | undefined;
} {
  if (setting.future !== undefined) return { future: setting.future, source: '.copydesk.json' };
  const withFlag = runs.find(run => run.flags.future);
  if (withFlag && agreed(runs, run => run.flags.future)) return { future: true, source: withFlag.path };
  const { future } = config;
  if (future !== undefined && future !== null) return { future: isTrue(future), source: '_config.yml' };
  // One run publishes them, another does not.
  if (withFlag) return { future: undefined, source: withFlag.path };
  return { future: isGitHubPages ? undefined : false, source: undefined };
}

function agreed(runs: readonly JekyllRun[], holds: (run: JekyllRun) => boolean): boolean {
  return runs.length > 0 && runs.every(holds);
}

/** To Ruby all but `false` and nothing is true. */
function isTrue(value: unknown): boolean {
  return value !== false && value !== null && value !== undefined;
}

/** A site of which nothing is known: Jekyll 4 with its defaults. */
export const defaultBuild: Build = readBuild({ config: {} });
