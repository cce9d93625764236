import assert from 'node:assert/strict';
import { build, type Metafile } from 'esbuild';
import { besideCommandLine } from '../../src/tools/beside-command-line.ts';
import { projectFolder } from '../../src/tools/project-folder.ts';
import { tameGrayMatter } from '../../src/tools/tame-gray-matter.ts';

describe('The start of the command line', () => {
  it('loads nothing of core: what `--version` does without comes when it is asked for', async () => {
    const { metafile } = await build({
      absWorkingDir: projectFolder,
      entryPoints: ['src/cli/main.ts'],
      outdir: 'out',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      mainFields: ['module', 'main'],
      plugins: [tameGrayMatter, besideCommandLine],
      metafile: true,
      write: false,
    });
    const loaded = inputsOf('out/main.js', metafile.outputs);
    assert.ok(loaded.includes('src/cli/words/parse-command-line.ts'));
    assert.deepEqual(
      loaded.filter(input => /^src\/core|^node_modules/.test(input)),
      [],
    );
  });
});

/** The sources in a file of the bundle and in those that it loads at once. */
function inputsOf(file: string, outputs: Metafile['outputs'], seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const { inputs, imports } = outputs[file]!;
  const loads = imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
  return [...Object.keys(inputs), ...loads.flatMap(({ path }) => inputsOf(path, outputs, seen))];
}
