import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectFolder } from '../project-folder.ts';
import { writeSite } from './memory.ts';
import { installPeers } from './peers.ts';

/** Something that goes through all posts of a folder in a process of its own, and prints how much it found. */
interface Contestant {
  readonly name: string;
  /** It takes so long that larger sites are left out. */
  readonly most?: number;
  command(site: string): readonly string[];
}

interface Measured {
  readonly wall: number;
  /** In seconds, as is the wall clock's. */
  readonly cpu: number;
  /** In MB. */
  readonly peak: number;
  readonly findings: string;
}

const SIZES: readonly number[] = [100, 400, 1400, 5600, 22_400];
const SLOW = 400;
const REFERENCE = 'parse5, with places';

/** Measures whole runs of Copydesk and of others over the same sites, and writes BENCHMARKS.md. */
export async function writeBenchmarks(texts: readonly string[], words: readonly string[]): Promise<void> {
  if (!fs.existsSync('/usr/bin/time')) {
    console.log('There is no /usr/bin/time, which tells what processes take: BENCHMARKS.md stays as it is.');
    return;
  }
  const asked = words.find(word => word.startsWith('--sizes='))?.slice('--sizes='.length);
  const sizes = asked === undefined ? SIZES : asked.split(',').map(Number);
  const contestants = await findContestants();
  const file = path.join(projectFolder, 'BENCHMARKS.md');
  const parts: string[] = [];
  for (const size of sizes) {
    const site = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-bench-'));
    try {
      writeSite(site, texts, size);
      const results = contestants
        .filter(({ most = Number.POSITIVE_INFINITY }) => size <= most)
        .map(contestant => [contestant.name, measure(contestant.command(site))] as const);
      parts.push(tableOf(size, new Map(results)));
      console.log(parts.at(-1));
      // The large sizes take long: what is done is not lost.
      fs.writeFileSync(file, `${headOf(texts.length)}\n${parts.join('\n')}`);
    } finally {
      fs.rmSync(site, { recursive: true });
    }
  }
}

function headOf(posts: number): string {
  const cpus = os.cpus();
  return `# Benchmarks

Written by \`npm run build && npm run bench -- --write\`, on ${cpus.length} × ${cpus[0]?.model.trim() ?? 'an unknown processor'}, Node ${process.versions.node}.
Each row is one process that reads all posts of a site: ${posts} real ones, repeated with small changes. HTML checkers get
the bodies alone, with their usual rules; what takes minutes is left out beyond ${SLOW} posts. "×" is the processor's time
beside that of parse5, which parses the bodies with the places of all tags, and checks nothing: what else a machine does
disturbs it least.
`;
}

function tableOf(size: number, results: ReadonlyMap<string, Measured>): string {
  const reference = results.get(REFERENCE)?.cpu ?? Number.NaN;
  const rows = [...results].map(([name, { wall, cpu, peak, findings }]) => {
    const ratio = (cpu / reference).toFixed(2);
    return `| ${name} | ${ratio} | ${cpu.toFixed(1)} s | ${wall.toFixed(1)} s | ${peak.toFixed(0)} MB | ${findings} |`;
  });
  return `## ${size.toLocaleString('en')} posts

| | × | Processor | Clock | Peak memory | Findings |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}
`;
}

