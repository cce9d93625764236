import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { copyProject, type ProjectCopy, programs } from '../support/project-copy.ts';

/*
 * ARCHITECTURE.md says which part may import which. Here a file of each part breaks that rule, in a copy of the
 * sources, and the linter or the compiler refuses it.
 */

type Violation = readonly [folder: string, source: string];

const refusedByLinter: readonly Violation[] = [
  ['src/core', `import * as vscode from 'vscode';\nexport default vscode;`],
  ['src/core', `import fs from 'node:fs';\nexport default fs;`],
  ['src/core', `import { run } from '../cli/main.ts';\nexport default run;`],
  ['src/core/text', `import { readSite } from '../site/site.ts';\nexport default readSite;`],
  ['src/core/site', `import { readBody } from '../kramdown/read.ts';\nexport default readBody;`],
  ['src/core/kramdown', `import { parsePost } from '../post/post.ts';\nexport default parsePost;`],
  ['src/core/kramdown', `import { check } from '../check.ts';\nexport default check;`],
  ['src/core/post', `import { rules } from '../rules/index.ts';\nexport default rules;`],
  [
    'src/core/post',
    `import { createNewsroom } from '../newsroom/newsroom.ts';\nexport default createNewsroom;`,
  ],
  [
    'src/core/newsroom',
    `import { builtInSchema } from '../schema/schema.ts';\nexport default builtInSchema;`,
  ],
  ['src/core/schema', `import { rules } from '../rules/index.ts';\nexport default rules;`],
  ['src/core/render', `import { check } from '../check.ts';\nexport default check;`],
  ['src/core/format', `import { check } from '../check.ts';\nexport default check;`],
  ['src/core/rules', `import { check } from '../check.ts';\nexport default check;`],
  ['src/core/rules/html', `import rule from './unclosed-element.ts';\nexport default rule;`],
  ['src/core/rules/html', `import rule from '../lead/title-mismatch.ts';\nexport default rule;`],
  ['src/core/rules/html', `import { rules } from '../index.ts';\nexport default rules;`],
  ['src/core/rules/html', `import { check } from '../../check.ts';\nexport default check;`],
  ['src/core/tidy', `import { check } from '../check.ts';\nexport default check;`],
  ['src/core/fix', `import { run } from '../../cli/main.ts';\nexport default run;`],
  ['src/core/copied', `import { check } from '../check.ts';\nexport default check;`],
  ['src/preview', `import { parsePost } from '../core/index.ts';\nexport default parsePost;`],
  ['src/preview', `import fs from 'node:fs';\nexport default fs;`],
  ['src/extension', `import fs from 'node:fs';\nexport default fs;`],
  ['src/extension', `import { parsePost } from '../core/post/post.ts';\nexport default parsePost;`],
  ['src/extension', `import { run } from '../cli/main.ts';\nexport default run;`],
  ['src/cli', `import * as vscode from 'vscode';\nexport default vscode;`],
  ['src/cli', `import { parsePost } from '../core/post/post.ts';\nexport default parsePost;`],
];

const refusedByCompiler: readonly Violation[] = [
  ['src/core', 'export default process.cwd();'],
  ['src/core', 'export default document.title;'],
  ['src/core', 'export default setTimeout(() => {}, 1);'],
  ['src/core/kramdown', `import fs from 'node:fs';\nexport default fs;`],
  ['src/core/rules/html', 'export default fetch("https://a.example/");'],
];

const allowed: readonly Violation[] = [
  ['src/core/kramdown', `import { spanOf } from '../text/span.ts';\nexport default spanOf;`],
  ['src/core/rules/html', `import { parsePost } from '../../post/post.ts';\nexport default parsePost;`],
  ['src/extension', `import { parsePost } from '../core/index.ts';\nexport default parsePost;`],
  ['src/cli', `import { parsePost } from '../core/index.ts';\nexport default parsePost;`],
];

describe('The import rules', () => {
  let copy: ProjectCopy;

  before(() => {
    copy = copyProject(['.gitignore', 'biome.json', 'media', 'package.json', 'src', 'tsconfig.base.json']);
  });

  after(() => copy.remove());

  it('are kept by the linter', () => {
    const files = write([...refusedByLinter, ...allowed]);
    const { stdout } = copy.program(
      programs.biome,
      'lint',
      '--reporter=json',
      '--max-diagnostics=200',
      ...files,
    );
    const { diagnostics }: BiomeReport = JSON.parse(stdout);
    const refused = new Set(
      diagnostics
        .filter(({ category }) => category === 'lint/style/noRestrictedImports')
        .map(({ location }) => (typeof location.path === 'string' ? location.path : location.path.file)),
    );
    assert.deepEqual(
      files.slice(0, refusedByLinter.length).filter(file => !refused.has(file)),
      [],
    );
    assert.deepEqual(
      files.slice(refusedByLinter.length).filter(file => refused.has(file)),
      [],
    );
  });

  it('are kept by the compiler, to which core is neither Node nor a browser', () => {
    const files = write(refusedByCompiler);
    const options = [
      '--noEmit',
      '--emitDeclarationOnly',
      'false',
      '--composite',
      'false',
      '--pretty',
      'false',
    ];
    const { stdout } = copy.program(programs.tsc, '-p', 'src/core', ...options);
    assert.deepEqual(
      files.filter(file => !stdout.includes(`${file}(`)),
      [],
    );
  });

  /** Writes each source into a file of its own and returns their paths. */
  function write(violations: readonly Violation[]): readonly string[] {
    return violations.map(([folder, source], index) => {
      const file = `${folder}/violation-${index}.ts`;
      fs.writeFileSync(path.join(copy.folder, file), `${source}\n`);
      return file;
    });
  }
});

/** What is read of the report of Biome 2. */
interface BiomeReport {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string | { readonly file: string } };
  }[];
}
