import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { writeCache } from '../../src/cli/check/cache-file.ts';
import { type Outcome, runIn, useCommandLine } from './command-line.ts';

const POSTS = 12;

describe('the check of a whole site', () => {
  let program: string;
  let folder: string;

  useCommandLine(given => {
    ({ program, folder } = given);
    write('_config.yml', '');
    for (let index = 0; index < POSTS; index++) write(nameOf(index), postOf(index));
  });

  it('reports the same, in the same order, in one thread and in several', () => {
    write('_posts/2024-03-05-latin.md', Buffer.from('---\ntitle: caf\xe9\n---\n', 'latin1'));
    write('_posts/2024-03-05-twice.md', postOf(3));
    for (const format of ['text', 'json', 'junit']) {
      const [one, several] = ['1', '3'].map(threads =>
        run(['check', '--format', format, '--threads', threads]),
      );
      assert.equal(timeless(several!.stdout), timeless(one!.stdout));
      assert.equal(several!.code, 2);
      // What all posts of the site tell is known in each thread.
      assert.match(one!.stdout, /newsroom\/repeated-source/);
    }
  });

  it('tells once what is wrong with a site, whichever thread comes to it', () => {
    write('.copydesk.json', '{ "colour": 1 }');
    for (const threads of ['1', '3']) {
      const { stderr, code } = run(['check', '--threads', threads]);
      assert.equal(stderr.split('There is no setting "colour"').length, 2);
      assert.equal(code, 2);
    }
  });

  it('is the same from a cache, which is not asked about what has changed', () => {
    const cold = run(['check', '--cache', '--format', 'json']);
    assert.equal(recalled(), POSTS);
    assert.equal(timeless(run(['check', '--cache', '--format', 'json']).stdout), timeless(cold.stdout));
    write(nameOf(4), postOf(4).replace('stands', 'stood'));
    assertAsWithoutCache(undefined);
    // Other posts are judged by what is in this one's front matter.
    write(nameOf(4), postOf(4).replace('source-4', 'source-5'));
    assertAsWithoutCache(0);
    write('_posts/2024-03-05-new.md', postOf(20));
    assertAsWithoutCache(0);
    fs.rmSync(path.join(folder, nameOf(7)));
    assertAsWithoutCache(0);
    assertAsWithoutCache(POSTS);
  });

  it('is anew where settings, the site, options or what Liquid reads have changed', () => {
    write('_includes/note.html', '<b>note');
    write(nameOf(0), postOf(0).replace('stands', '{% include note.html %} stands'));
    run(['check', '--cache']);
    assertAsWithoutCache(POSTS);
    write('_includes/note.html', '<b>note</b>');
    assertAsWithoutCache(undefined);
    write('.copydesk.json', '{ "rules": { "html": "off" } }');
    assertAsWithoutCache(0);
    write('_config.yml', 'permalink: /:title/\n');
    assertAsWithoutCache(0);
    assertAsWithoutCache(POSTS);
    assertAsWithoutCache(0, ['--rule', 'html=on']);
  });

  it('survives a cache that is damaged, and leaves it alone where posts are fixed', () => {
    run(['check', '--cache']);
    const cache = path.join(folder, '.copydeskcache');
    const whole = fs.readFileSync(cache, 'utf8');
    for (const damaged of [
      '',
      'x',
      whole.slice(0, whole.length / 2),
      whole.replaceAll('{', '['),
      whole.replaceAll('\t', ' '),
    ]) {
      fs.writeFileSync(cache, damaged);
      assertAsWithoutCache(undefined);
    }
    const before = fs.readFileSync(cache, 'utf8');
    run(['check', '--cache', '--fix']);
    assert.equal(fs.readFileSync(cache, 'utf8'), before);
    assertAsWithoutCache(0);
    assert.deepEqual(
      fs.readdirSync(folder).filter(name => name.endsWith('.tmp')),
      [],
    );
    const { stderr, code } = run(['check', '--cache=_posts']);
    assert.equal(code, 2);
    assert.equal(stderr, 'copydesk: --cache _posts: The file cannot be written: this is a folder.\n');
  });

  it('is reported also where its cache cannot be put in place in the end', () => {
    const file = path.join(folder, 'cache');
    const writer = writeCache<string>(file);
    writer.add('a.md', { bytes: '', made: '', summary: '' }, '{}');
    fs.mkdirSync(file);
    assert.ok(writer.end() instanceof Error);
    assert.deepEqual(fs.readdirSync(file), []);
  });

  /** The report is that of a run without a cache, and so many posts were taken from it. */
  function assertAsWithoutCache(count: number | undefined, words: readonly string[] = []): void {
    const taken = count === undefined ? undefined : recalled(words);
    const { stdout } = run(['check', '--cache', '--format', 'json', ...words]);
    assert.equal(timeless(stdout), timeless(run(['check', '--format', 'json', ...words]).stdout));
    assert.equal(taken, count);
  }

  /** How many posts' findings are the marked ones that are put into the cache here: these were not looked for again. */
  function recalled(words: readonly string[] = []): number {
    const cache = path.join(folder, '.copydeskcache');
    const whole = fs.readFileSync(cache, 'utf8');
    fs.writeFileSync(cache, whole.replaceAll('"findings":[', '"findings":[],"was":['));
    const marked = fs.readFileSync(cache, 'utf8');
    run(['check', '--cache', ...words]);
    const taken = fs.readFileSync(cache, 'utf8').split('"was":[').length - 1;
    assert.ok(marked.includes('"was":['));
    fs.writeFileSync(cache, whole);
    return taken;
  }

  function run(words: readonly string[]): Outcome {
    return runIn(folder, [program, ...words]);
  }

  function write(name: string, content: string | Buffer): void {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
});

function nameOf(index: number): string {
  return `_posts/2024-03-05-bench-${String(index).padStart(2, '0')}.md`;
}

/** Each has one fault. */
function postOf(index: number): string {
  const head = `---\nlayout: post\ntitle: Bench ${index}\ndate: 2024-03-05T08:30:00.000Z\nfrom: https://news.example.com/zh/2024/source-${index}.html\n---\n`;
  return `${head}<p>It <b>stands again.</p>\n`;
}

function timeless(report: string): string {
  return report.replace(/"milliseconds":\d+/, '');
}
