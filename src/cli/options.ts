import { parseArgs } from 'node:util';
import { levels, type RuleLevels, readSettings, type Severity } from '../core/index.ts';

/** What decides which files are read and by which settings. */
export interface InputOptions {
  /** Files, folders, globs; `-` is standard input. */
  readonly paths: readonly string[];
  /** Otherwise the one path is the current folder. */
  readonly arePathsNamed: boolean;
  readonly site: string | undefined;
  readonly config: string | undefined;
  /** The path that the text on standard input is taken to have. */
  readonly stdinPath: string;
}

/** What `copydesk check` was asked to do. */
export interface CheckOptions extends InputOptions {
  readonly fix: 'safe' | 'all' | undefined;
  readonly isDryRun: boolean;
  readonly format: 'text' | 'json';
  readonly failOn: Severity | 'never';
  readonly rules: RuleLevels;
  /** All posts of the site are known, also where single files are checked. */
  readonly knowsNewsroom: boolean;
}

/** What `copydesk render` was asked to do. */
export interface RenderOptions extends InputOptions {
  readonly out: string | undefined;
  /** The whole page, the article within the layouts of its site. */
  readonly isWithLayout: boolean;
}

/** What `copydesk tidy` was asked to do. */
export interface TidyOptions extends InputOptions {
  /** Says what would go, and writes nothing. */
  readonly isList: boolean;
}

/** What `copydesk init` was asked to do. */
export interface InitOptions extends InputOptions {
  /** Otherwise it only says what it would write. */
  readonly isWriting: boolean;
}

/** What `copydesk words` was asked to do. */
export type WordsOptions = InputOptions;

/** A command line, understood. */
export type Command =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'bad-usage'; readonly problem: string }
  | { readonly kind: 'check'; readonly options: CheckOptions }
  | { readonly kind: 'render'; readonly options: RenderOptions }
  | { readonly kind: 'tidy'; readonly options: TidyOptions }
  | { readonly kind: 'words'; readonly options: WordsOptions }
  | { readonly kind: 'init'; readonly options: InitOptions };

/** The text that `--help` prints. */
export const USAGE = `Copydesk finds and fixes what breaks news posts in Jekyll repositories.

  copydesk check  [PATH…]   report what is wrong
  copydesk render [PATH…]   print the HTML of the body, or of the whole page
  copydesk tidy   [PATH…]   take away what came with a copied page and is no part of the article
  copydesk words  [PATH…]   show where house words of .copydesk.json would be found, those that are off too
  copydesk init   [PATH…]   learn from the posts of a site which settings suit it, and print them

A PATH is a file, a folder (its posts, else every .md) or a glob; - reads standard input.
Without a PATH it is the current folder.

Options of check
  --fix[=safe|all]      mend what can be mended; "all" also what should be looked at afterwards
  --fix-dry-run         report what --fix would leave, and write nothing
  --format text|json    how to report (text)
  --fail-on SEVERITY    exit with 1 from this severity on: error, warning, info or never (error)
  --rule ID=SEVERITY    set a rule or group to error, warning, info, hint, on or off; may be given again
  --newsroom            know all posts of the site also where single files are checked
  --config FILE         settings, instead of the nearest .copydesk.json
Options of render
  --layout              print the whole page: the body within the layouts of its site and theme
  --out DIR             write a file NAME.html for each post
Options of tidy
  --list                say what came with the page, and write nothing
Options of init
  --write               write them to .copydesk.json, unless there is one
Options of all
  --site DIR            the site's root, instead of the nearest folder with a _config.yml
  --stdin-path NAME     the path that standard input is taken to have
  --help, --version

Exit code: 0 nothing at or above --fail-on; 1 something; 2 bad usage, no post at a named PATH, or a file that cannot be
read or written (the others are done all the same); 130 interrupted (every file is whole).
`;

/** The options that only `check` has. */
const checkOnly = ['fix', 'fix-dry-run', 'format', 'fail-on', 'rule', 'newsroom'] as const;
const FAIL_LEVELS = ['error', 'warning', 'info', 'never'] as const;

class UsageError extends Error {}

