import { parse } from 'yaml';
import { asText } from '../../text/escape/as-text.ts';
import { isRecord } from '../../text/is-record.ts';

/** The texts in which runs of Jekyll stand. */
export interface BuildTexts {
  /** `.github/workflows/*.yml`, by path. */
  readonly workflows: ReadonlyMap<string, string>;
  /** Other files that hold the command that builds the site, as `netlify.toml`, by path. */
  readonly scripts: ReadonlyMap<string, string>;
}

/** A run of Jekyll that a file of the site asks for. */
export interface JekyllRun {
  /** The path of that file. */
  readonly path: string;
  /** By GitHub's `actions/jekyll-build-pages`, which brings its own gems, and looks at no `Gemfile`. */
  readonly isPagesAction: boolean;
  readonly flags: JekyllFlags;
  /** It runs at times of the day too, not only when somebody pushes. */
  readonly isScheduled: boolean;
}

/** What a command line adds to `_config.yml`. */
export interface JekyllFlags {
  readonly future: boolean;
  readonly drafts: boolean;
  readonly unpublished: boolean;
  readonly safe: boolean;
  /** Undefined where it names none, or one that only the run knows. */
  readonly baseurl: string | undefined;
  /** The files that are read in place of `_config.yml`; of what several set the last counts. */
  readonly configs: readonly string[];
}

/** The runs whose pages are published, as far as files tell; of runs for pull requests only, none. */
export function readRuns({ workflows, scripts }: BuildTexts): readonly JekyllRun[] {
  const found = [...workflows].flatMap(([path, text]) => runsOfWorkflow(path, text));
  const publishing = found.filter(({ publishes }) => publishes);
  const runs = (publishing.length > 0 ? publishing : found).map(({ run }) => run);
  return runs.length > 0 ? runs : [...scripts].flatMap(([path, text]) => runsOfScript(path, text, false));
}

/** The configuration files of the site as it is published, in the order in which Jekyll reads them. */
export function configsOf(runs: readonly JekyllRun[]): readonly string[] {
  const named = runs.find(({ flags }) => flags.configs.length > 0)?.flags.configs ?? [];
  const paths = named.map(path => path.replace(/^\.\//, '')).filter(path => !/^\/|\.\./.test(path));
  return paths.length > 0 ? paths : ['_config.yml'];
}

interface FoundRun {
  readonly run: JekyllRun;
  /** The workflow also takes the pages somewhere. */
  readonly publishes: boolean;
}

function runsOfWorkflow(path: string, text: string): readonly FoundRun[] {
  const workflow = parseYaml(text);
  if (!isRecord(workflow)) return [];
  const events = eventsOf(workflow['on'] ?? workflow['true']);
  if (events.length > 0 && events.every(event => event.startsWith('pull_request'))) return [];
  const isScheduled = events.includes('schedule');
  const jobs = Object.values(isRecord(workflow['jobs']) ? workflow['jobs'] : {});
  const steps = jobs.flatMap(job => (isRecord(job) && Array.isArray(job['steps']) ? job['steps'] : []));
  const publishes = steps.some(step => isRecord(step) && isPublishing(step));
  const runs = steps.flatMap((step): readonly JekyllRun[] => {
    if (!isRecord(step)) return [];
    const { run, uses, with: inputs } = step;
    if (typeof run === 'string') return runsOfScript(path, run, isScheduled);
    if (typeof uses !== 'string' || !/^actions\/jekyll-build-pages\b/i.test(uses)) return [];
    const future = isRecord(inputs) && asText(inputs['future']) === 'true';
    return [{ path, isPagesAction: true, flags: { ...noFlags, future }, isScheduled }];
  });
  return runs.map(run => ({ run, publishes }));
}

/** What workflows that publish a site's pages do, in one of their steps. */
function isPublishing({ run, uses }: Readonly<Record<string, unknown>>): boolean {
  const text = `${asText(uses ?? '')}\n${asText(run ?? '')}`;
  return /deploy|upload-pages-artifact|gh-pages|\bgit push\b|\brsync\b|\bs3 sync\b|\bscp\b|\bsftp\b|\blftp\b/i.test(
    text,
  );
}

function eventsOf(on: unknown): readonly string[] {
  if (typeof on === 'string') return [on];
  if (Array.isArray(on)) return on.map(asText);
  return isRecord(on) ? Object.keys(on) : [];
}

const noFlags: JekyllFlags = {
  future: false,
  drafts: false,
  unpublished: false,
  safe: false,
  baseurl: undefined,
  configs: [],
};

/** The calls of Jekyll in a script of a shell, or in a file that holds some. */
function runsOfScript(path: string, script: string, isScheduled: boolean): readonly JekyllRun[] {
  const lines = script.replace(/\\\r?\n/g, ' ').split('\n');
  return lines
    .filter(line => !/^\s*#/.test(line))
    .flatMap(line => [...line.matchAll(/\b(?:jekyll|github-pages)["']?\s+(?:build|b)\b([^;&|]{0,2000})/g)])
    .map(match => ({ path, isPagesAction: false, flags: flagsOf(match[1]!), isScheduled }));
}

function flagsOf(options: string): JekyllFlags {
  // A value may stand in quotes, and hold an expression that only the run knows.
  const words = [...options.matchAll(/(?:\$\{\{.*?\}\}|"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replace(/["']/g, ''),
  );
  const has = (...names: readonly string[]): boolean => names.some(name => words.includes(name));
  const givenTo = (...names: readonly string[]): string | undefined => {
    const index = words.findIndex(word => names.includes(word));
    if (index >= 0) return words[index + 1];
    const joined = words.find(word => names.some(name => word.startsWith(`${name}=`)));
    return joined?.slice(joined.indexOf('=') + 1);
  };
  const baseurl = givenTo('--baseurl', '-b');
  return {
    future: has('--future'),
    drafts: has('--drafts', '-D'),
    unpublished: has('--unpublished'),
    safe: has('--safe'),
    baseurl: baseurl?.includes('$') ? undefined : baseurl,
    configs:
      givenTo('--config')
        ?.split(',')
        .filter(name => name !== '' && !name.includes('$')) ?? [],
  };
}

function parseYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent', uniqueKeys: false });
  } catch {
    // GitHub runs nothing of it either.
    return undefined;
  }
}
