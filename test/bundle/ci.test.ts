import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { projectFolder } from '../../src/tools/project-folder.ts';
import { type Packed, packCommandLine } from './npm-package.ts';

const broken = '---\nlayout: post\ntitle: Old\n---\n\n<p>One <b>two</p>\n';
const sound = '---\nlayout: post\ntitle: New\n---\n\n<p>One <b>two</b></p>\n';
const workflows = '.github/workflows';
const action = readYaml('action.yml');
const { version } = JSON.parse(read('package.json'));

describe('The action, on a clone', () => {
  let packed: Packed;
  let clone: string;

  before(() => {
    packed = packCommandLine();
  });
  after(() => fs.rmSync(packed.folder, { recursive: true, force: true }));

  beforeEach(() => {
    const origin = fs.mkdtempSync(path.join(packed.folder, 'origin-'));
    writeTo(origin, '_config.yml', 'title: Site\n');
    writeTo(origin, '_posts/2024-03-05-old.md', sound);
    git(origin, 'init', '--quiet', '--initial-branch=main');
    git(origin, 'add', '--all');
    git(origin, 'commit', '--quiet', '--message=Posts');
    clone = path.join(packed.folder, `clone of ${path.basename(origin)}`);
    git(packed.folder, 'clone', '--quiet', origin, clone);
  });

  /** Runs the steps as a runner does: with the inputs as they are given, or their defaults. */
  function run(given: Readonly<Record<string, string>> = {}) {
    const inputs = new Map<string, string>(
      Object.entries<{ default: string }>(action.inputs).map(([name, { default: usual }]) => [name, usual]),
    );
    for (const [name, value] of Object.entries({ package: packed.tarball, ...given }))
      inputs.set(name, value);
    const summary = path.join(packed.folder, 'summary.md');
    let stdout = '';
    for (const { run: script, env } of action.runs.steps) {
      const filled = Object.entries<string>(env).map(([name, text]) => [
        name,
        text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input) => inputs.get(input)!),
      ]);
      const result = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
        cwd: clone,
        encoding: 'utf8',
        env: {
          ...process.env,
          ...Object.fromEntries(filled),
          GITHUB_STEP_SUMMARY: summary,
          npm_config_offline: 'true',
        },
      });
      stdout += result.stdout;
      if (result.status !== 0) return { code: result.status, stdout, stderr: result.stderr, summary };
    }
    return { code: 0, stdout, stderr: '', summary };
  }

  it('passes where nothing is wrong', () => {
    const { code, stdout, stderr } = run();
    assert.equal(code, 0, stderr);
    assert.match(stdout, /1 post checked: no problems found/);
  });

  it('fails for a broken post, at its line and in the summary', () => {
    writeTo(clone, '_posts/2024-03-06-new.md', broken);
    const { code, stdout, summary } = run();
    assert.equal(code, 1);
    assert.match(stdout, /^::error file=_posts\/2024-03-06-new\.md,line=6,/m);
    assert.match(fs.readFileSync(summary, 'utf8'), /html\/unclosed-element/);
  });

  it('lets old posts pass by a baseline, and fails for new ones', () => {
    writeTo(clone, '_posts/2024-03-06-old.md', broken);
    assert.equal(run({ args: '--write-baseline old.json' }).code, 0);
    assert.equal(run({ baseline: 'old.json' }).code, 0);
    writeTo(clone, '_posts/2024-03-07-new.md', broken.replace('Old', 'New'));
    const { code, stdout } = run({ baseline: 'old.json' });
    assert.equal(code, 1);
    assert.doesNotMatch(stdout, /03-06-old/);
  });

  it('checks what has changed, and the paths that are named, with spaces in them', () => {
    writeTo(clone, '_posts/a b/2024-03-06-new.md', broken);
    assert.equal(run({ path: '_posts/2024-03-05-old.md\n' }).code, 0);
    assert.equal(run({ path: '_posts/2024-03-05-old.md\n_posts/a b\n' }).code, 1);
    const { stdout } = run({ args: '--changed\n--fail-on never' });
    assert.match(stdout, /1 post checked/);
  });

  it('writes a report for code scanning', () => {
    writeTo(clone, '_posts/2024-03-06-new.md', broken);
    assert.equal(run({ sarif: 'out/copydesk.sarif' }).code, 1);
    const { runs } = JSON.parse(fs.readFileSync(path.join(clone, 'out/copydesk.sarif'), 'utf8'));
    assert.equal(runs[0].results[0].ruleId, 'html/unclosed-element');
  });

  it('takes no character of its inputs for a command', () => {
    const trap = '; touch sprung; $(touch sprung) `touch sprung`';
    for (const name of ['path', 'args', 'baseline', 'sarif']) run({ [name]: trap });
    assert.ok(!fs.existsSync(path.join(clone, 'sprung')));
  });

  it('is what pre-commit runs with the posts of a commit', () => {
    for (const { entry, files } of readYaml('.pre-commit-hooks.yaml')) {
      assert.match('blog/_posts/2024/2024-03-06-new.md', new RegExp(files));
      assert.doesNotMatch('README.md', new RegExp(files));
      writeTo(clone, '_posts/2024-03-06-new.md', broken);
      const words = entry.replace(/copydesk@\S+/, JSON.stringify(packed.tarball));
      const { status } = spawnSync('bash', ['-c', `${words} _posts/2024-03-06-new.md`], {
        cwd: clone,
        env: { ...process.env, npm_config_offline: 'true' },
      });
      assert.equal(status, entry.endsWith('--fix') ? 0 : 1);
      assert.equal(
        fs.readFileSync(path.join(clone, '_posts/2024-03-06-new.md'), 'utf8').includes('</b>'),
        entry.endsWith('--fix'),
      );
    }
  });
});

describe('What runs in CI', () => {
  const files = fs.readdirSync(path.join(projectFolder, workflows)).map(name => `${workflows}/${name}`);

  it('names the version of the project', () => {
    assert.equal(action.inputs.package.default, `copydesk@${version}`);
    for (const file of ['.pre-commit-hooks.yaml', 'docs/ci.md'])
      for (const [, named] of read(file).matchAll(/copydesk@(\d\S*)/g)) assert.equal(named, version, file);
  });

  it('pins what others wrote to a commit', () => {
    const uses = ['docs/ci.md', ...files].flatMap(file => [...read(file).matchAll(/uses: (.+)/g)]);
    assert.ok(uses.length > 10);
    for (const [, used] of uses)
      assert.match(used!, /^(?:OWNER\/copydesk@COMMIT # v\d|[\w-]+\/[\w/-]+@[\da-f]{40} # v\d)/);
  });

  it('may do no more than it has to, and is asked for by scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const file of files) {
      const workflow = readYaml(file);
      assert.deepEqual(workflow.permissions, { contents: 'read' }, file);
      const jobs = Object.values<{ steps: readonly { run?: string }[] }>(workflow.jobs);
      for (const { run = '' } of jobs.flatMap(({ steps }) => steps)) {
        assert.equal(spawnSync('bash', ['-n', '-c', run]).status, 0, run);
        assert.doesNotMatch(run, /\$\{\{/);
        for (const [, name] of run.matchAll(/npm run ([\w:]+)/g)) assert.ok(name! in scripts, name);
      }
    }
  });
});

function git(folder: string, ...words: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], { cwd: folder });
}

function writeTo(folder: string, file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
}

function read(file: string): string {
  return fs.readFileSync(path.join(projectFolder, file), 'utf8');
}

// The shapes are GitHub's and pre-commit's; the tests say what they expect of them.
function readYaml(file: string): ReturnType<typeof parse> {
  return parse(read(file));
}