/** Understands the words after the program's name. Never throws. */
export function parseCommandLine(words: readonly string[]): Command {
  try {
    return understand(words);
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'bad-usage', problem: error.message };
    // Node goes on about arguments that begin with a dash.
    if (error instanceof TypeError && 'code' in error)
      return { kind: 'bad-usage', problem: error.message.replace(/(\.) To specify a positional .*$/s, '$1') };
    throw error;
  }
}

function understand(words: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: words.map(word => (word === '--fix' ? '--fix=safe' : word)),
    allowPositionals: true,
    options: {
      fix: { type: 'string' },
      'fix-dry-run': { type: 'boolean' },
      format: { type: 'string' },
      'fail-on': { type: 'string' },
      config: { type: 'string' },
      rule: { type: 'string', multiple: true },
      site: { type: 'string' },
      newsroom: { type: 'boolean' },
      'stdin-path': { type: 'string' },
      out: { type: 'string' },
      layout: { type: 'boolean' },
      list: { type: 'boolean' },
      write: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, ...paths] = positionals;
  const input: InputOptions = {
    paths: paths.length > 0 ? paths : ['.'],
    arePathsNamed: paths.length > 0,
    site: values.site,
    config: values.config,
    stdinPath: values['stdin-path'] ?? 'stdin.md',
  };
  if (command !== 'init') refuse(values, ['write'], 'init');
  switch (command) {
    case 'check':
      refuse(values, ['out', 'layout'], 'render');
      refuse(values, ['list'], 'tidy');
      return {
        kind: 'check',
        options: {
          ...input,
          fix: values.fix === undefined ? undefined : oneOf('--fix', values.fix, ['safe', 'all']),
          isDryRun: values['fix-dry-run'] ?? false,
          format: formatOf(values.format),
          failOn: oneOf('--fail-on', values['fail-on'] ?? 'error', FAIL_LEVELS),
          knowsNewsroom: values.newsroom ?? false,
          rules: Object.assign({}, ...(values.rule ?? []).map(readRuleLevel)),
        },
      };
    case 'render':
      refuse(values, checkOnly, 'check');
      refuse(values, ['list'], 'tidy');
      return {
        kind: 'render',
        options: { ...input, out: values.out, isWithLayout: values.layout ?? false },
      };
    case 'tidy':
      refuse(values, checkOnly, 'check');
      refuse(values, ['out', 'layout'], 'render');
      return { kind: 'tidy', options: { ...input, isList: values.list ?? false } };
    case 'words':
      refuse(values, checkOnly, 'check');
      refuse(values, ['out', 'layout'], 'render');
      refuse(values, ['list'], 'tidy');
      return { kind: 'words', options: input };
    case 'init':
      refuse(values, checkOnly, 'check');
      refuse(values, ['out', 'layout'], 'render');
      refuse(values, ['list'], 'tidy');
      return { kind: 'init', options: { ...input, isWriting: values.write ?? false } };
    case undefined:
      throw new UsageError('name a command, check, render, tidy, words or init.');
    default:
      throw new UsageError(`there is no command "${command}", only check, render, tidy, words and init.`);
  }
}

function refuse(values: Readonly<Record<string, unknown>>, names: readonly string[], owner: string): void {
  const name = names.find(candidate => values[candidate] !== undefined);
  if (name !== undefined) throw new UsageError(`--${name} is an option of ${owner}.`);
}

function formatOf(format = 'text'): 'text' | 'json' {
  return oneOf('--format', format, ['text', 'json']);
}

function readRuleLevel(text: string): RuleLevels {
  const [name, level] = text.split('=');
  oneOf(`--rule ${name}`, level ?? '', levels);
  const { settings, problems } = readSettings({ rules: { [name!]: level } });
  const [problem] = problems;
  if (problem) throw new UsageError(`--rule ${text}: ${problem.message}`);
  return settings.rules;
}

function oneOf<const Value extends string>(option: string, value: string, values: readonly Value[]): Value {
  const found = values.find(candidate => candidate === value);
  if (found === undefined) throw new UsageError(`${option} takes ${values.join(', ')}, not "${value}".`);
  return found;
}
