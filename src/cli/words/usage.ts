import { phraseKey, type Translate } from '../../core/index.ts';
import { wrap } from './wrap.ts';

/** What to type, and what it does. */
type Entry = readonly [typed: string, says: string];

const INTRODUCTION = phraseKey('Copydesk finds and fixes what breaks news posts in Jekyll repositories.');

const commands: readonly Entry[] = [
  ['copydesk check [PATH…]', phraseKey('Report the problems in posts, and fix them on request.')],
  ['copydesk links [PATH…]', phraseKey('List the URLs in posts.')],
  [
    'copydesk images [PATH…]',
    phraseKey('List the images of a site that nothing refers to. (check reports missing ones.)'),
  ],
  ['copydesk render [PATH…]', phraseKey("Print a post's HTML, or its whole page.")],
  ['copydesk tidy [PATH…]', phraseKey('Remove what was copied along with an article and is not part of it.')],
  [
    'copydesk words [PATH…]',
    phraseKey('Show where the house words in .copydesk.json occur, including those that are off.'),
  ],
  ['copydesk init [PATH…]', phraseKey('Propose settings for a site, based on its posts.')],
  ['copydesk rules', phraseKey('List the rules.')],
  ['copydesk explain RULE', phraseKey('Print the page of a rule.')],
  ['copydesk lsp', phraseKey('Serve an editor through the Language Server Protocol.')],
];

const PATHS = phraseKey(
  'PATH is a file, a folder (its posts, or every .md file if it has none) or a glob; - reads standard input. The default is the current folder. Files named in .copydeskignore or excluded by _config.yml are skipped.',
);

/** The options, by the commands they belong to. */
const sections: readonly (readonly [title: string, options: readonly Entry[]])[] = [
  [
    phraseKey('Options of check'),
    [
      ['--fix[=safe|all]', phraseKey('Fix what can be fixed; all includes fixes that need a review.')],
      ['--fix-dry-run', phraseKey('Report what --fix would leave, without writing anything.')],
      [
        '--fail-on SEVERITY',
        phraseKey('Exit with 1 from this severity up: error, warning, info or never (default: error).'),
      ],
      ['--max-findings N', phraseKey('Also exit with 1 for more than N problems.')],
      ['--quiet', phraseKey('Report only what makes the run fail.')],
      [
        '--rule ID=SEVERITY',
        phraseKey('Set a rule or group to error, warning, info, hint, on or off; can be repeated.'),
      ],
      [
        '--changed[=COMMIT]',
        phraseKey('Check only posts that are new or changed since a commit (default: HEAD).'),
      ],
      [
        '--write-baseline FILE',
        phraseKey('Write all current problems to a file, for --baseline to leave out.'),
      ],
      ['--baseline FILE', phraseKey('Report only problems that are not in this file.')],
      [
        '--cache[=FILE]',
        phraseKey('Keep results in a file (default: .copydeskcache) and check only what has changed.'),
      ],
      ['--shard I/N', phraseKey('Check part I of N, to share the work among N machines.')],
      ['--threads N', phraseKey('Use this many threads.')],
      ['--newsroom', phraseKey('Take all posts of the site into account, even when checking single files.')],
    ],
  ],
  [
    phraseKey('Options of check and links'),
    [
      [
        '--format NAME[=FILE]',
        phraseKey(
          'Report as text, json, sarif, github, junit or markdown (default: text), optionally to a file; can be repeated.',
        ),
      ],
    ],
  ],
  [
    phraseKey('Options of links'),
    [['--lychee FILE', phraseKey('Report the links that lychee found broken (from lychee --format json).')]],
  ],
  [
    phraseKey('Options of render'),
    [
      ['--layout', phraseKey('Print the whole page, with the layouts of the site and its theme.')],
      ['--out DIR', phraseKey('Write a file NAME.html for each post.')],
    ],
  ],
  [
    phraseKey('Options of tidy'),
    [['--list', phraseKey('List what was copied along, without writing anything.')]],
  ],
  [
    phraseKey('Options of init'),
    [['--write', phraseKey('Write the settings to .copydesk.json, unless the file exists.')]],
  ],
  [
    phraseKey('Options of lsp'),
    [['--stdio', phraseKey('Use standard input and output, which is the default and only way.')]],
  ],
  [
    phraseKey('Options of all commands that take a PATH'),
    [
      ['--config FILE', phraseKey('Use these settings instead of the nearest .copydesk.json.')],
      [
        '--site DIR',
        phraseKey("Use this folder as the site's root instead of the nearest one with a _config.yml."),
      ],
      ['--stdin-path NAME', phraseKey('Treat standard input as a file with this path.')],
    ],
  ],
  [
    phraseKey('Options of all commands'),
    [
      ['--help, -h', phraseKey('Print this help.')],
      ['--version', phraseKey('Print the version.')],
    ],
  ],
];

const EXIT_CODES = phraseKey('Exit codes');

const exitCodes: readonly Entry[] = [
  ['0', phraseKey('No problems at or above --fail-on.')],
  ['1', phraseKey('At least one such problem.')],
  [
    '2',
    phraseKey(
      'Invalid usage, no post at a given PATH, or a file that cannot be read or written (all others are still processed).',
    ),
  ],
  ['130', phraseKey('Interrupted; no file is left half written.')],
];

const GAP = 2;

/** The text of `--help` in a language, in lines of a given width. */
export function usageIn(translate: Translate | undefined, columns: number): string {
  const say = (key: string): string => translate?.(key) ?? key;
  const width = Math.max(...[commands, ...sections.map(([, options]) => options)].flat().map(widthOf));
  const left = GAP + width + GAP;
  const line = ([typed, says]: Entry): string => {
    const lines = wrap(say(says), columns - left);
    return `${' '.repeat(GAP)}${typed.padEnd(width + GAP)}${lines.join(`\n${' '.repeat(left)}`)}\n`;
  };
  const paragraph = (key: string): string => `${wrap(say(key), columns).join('\n')}\n`;
  const section = (title: string, entries: readonly Entry[]): string =>
    `\n${say(title)}\n${entries.map(line).join('')}`;
  return [
    `${paragraph(INTRODUCTION)}\n`,
    ...commands.map(line),
    `\n${paragraph(PATHS)}`,
    ...sections.map(([title, options]) => section(title, options)),
    section(EXIT_CODES, exitCodes),
  ].join('');
}

/** What is typed is ASCII, except for `…`: one column each. */
function widthOf([typed]: Entry): number {
  return typed.length;
}
