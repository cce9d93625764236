import { parseArgs } from 'node:util';
import type { LanguageId } from './language.ts';
import type { CheckOptions, Command, InputOptions } from './options.ts';
import { type Said, saying } from './saying.ts';
import { oneOf, readCount, readReports, readShard, readThreshold, UsageError } from './values.ts';

const commands = [
  'check',
  'links',
  'images',
  'render',
  'tidy',
  'words',
  'init',
  'rules',
  'explain',
  'lsp',
] as const;
type CommandName = (typeof commands)[number];

const withPosts = ['check', 'links', 'images', 'render', 'tidy', 'words', 'init'] as const;

/** The options with the commands that have them. */
const options = {
  fix: { type: 'string', of: ['check'] },
  'fix-dry-run': { type: 'boolean', of: ['check'] },
  format: { type: 'string', multiple: true, of: ['check', 'links', 'rules'] },
  'fail-on': { type: 'string', of: ['check', 'links'] },
  'max-findings': { type: 'string', of: ['check'] },
  quiet: { type: 'boolean', of: ['check'] },
  rule: { type: 'string', multiple: true, of: ['check'] },
  newsroom: { type: 'boolean', of: ['check'] },
  baseline: { type: 'string', of: ['check'] },
  'write-baseline': { type: 'string', of: ['check'] },
  cache: { type: 'string', of: ['check'] },
  changed: { type: 'string', of: ['check'] },
  shard: { type: 'string', of: ['check'] },
  threads: { type: 'string', of: ['check'] },
  lychee: { type: 'string', of: ['links'] },
  out: { type: 'string', of: ['render'] },
  layout: { type: 'boolean', of: ['render'] },
  list: { type: 'boolean', of: ['tidy'] },
  write: { type: 'boolean', of: ['init'] },
  config: { type: 'string', of: withPosts },
  site: { type: 'string', of: withPosts },
  'stdin-path': { type: 'string', of: withPosts },
  stdio: { type: 'boolean', of: ['lsp'] },
  help: { type: 'boolean', short: 'h', of: commands },
  version: { type: 'boolean', of: commands },
} as const;

/** Options whose value may be left out, with their default. */
const usualValues: Readonly<Record<string, string>> = {
  '--fix': 'safe',
  '--changed': 'HEAD',
  '--cache': '.copydeskcache',
};

/** Parses the words after the program's name. Never throws. */
export function parseCommandLine(words: readonly string[], language?: LanguageId): Command {
  try {
    return understand(words, language);
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'bad-usage', problem: error.said };
    if (error instanceof TypeError && 'code' in error)
      return { kind: 'bad-usage', problem: refusalOf(error) };
    throw error;
  }
}

/** Words Node's complaint about an option, whose name comes first in it. */
function refusalOf({ message }: Error): Said {
  const [, option] = /'([^']*)'/.exec(message) ?? [];
  if (option === undefined) return message;
  if (message.startsWith('Unknown option')) return saying('There is no option {option}.', { option });
  if (message.includes('does not take an argument'))
    return saying('The option {option} takes no value.', { option });
  return saying('The option {option} needs a value.', { option });
}

type Values = ReturnType<typeof readWords>['values'];

function understand(words: readonly string[], language: LanguageId | undefined): Command {
  const { values, positionals } = readWords(words);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [name, ...paths] = positionals;
  if (name === undefined)
    throw new UsageError(saying('Name a command: {commands}.', { commands: commands.join(', ') }));
  const command = commands.find(each => each === name);
  if (command === undefined)
    throw new UsageError(
      saying('There is no command "{name}". The commands are {commands}.', {
        name,
        commands: commands.join(', '),
      }),
    );
  refuseOthers(values, command);
  const input: InputOptions = {
    paths: paths.length > 0 ? paths : ['.'],
    arePathsNamed: paths.length > 0,
    site: values.site,
    config: values.config,
    stdinPath: values['stdin-path'] ?? 'stdin.md',
    language,
  };
  switch (command) {
    case 'check':
      return { kind: 'check', options: checkOptions(input, values) };
    case 'links':
      return {
        kind: 'links',
        options: {
          ...input,
          lychee: values.lychee,
          reports: readReports(values.format),
          failOn: readThreshold(values['fail-on']),
        },
      };
    case 'render':
      return {
        kind: 'render',
        options: { ...input, out: values.out, isWithLayout: values.layout ?? false },
      };
    case 'tidy':
      return { kind: 'tidy', options: { ...input, isList: values.list ?? false } };
    case 'images':
      return { kind: 'images', options: input };
    case 'words':
      return { kind: 'words', options: input };
    case 'init':
      return { kind: 'init', options: { ...input, isWriting: values.write ?? false } };
    case 'rules':
      if (paths.length > 0)
        throw new UsageError(saying('rules takes no PATH. To read the page of a rule, use explain.', {}));
      return {
        kind: 'rules',
        isJson: oneOf('--format', values.format?.at(-1) ?? 'text', ['text', 'json']) === 'json',
        language,
      };
    case 'explain':
      if (paths.length !== 1)
        throw new UsageError(saying('explain takes the id of one rule, such as html/stray-end-tag.', {}));
      return { kind: 'explain', rule: paths[0]!, language };
    case 'lsp':
      if (paths.length > 0)
        throw new UsageError(saying('lsp takes no PATH, because the editor says which files are open.', {}));
      return { kind: 'lsp', language };
  }
}

function readWords(words: readonly string[]) {
  return parseArgs({
    args: words.map(word => (Object.hasOwn(usualValues, word) ? `${word}=${usualValues[word]}` : word)),
    allowPositionals: true,
    options,
  });
}

function checkOptions(input: InputOptions, values: Values): CheckOptions {
  const { baseline, changed } = values;
  const [shard, writeBaseline] = [readShard(values.shard), values['write-baseline']];
  if (writeBaseline !== undefined && (shard ?? changed) !== undefined)
    throw new UsageError(
      saying('--write-baseline covers all posts and cannot be combined with --shard or --changed.', {}),
    );
  return {
    ...input,
    fix: values.fix === undefined ? undefined : oneOf('--fix', values.fix, ['safe', 'all']),
    isDryRun: values['fix-dry-run'] ?? false,
    reports: readReports(values.format),
    failOn: readThreshold(values['fail-on']),
    maxFindings: readCount('--max-findings', values['max-findings'], 0),
    isQuiet: values.quiet ?? false,
    rules: values.rule ?? [],
    knowsNewsroom: values.newsroom ?? false,
    baseline,
    writeBaseline,
    cache: values.cache,
    changed,
    shard,
    threads: readCount('--threads', values.threads, 1),
  };
}

function refuseOthers(values: Values, command: CommandName): void {
  for (const [name, { of }] of Object.entries(options)) {
    const owners: readonly CommandName[] = of;
    if (Object.hasOwn(values, name) && !owners.includes(command))
      throw new UsageError(
        saying('{option} is an option of {commands}.', {
          option: `--${name}`,
          commands: owners.join(', '),
        }),
      );
  }
}
