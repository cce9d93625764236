import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { dependencies, restingPost, textWith } from '../support/dependencies.ts';
import { runIn, useCommandLine } from './command-line.ts';

describe('What a cache has kept of a post', () => {
  let program: string;
  let folder: string;

  useCommandLine(given => {
    ({ program, folder } = given);
    write('_config.yml', '');
    write('index.md', textWith('## Home'));
  });

  for (const { on, body, frontMatter, rule, isFound, before, after } of dependencies) {
    it(`does not outlive ${on}`, () => {
      write(restingPost, textWith(body, frontMatter));
      for (const [name, text] of Object.entries(before)) write(name, text);
      const first = rulesFound();
      assert.equal(first.includes(rule), isFound === 'before', `${first}`);
      assert.deepEqual(rulesFound(), first);
      for (const [name, text] of Object.entries(after)) write(name, text);
      const second = rulesFound();
      assert.equal(second.includes(rule), isFound === 'after', `${first} → ${second}`);
      fs.rmSync(path.join(folder, '.copydeskcache'));
      assert.deepEqual(second, rulesFound());
    });
  }

  it('does not outlive that other posts show a part of the site alone to be here', () => {
    write('_config.yml', 'permalink: /:year/:month/:day/:title/\nurl: https://gazette.ternbay.example\n');
    write(restingPost, textWith('[Before](/2019/01/01/storm/)'));
    assert.ok(rulesFound().includes('link/missing-post'));
    const links = Array.from({ length: 20 }, (_, index) => `[Before](/2019/01/01/gale-${index}/)\n`);
    write('_posts/2024-03-09-gales.md', textWith('Gales.'));
    assert.ok(rulesFound().includes('link/missing-post'));
    write('_posts/2024-03-09-gales.md', textWith(links.join('')));
    assert.ok(!rulesFound().includes('link/missing-post'));
  });

  it('does so where the run itself writes into the site', () => {
    write(restingPost, textWith('<p>See <a href="/tides.html#neap">the neap tide</a>.</p>'));
    write('tides.md', textWith('## Spring'));
    const words = ['--cache=kept.txt', '--format=sarif=report.sarif', '--format=json=report.json'];
    runIn(folder, [program, 'check', ...words]);
    const kept = fs.readFileSync(path.join(folder, 'kept.txt'), 'utf8');
    runIn(folder, [program, 'check', ...words]);
    assert.equal(fs.readFileSync(path.join(folder, 'kept.txt'), 'utf8'), kept);
  });

  /** The rules that found something in the post, by way of the cache. */
  function rulesFound(): readonly string[] {
    const { stdout } = runIn(folder, [program, 'check', '--cache', '--format', 'json']);
    const { files } = JSON.parse(stdout) as {
      readonly files: readonly {
        readonly path: string;
        readonly findings: readonly { readonly rule: string }[];
      }[];
    };
    const found = files.find(file => file.path === restingPost)?.findings ?? [];
    return found.map(({ rule }) => rule);
  }

  function write(name: string, text: string | undefined): void {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (text === undefined) fs.rmSync(file);
    else fs.writeFileSync(file, text);
  }
});
