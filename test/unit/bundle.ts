import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { tameGrayMatter } from '../../src/tools/tame-gray-matter.ts';
import { trimMarkdownIt } from '../../src/tools/trim-markdown-it.ts';
import { projectFolder } from '../host/paths.ts';

/** Bundles files of tests into a folder, what they share in files beside them; returns the files in their order. */
export async function bundleTests(files: readonly string[], folder: string): Promise<readonly string[]> {
  await build({
    absWorkingDir: projectFolder,
    entryPoints: [...files],
    outdir: folder,
    outbase: projectFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    target: 'node20',
    // These find files of their own beside themselves.
    external: ['esbuild', 'playwright-core'],
    sourcemap: 'linked',
    sourcesContent: false,
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    plugins: [tameGrayMatter, trimMarkdownIt, keepPlaces],
    logLevel: 'warning',
  });
  return files.map(file => path.join(folder, file.replace(/\.ts$/, '.mjs')));
}

/** A module of ours still says where it stood. */
const keepPlaces: Plugin = {
  name: 'keep-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      if (!text.includes('import.meta.')) return undefined;
      const contents = text
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
      return { contents, loader: 'ts' };
    });
  },
};