/** What a process took, garbage collection and threads included. */
function measure(command: readonly string[]): Measured {
  const { stdout, stderr } = spawnSync('/usr/bin/time', ['-f', '\ntook %e %U %S %M', ...command], {
    cwd: projectFolder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const [, wall, user, system, kilobytes] = /took (\S+) (\S+) (\S+) (\d+)/.exec(stderr) ?? [];
  return {
    wall: Number(wall),
    cpu: Number(user) + Number(system),
    peak: Number(kilobytes) / 1000,
    findings: /"findings":(\d+)\}\s*$/.exec(stdout)?.[1] ?? countOf(stdout),
  };
}

/** Copydesk's own counts, by severity. */
function countOf(stdout: string): string {
  const counts = /"errors":(\d+),"warnings":(\d+),"infos":(\d+),"hints":(\d+)/.exec(stdout)?.slice(1) ?? [];
  return counts.length === 0 ? '' : `${counts.reduce((sum, count) => sum + Number(count), 0)}`;
}

async function findContestants(): Promise<readonly Contestant[]> {
  const program = path.join(projectFolder, 'dist/cli.js');
  const cache = path.join(os.tmpdir(), `copydesk-bench-${process.pid}.cache`);
  const copydesk =
    (...words: readonly string[]) =>
    (site: string) => [
      process.execPath,
      program,
      ...['check', site, '--format', 'json', '--fail-on', 'never', ...words],
    ];
  const script = (body: string) => (site: string) => [process.execPath, '-e', scriptOf(body, site)];
  const peers = installPeers();
  const load = (name: string): string =>
    `require(${JSON.stringify(path.join(peers ?? '', 'node_modules', name))})`;
  return [
    { name: 'Reading the files', command: script('') },
    { name: REFERENCE, command: script("require('parse5').parse(body, { sourceCodeLocationInfo: true });") },
    { name: 'Copydesk, one thread', command: copydesk('--threads', '1') },
    { name: `Copydesk, ${Math.min(4, os.availableParallelism())} threads`, command: copydesk() },
    { name: 'Copydesk, writing its cache', command: copydesk(`--cache=${cache}`) },
    { name: 'Copydesk, from its cache', command: copydesk(`--cache=${cache}`) },
    ...(peers === undefined
      ? []
      : [
          { name: 'HTMLHint', command: script(`count += ${load('htmlhint')}.HTMLHint.verify(body).length;`) },
          {
            name: 'markdownlint',
            most: SLOW,
            command:
              script(`lint ??= import(${JSON.stringify(`${peers}/node_modules/markdownlint/lib/exports-sync.mjs`)}).then(all => all.lint);
              count += (await lint)({ strings: { text } }).text.length;`),
          },
          {
            name: 'html-validate',
            most: SLOW,
            command: script(`lint ??= (({ HtmlValidate, StaticConfigLoader }) =>
                new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:recommended'] })))(${load('html-validate')});
              for (const { messages } of lint.validateStringSync(body).results) count += messages.length;`),
          },
        ]),
    ...vnu(),
  ];
}

/** The Nu HTML Checker, where Java and its archive are. */
function vnu(): readonly Contestant[] {
  const jar = process.env['VNU_JAR'];
  if (jar === undefined || spawnSync('java', ['-version']).status !== 0) return [];
  const run = `const { stdout } = require('child_process').spawnSync('java', ['-Xss4m', '-jar', ${JSON.stringify(jar)},
      '--format', 'json', '--stdout', '--exit-zero-always', pages], { encoding: 'utf8', maxBuffer: 2 ** 30 });
    count = JSON.parse(stdout).messages.length; fs.rmSync(pages, { recursive: true });`;
  return [
    {
      name: 'vnu',
      most: SLOW,
      command: site => [
        process.execPath,
        '-e',
        scriptOf(
          "fs.writeFileSync(path.join(pages, file + '.html'), '<!DOCTYPE html><title>Post</title>' + body);",
          site,
          run,
        ),
      ],
    },
  ];
}

/** A program that does something with the body of each post of a site, counts, and says in the end what it counted. */
function scriptOf(body: string, site: string, end = ''): string {
  return `(async () => {
    const fs = require('fs'), path = require('path'), folder = ${JSON.stringify(path.join(site, '_posts'))};
    const pages = fs.mkdtempSync(path.join(require('os').tmpdir(), 'copydesk-pages-'));
    let count = 0, lint;
    for (const file of fs.readdirSync(folder)) {
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      const fence = text.indexOf('\\n---', 3);
      const body = fence < 0 ? text : text.slice(text.indexOf('\\n', fence + 1) + 1);
      ${body}
    }
    ${end}
    fs.rmSync(pages, { recursive: true, force: true });
    console.log('{"findings":' + count + '}');
  })();`;
}
