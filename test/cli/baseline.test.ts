import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createRandom } from '../support/random.ts';
import { type Outcome, runIn, useCommandLine } from './command-line.ts';

/** Two that are told of place by place, and one that is told of once a post. */
const FAULTS: readonly ((mark: string) => string)[] = [
  mark => `<p>The ferry ${mark} <b>${mark} waits at the quay.</p>`,
  mark => `<p>A gull ${mark}</i> ${mark} sits there.</p>`,
  mark => `<p><img src="https://img.ternbay.example/${mark}.jpg"> by the water</p>`,
];
const TERNS =
  'The terns of the bay come back in spring and stay until the first storms of October drive them south';

describe('a baseline', () => {
  let program: string;
  let folder: string;

  useCommandLine(given => {
    ({ program, folder } = given);
    fs.mkdirSync(path.join(folder, '_posts'));
    fs.writeFileSync(path.join(folder, '.copydesk.json'), '{ "rules": { "newsroom": "off" } }');
  });

  it('forgives what was there, and not what is new', () => {
    write('2024-03-05-a.md', postOf([faultOf(0, 'one'), faultOf(1, 'two')]));
    const written = run(['check', '--write-baseline', 'old.json']);
    assert.equal(written.code, 0);
    assert.match(
      written.stdout,
      /^1 post checked: no problems found\. Left out 2 problems that are in the baseline\.\n$/,
    );
    assert.equal(run(['check', '--baseline', 'old.json', '--fail-on', 'info']).code, 0);
    write('2024-03-05-a.md', postOf([faultOf(0, 'one'), faultOf(0, 'new'), faultOf(1, 'two')]));
    assert.deepEqual(newPlaces(), ['_posts/2024-03-05-a.md:7']);
    fs.rmSync(path.join(folder, '_posts/2024-03-05-a.md'));
    assert.equal(run(['check', '--baseline', 'old.json']).code, 0);
  });

  it('knows a post that was renamed and edited, and is not taken in by a copy', () => {
    const text = postOf([faultOf(0, 'one'), clean(1), clean(2), clean(3), clean(4), clean(5)]);
    write('2024-03-05-a.md', text);
    run(['check', '--write-baseline', 'old.json']);
    write('2024-03-05-copy.md', text);
    assert.deepEqual(newPlaces(), ['_posts/2024-03-05-copy.md:6']);
    fs.rmSync(path.join(folder, '_posts/2024-03-05-a.md'));
    write('2024-03-05-copy.md', text.replace(clean(2), clean(9)));
    assert.deepEqual(newPlaces(), []);
  });

  it('lets one of several places be fixed, and tells of one more', () => {
    const image = (mark: string): string => faultOf(2, mark);
    write('2024-03-05-a.md', postOf([image('a'), clean(1), image('b')]));
    run(['check', '--write-baseline', 'old.json']);
    write('2024-03-05-a.md', postOf([clean(1), image('b')]));
    assert.deepEqual(newPlaces(), []);
    write('2024-03-05-a.md', postOf([image('a'), clean(1), image('b'), image('c')]));
    assert.deepEqual(newPlaces(), ['_posts/2024-03-05-a.md:6']);
  });

  it('says in one line what is wrong with it', () => {
    write('2024-03-05-a.md', postOf([clean(1)]));
    for (const text of [undefined, '{', '{"version": 2}', '[]']) {
      if (text !== undefined) fs.writeFileSync(path.join(folder, 'old.json'), text);
      const { stderr, code } = run(['check', '--baseline', 'old.json']);
      assert.equal(code, 2);
      assert.match(stderr, /^copydesk: --baseline old\.json: .+\n$/);
    }
    fs.mkdirSync(path.join(folder, 'taken'));
    const { stderr, code } = run(['check', '--write-baseline', 'taken']);
    assert.match(stderr, /taken: The baseline cannot be written/);
    assert.equal(code, 2);
  });

  it('survives 300 inserts, deletions and moves: nothing old is told, everything new is', function () {
    this.timeout(300_000);
    const random = createRandom(19);
    let marks = 0;
    const paragraph = (): string => clean(1000 + marks++);
    const fault = (): string => faultOf(random.below(2), `m${marks++}`);
    let posts = Array.from({ length: 12 }, (_, index) => ({
      name: `2024-03-05-post-${index}.md`,
      paragraphs: Array.from({ length: 14 }, (_each, at) => (at % 5 === 2 ? fault() : paragraph())),
    }));
    const save = (): void => {
      fs.rmSync(path.join(folder, '_posts'), { recursive: true });
      fs.mkdirSync(path.join(folder, '_posts'));
      for (const { name, paragraphs } of posts) write(name, postOf(paragraphs));
    };
    save();
    assert.match(
      run(['check', '--write-baseline', 'old.json']).stdout,
      /Left out 36 problems that are in the baseline/,
    );
    const fresh = new Set<string>();
    for (let step = 0; step < 300; step++) {
      const post = posts[random.below(posts.length)]!;
      const at = random.below(post.paragraphs.length + 1);
      const kind = random.below(20);
      if (kind < 8) post.paragraphs.splice(at, 0, paragraph());
      else if (kind < 11) post.paragraphs.splice(at, 1);
      else if (kind < 17)
        post.paragraphs.splice(random.below(post.paragraphs.length), 0, ...post.paragraphs.splice(at, 1));
      else if (kind < 18) {
        const added = fault();
        fresh.add(added);
        post.paragraphs.splice(at, 0, added);
      } else {
        const moved = { name: `2024-03-05-moved-${step}.md`, paragraphs: post.paragraphs };
        posts = posts.map(each => (each === post ? moved : each));
      }
      // The command line takes a tenth of a second; what was wrong would show all the same some steps on.
      if (step % 25 !== 24) continue;
      save();
      const expected = posts.flatMap(({ name, paragraphs }) =>
        paragraphs.flatMap((text, index) => (fresh.has(text) ? [`_posts/${name}:${6 + index}`] : [])),
      );
      assert.deepEqual(newPlaces(), expected.sort(), `after ${step + 1} edits`);
    }
  });

  function newPlaces(): readonly string[] {
    const { stdout } = run(['check', '--baseline', 'old.json', '--format', 'json']);
    const { files } = JSON.parse(stdout) as {
      readonly files: readonly {
        readonly path: string;
        readonly findings: readonly { readonly start: { readonly line: number } }[];
      }[];
    };
    const places = files.flatMap(({ path: name, findings }) =>
      findings.map(({ start }) => `${name.split(path.sep).join('/')}:${start.line}`),
    );
    return places.sort();
  }

  function run(words: readonly string[]): Outcome {
    return runIn(folder, [program, ...words]);
  }

  function write(name: string, text: string): void {
    fs.writeFileSync(path.join(folder, '_posts', name), text);
  }
});

function faultOf(kind: number, mark: string): string {
  return FAULTS[kind]!(mark);
}

function clean(index: number): string {
  return `<p>Paragraph ${index}: ${TERNS.slice(index % 60)}, ${index} of them.</p>`;
}

/** The first paragraph stands in line 6. */
function postOf(paragraphs: readonly string[]): string {
  return `---\nlayout: post\ntitle: Terns\ndate: 2024-03-05T08:30:00.000Z\n---\n${paragraphs.join('\n')}\n`;
}
