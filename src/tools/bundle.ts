/*
 * Fills `dist/`.
 * usage: bundle [--watch]    --watch builds anew at every change, with maps to the sources, until it is stopped
 */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, build, context, type Metafile, type Plugin } from 'esbuild';
import { ruleDocs } from '../core/index.ts';
import { besideCommandLine } from './beside-command-line.ts';
import { coreFile, lateCore } from './late-core.ts';
import { collectNotices } from './notices.ts';
import { writeNpmPackage } from './npm-package.ts';
import { projectFolder } from './project-folder.ts';
import { shareVscode } from './share-vscode.ts';
import { tameGrayMatter } from './tame-gray-matter.ts';
import { tameSass } from './tame-sass.ts';
import { bundleFile, languages } from './translations.ts';
import { trimMarkdownIt } from './trim-markdown-it.ts';

/** Fills `dist/`: the bundles, the pages of the rules and the licences of what the bundles contain. */
async function buildAll(): Promise<void> {
  const targets = [...inVscode, commandLine, languageServer];
  const results = await Promise.all(targets.map(target => build({ ...common, ...target })));
  const metafiles = results.map(({ metafile }) => metafile);
  const shipped = metafiles.slice(0, inVscode.length);
  await Promise.all([copyRulePages(), copyTranslations(), writeNotices(shipped)]);
  await writeNpmPackage(metafiles.slice(inVscode.length));
}

/** Keeps `dist/` in step with the sources. */
async function watchAll(): Promise<void> {
  await copyRulePages();
  for (const target of inVscode) {
    const { plugins: own = common.plugins }: BuildOptions = target;
    const plugins = [...own, tellBuilds];
    const options = { ...common, ...target, plugins, minify: false, sourcemap: true } satisfies BuildOptions;
    const watched = await context(options);
    await watched.watch();
  }
}

/** Tells a task of VS Code (`.vscode/tasks.json`) when a bundle is being built and when it is there. */
const tellBuilds: Plugin = {
  name: 'tell-builds',
  setup({ initialOptions, onStart, onEnd }) {
    onStart(() => console.log(`Building ${initialOptions.outfile} …`));
    onEnd(({ errors }) => {
      for (const { text, location } of errors) {
        console.log(`${location?.file}:${location?.line}:${(location?.column ?? 0) + 1}: error: ${text}`);
      }
      console.log(`Built ${initialOptions.outfile}.`);
    });
  },
};

const common = {
  absWorkingDir: projectFolder,
  bundle: true,
  minify: true,
  metafile: true,
  charset: 'utf8',
  legalComments: 'none', // dist/notices.txt has the licences in full.
  logLevel: 'warning',
  plugins: [tameGrayMatter, trimMarkdownIt],
} satisfies BuildOptions;

/** One file for Node and for the web worker: on a browser's platform a use of Node does not build. */
const extension = {
  entryPoints: ['src/extension/extension.ts'],
  outfile: 'dist/extension.js',
  format: 'cjs',
  platform: 'browser',
  target: 'es2022',
  plugins: [shareVscode, lateCore],
} satisfies BuildOptions;

/** What the extension loads when it first needs it. */
const core = {
  entryPoints: ['src/core/index.ts'],
  outfile: `dist/${coreFile}`,
  format: 'cjs',
  platform: 'browser',
  target: 'es2022',
  // gray-matter keeps what it was given as a buffer, which the web worker does not have and nobody reads.
  // The validator makes a URL of the worker's address as it loads; of a `blob:` address none can be made that way.
  define: { 'Buffer.from': 'String', 'self.location': 'undefined' },
} satisfies BuildOptions;

/** Where there is Node, this loads the extension and core, and starts them sooner. */
const desktop = {
  entryPoints: ['src/desktop/start.ts'],
  outfile: 'dist/desktop.js',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
} satisfies BuildOptions;

/** In a web worker this does. */
const web = {
  entryPoints: ['src/web/start.ts'],
  outfile: 'dist/web.js',
  format: 'cjs',
  platform: 'browser',
  target: 'es2022',
  external: ['vscode'],
} satisfies BuildOptions;

const preview = {
  entryPoints: ['src/preview/main.ts'],
  outfile: 'dist/preview.js',
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
} satisfies BuildOptions;

/** Sass is loaded by the extension only where a style sheet of a site asks for it: it is larger than all else together. */
const sass = {
  entryPoints: ['src/sass/compile-sheet.ts'],
  outfile: 'dist/sass.mjs',
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  plugins: [tameSass],
} satisfies BuildOptions;

/** What VS Code or a page in it loads. */
const inVscode = [extension, core, desktop, web, preview, sass] satisfies readonly BuildOptions[];

const commandLine = {
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/cli.js',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  // What packages offer Node first may be in a form that no bundle can hold (jsonc-parser).
  mainFields: ['module', 'main'],
  banner: { js: '#!/usr/bin/env node' },
  plugins: [...common.plugins, besideCommandLine],
} satisfies BuildOptions;

/** What serves other editors lies beside the command line, which loads it for `copydesk lsp` alone. */
const languageServer = {
  entryPoints: ['src/cli/lsp/serve.ts'],
  outfile: 'dist/lsp.js',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
} satisfies BuildOptions;

/**
 * A diagnostic's link opens the page of its rule. The command line has them as files; the extension has all of a
 * language in one, since hundreds of small files take twice the room in a VSIX.
 */
async function copyRulePages(): Promise<void> {
  await rm(inProject('dist/rules'), { recursive: true, force: true });
  await writeRulePages('src/core/rules', 'rules');
  // Those of another language beside them, below its name.
  await writeRulePages('l10n/zh-cn/rules', 'rules/zh-cn');
}

async function writeRulePages(from: string, to: string): Promise<void> {
  const pages = await Promise.all(
    ruleDocs.map(async ({ id }) => {
      const copy = inProject(`dist/${to}/${id}.md`);
      await mkdir(path.dirname(copy), { recursive: true });
      await cp(inProject(`${from}/${id}.md`), copy);
      return [id, await readFile(copy, 'utf8')] as const;
    }),
  );
  await writeFile(inProject(`dist/${to.replace('/', '.')}.json`), JSON.stringify(Object.fromEntries(pages)));
}

/** The command line has its languages beside it; the extension's are VS Code's affair. */
async function copyTranslations(): Promise<void> {
  await Promise.all(
    languages.map(language =>
      cp(bundleFile(language), inProject(`dist/l10n/${path.basename(bundleFile(language))}`)),
    ),
  );
}

async function writeNotices(metafiles: readonly Metafile[]): Promise<void> {
  await mkdir(inProject('dist'), { recursive: true });
  await writeFile(inProject('dist/notices.txt'), await collectNotices(metafiles));
}

function inProject(file: string): string {
  return path.join(projectFolder, file);
}

if (process.argv.includes('--watch')) await watchAll();
else await buildAll();
