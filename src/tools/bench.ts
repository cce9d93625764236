import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import { projectFolder } from './project-folder.ts';
import { tameGrayMatter } from './tame-gray-matter.ts';
import { trimMarkdownIt } from './trim-markdown-it.ts';

/*
 * Builds the measurements as the product is built, and runs them: the loader that runs the other tools gives every
 * function its name back, which makes closures several times slower than they are when shipped.
 * usage: bench [FOLDER] [--newsroom] [--large]; see bench/main.ts
 *        bench --preview [KEYS]; see test/e2e/bench-preview.ts, which measures in a real VS Code
 */
if (process.argv.includes('--preview')) process.exit(benchPreview());

// Two folders below the project, as the tools are: so they find it.
const program = path.join(projectFolder, 'node_modules/.cache/copydesk-bench.mjs');
await build({
  absWorkingDir: projectFolder,
  entryPoints: ['src/tools/bench/main.ts'],
  outfile: program,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'],
  target: 'node20',
  // What Copydesk is compared with stays as it is.
  external: ['parse5'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [tameGrayMatter, trimMarkdownIt],
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
console.log('\nfrom a key to the page of the preview: npm run package && npm run bench -- --preview');
process.exitCode = status ?? 1;

/** Where Copydesk is to be measured as it is installed: in a VS Code, after "npm run package". */
function benchPreview(): number {
  const keys = process.argv.slice(2).filter(word => word !== '--preview');
  const args = [
    '--import',
    'tsx',
    '--experimental-websocket',
    path.join(projectFolder, 'test/e2e/bench-preview.ts'),
    ...keys,
  ];
  return spawnSync(process.execPath, args, { stdio: 'inherit', cwd: projectFolder }).status ?? 1;
}
