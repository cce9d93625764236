import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Schema, Validator } from '@cfworker/json-schema';
import { parseStringPromise } from 'xml2js';
import { type Outcome, runIn, useCommandLine } from './command-line.ts';

interface FindingInJson {
  readonly message: string;
  readonly start: { readonly column: number };
}

const HEAD = '---\nlayout: post\ntitle: Ferry\ndate: 2024-03-05T08:30:00.000Z\n---\n';
/** A fault within one line, behind characters that count twice, in a title with all that reports have to escape. */
const WRONG = `${HEAD}<p>渡船😀停 <b>stands again.</p>\n`;
const NAME = `2024-03-05-渡 %,${process.platform === 'win32' ? '' : ':"'}&-a.md`;

describe('reports', () => {
  let program: string;
  let folder: string;

  useCommandLine(given => {
    ({ program, folder } = given);
    write('.copydesk.json', '{ "rules": { "post/file-name": "off", "front-matter/date-mismatch": "off" } }');
    write(`_posts/${NAME}`, WRONG);
    write('_posts/2024-03-06-clean.md', `${HEAD}<p>It stands.</p>\n`);
  });

  it('show the place under its line, by columns of a terminal', () => {
    const { stdout } = run(['check']);
    const [, line, marks] = stdout.split('\n');
    assert.equal(line, '    6 | <p>渡船😀停 <b>stands again.</p>');
    // Four characters before it take two columns each.
    assert.equal(marks, `      | ${' '.repeat(3 + 4 * 2 + 1)}^^^`);
  });

  it('cut long lines around the place', () => {
    write(
      `_posts/${NAME}`,
      WRONG.replace('<p>', `<p>${'船'.repeat(300)}`).replace('again', '停'.repeat(300)),
    );
    const [, line = '', marks = ''] = run(['check']).stdout.split('\n');
    assert.match(line, /^ {4}6 \| …船+渡船😀停 <b>stands 停+…$/);
    const columns = (text: string): number =>
      [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);
    assert.ok(columns(line) <= 110, line);
    assert.equal(columns(line.slice(0, line.indexOf('<b>'))), marks.indexOf('^'));
  });

  it('have colours where they are asked for, and none where they are refused', () => {
    const coloured = (env: NodeJS.ProcessEnv): boolean => run(['check'], env).stdout.includes('\u001b[31m');
    assert.equal(coloured({}), false);
    assert.equal(coloured({ FORCE_COLOR: '1' }), true);
    assert.equal(coloured({ FORCE_COLOR: '1', NO_COLOR: '1' }), true);
    assert.equal(coloured({ FORCE_COLOR: '0' }), false);
    assert.equal(coloured({ NO_COLOR: '1' }), false);
  });

  it('are SARIF by its schema, with rules, their pages, and fixes', () => {
    const { stdout, code } = run(['check', '.', 'nowhere.md', '--format', 'sarif']);
    assert.equal(code, 2);
    const sarif = JSON.parse(stdout);
    // Of the OASIS specification, as published: sarif-schema-2.1.0.json.
    const schema = JSON.parse(fs.readFileSync(new URL('schemas/sarif-2.1.0.json', import.meta.url), 'utf8'));
    const { valid, errors } = new Validator(schema as Schema, '4', false).validate(sarif);
    assert.ok(valid, JSON.stringify(errors.slice(-3), undefined, 2));
    const [{ tool, results, invocations }] = sarif.runs;
    const [result, ...others] = results;
    assert.deepEqual(others, []);
    assert.equal(result.ruleId, 'html/unclosed-element');
    assert.match(tool.driver.rules[result.ruleIndex].help.markdown, /^# html\/unclosed-element\n/);
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    assert.equal(decodeURIComponent(artifactLocation.uri), `_posts/${NAME}`);
    const at = WRONG.indexOf('<b>');
    assert.equal(region.snippet.text, '<b>');
    assert.deepEqual([region.startLine, region.startColumn, region.charOffset], [6, 10, at]);
    const [{ deletedRegion, insertedContent }] = result.fixes[0].artifactChanges[0].replacements;
    const { charOffset, charLength } = deletedRegion;
    const fixed = WRONG.slice(0, charOffset) + insertedContent.text + WRONG.slice(charOffset + charLength);
    assert.equal(fixed, WRONG.replace('again.', 'again.</b>'));
    assert.equal(invocations[0].executionSuccessful, false);
  });

  it('are valid SARIF also where nothing is found', () => {
    fs.rmSync(path.join(folder, '_posts', NAME));
    const [{ results, invocations }] = JSON.parse(run(['check', '--format', 'sarif']).stdout).runs;
    assert.deepEqual(results, []);
    assert.equal(invocations[0].executionSuccessful, true);
  });

  it('are commands for GitHub, which reads them back as they were meant', () => {
    const { stdout } = run(['check', '.', 'no%where.md', '--format', 'github']);
    const commands = stdout.split('\n').flatMap(line => readCommand(line) ?? []);
    const [finding, problem, ...others] = commands;
    assert.deepEqual(others, []);
    assert.deepEqual(finding, {
      command: 'error',
      properties: {
        file: `_posts/${NAME}`,
        line: '6',
        endLine: '6',
        col: '10',
        endColumn: '13',
        title: 'html/unclosed-element',
      },
      message: '<b> is never closed: readers see the end tags after it on the page as text.',
    });
    assert.equal(problem?.properties['file'], 'no%where.md');
    assert.match(problem?.message ?? '', /no such file/);
  });

  it('are JUnit that an XML parser reads: a suite a post, and what cannot be read is an error', async () => {
    write('_posts/2024-03-07-hint.md', `${HEAD}<p>It <span></span>stands.</p>\n`);
    const { stdout } = run(['check', '.', 'nowhere.md', '--format', 'junit']);
    const { testsuites } = await parseStringPromise(stdout, { strict: true });
    const [first, clean, hint, broken] = testsuites.testsuite;
    assert.deepEqual(
      { ...first.$ },
      { name: path.join('_posts', NAME), tests: '1', failures: '1', errors: '0' },
    );
    const [{ $: names, failure }] = first.testcase;
    assert.equal(names.name, 'html/unclosed-element (6:10)');
    assert.equal(
      failure[0].$.message,
      '<b> is never closed: readers see the end tags after it on the page as text.',
    );
    assert.deepEqual([clean.$.tests, clean.$.failures], ['1', '0']);
    assert.equal(hint.$.failures, '0');
    assert.match(hint.testcase[0]['system-out'][0], /: hint: /);
    assert.match(broken.testcase[0].error[0].$.message, /no such file/);
  });

  it('are a summary in Markdown, in which nothing of a post acts', () => {
    write('_posts/2024-03-07-|`b.md', WRONG);
    const { stdout } = run(['check', '--format', 'markdown']);
    assert.match(stdout, /^## Copydesk\n\n3 posts checked: 2 errors, 0 warnings\./);
    assert.match(stdout, /\n\| `html\/unclosed-element` \| error \| 2 \|\n/);
    assert.match(stdout, /\| `` _posts\/2024-03-07-\\\|`b\.md:6:10 `` \| error \| \\<b\\> is never closed/);
  });

  it('go side by side to standard output and to files', () => {
    const out = path.join('out', 'copydesk.sarif');
    const { stdout, code } = run(['check', '--format', 'github', '--format', `sarif=${out}`]);
    assert.equal(code, 1);
    assert.match(stdout, /^::error /);
    assert.equal(JSON.parse(fs.readFileSync(path.join(folder, out), 'utf8')).version, '2.1.0');
    const closed = run(['check', '--format', `json=${path.join('_posts', NAME, 'x')}`]);
    assert.match(closed.stderr, /cannot be written: /);
    assert.equal(closed.code, 2);
  });

  it('leave out with --quiet what does not make the run fail', () => {
    write('_posts/2024-03-07-hint.md', `${HEAD}<p>It <span></span>stands.</p>\n`);
    assert.match(run(['check']).stdout, /1 error, 0 warnings, 1 hint/);
    const { stdout } = run(['check', '--quiet']);
    assert.match(stdout, /1 error, 0 warnings\./);
    assert.doesNotMatch(stdout, /hint/);
  });

  it('fail for more findings than --max-findings', () => {
    assert.equal(run(['check', '--fail-on', 'never', '--max-findings', '1']).code, 0);
    assert.equal(run(['check', '--fail-on', 'never', '--max-findings', '0']).code, 1);
  });

  it('list rules and explain one', () => {
    assert.match(run(['rules']).stdout, /^html\/unclosed-element +error +\S/m);
    const rules: readonly { readonly id: string }[] = JSON.parse(run(['rules', '--format', 'json']).stdout);
    assert.ok(rules.some(({ id }) => id === 'html/unclosed-element'));
    assert.match(
      run(['explain', 'html/unclosed-element']).stdout,
      /^# html\/unclosed-element\n[\s\S]*## Wrong/,
    );
    const { stderr, code } = run(['explain', 'unclosed-el']);
    assert.match(stderr, /There is no rule "unclosed-el"\. Did you mean html\/unclosed-element\?/);
    assert.equal(code, 2);
  });

  it('list the addresses of a post in HTML', () => {
    const text = `${HEAD}<!-- <a href="/no"> -->\n<p><a class="b" HREF = '/a?b=1&amp;c=2'>it</a> <a href="{{ page.url }}">x</a>\n<img src=/p.jpg>\n**[m](/md)**\n`;
    const page = NAME.replace(/\.md$/, '.html');
    write(`_posts/${page}`, text);
    const { stdout } = run(['links', `_posts/${page}`]);
    const name = path.join('_posts', page);
    assert.equal(stdout, `${name}:7:25  /a?b=1&c=2\n${name}:8:10  /p.jpg\n`);
  });

  it('list addresses with their places, and report those that lychee found broken', () => {
    const text = `${HEAD}<p><a href="https://news.example.com/a?b=1&amp;c=2">it</a> <img alt="" src="/a.jpg"></p>\n\n[x](https://EXAMPLE.com)\n`;
    write(`_posts/${NAME}`, text);
    const { stdout } = run(['links']);
    const name = path.join('_posts', NAME);
    assert.equal(
      stdout,
      `${name}:6:13  https://news.example.com/a?b=1&c=2\n${name}:6:77  /a.jpg\n${name}:8:5  https://EXAMPLE.com\n`,
    );
    write(
      'lychee.json',
      JSON.stringify({
        error_map: {
          stdin: [
            { url: 'https://news.example.com/a?b=1&c=2', status: { text: '404 Not Found', code: 404 } },
            { url: 'not an address', status: 'x' },
            7,
          ],
        },
      }),
    );
    const found = run(['links', '--lychee', 'lychee.json', '--format', 'json']);
    assert.equal(found.code, 1);
    const findings = JSON.parse(found.stdout).files.flatMap(
      ({ findings: all }: { findings: readonly FindingInJson[] }) => all,
    );
    assert.equal(findings.length, 1);
    assert.equal(findings[0].start.column, 13);
    assert.match(findings[0].message, /404 Not Found\.$/);
    write('lychee.json', '[]');
    assert.equal(run(['links', '--lychee', 'lychee.json']).code, 2);
  });

  function run(words: readonly string[], env: NodeJS.ProcessEnv = {}): Outcome {
    const { NO_COLOR, FORCE_COLOR, ...rest } = process.env;
    return runIn(folder, [program, ...words], { env: { ...rest, ...env } });
  }

  function write(name: string, text: string): void {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
});

/** As GitHub's runner reads a command (ActionCommand.cs): properties end at commas, and escapes are undone last. */
function readCommand(
  line: string,
):
  | { readonly command: string; readonly properties: Record<string, string>; readonly message: string }
  | undefined {
  const [, command, properties, message] = /^::(\w+) ([\s\S]*?)::([\s\S]*)$/.exec(line) ?? [];
  if (command === undefined || properties === undefined || message === undefined) return undefined;
  const undo = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const pairs = properties.split(',').map(pair => {
    const [name = '', ...value] = pair.split('=');
    return [name, undo(value.join('='))];
  });
  return { command, properties: Object.fromEntries(pairs), message: undo(message) };
}
