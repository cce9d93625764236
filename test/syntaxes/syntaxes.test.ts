import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../src/tools/project-folder.ts';

/*
 * Each *.post.md here is a post, with lines below its own that say by carets which scopes it has. VS Code's grammars
 * of Markdown and of what stands in it come from the package that collects them.
 */

const tool = path.join(projectFolder, 'node_modules/vscode-tmgrammar-test/dist/unit.js');
const foreign = ['markdown', 'html', 'html-derivative', 'yaml', 'ruby', 'javascript', 'css'];

describe('The colours of a post', () => {
  const files = fs.readdirSync(import.meta.dirname).filter(name => name.endsWith('.post.md'));
  let said: string;

  before(() => {
    const grammars = foreign.flatMap(name => ['-g', `node_modules/tm-grammars/grammars/${name}.json`]);
    const args = [tool, ...grammars, ...files.map(file => `test/syntaxes/${file}`)];
    said = spawnSync(process.execPath, args, { cwd: projectFolder, encoding: 'utf8' }).stdout;
  });

  for (const file of files) {
    // It is said of no file that holds no test, nor of one whose test fails.
    it(file.replace('.post.md', ''), () =>
      assert.ok(said.includes(`✓ test/syntaxes/${file} run successfuly`), said),
    );
  }
});
