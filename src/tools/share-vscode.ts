import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

/**
 * Lets all files of the extension share one reading of VS Code's API. Otherwise each file that imports it copies all of
 * its names as the extension starts, which takes longer than to register all that Copydesk does.
 */
export const shareVscode: Plugin = {
  name: 'share-vscode',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ kind }) =>
      kind === 'require-call'
        ? { path: 'vscode', external: true }
        : { path: 'vscode', namespace: 'share-vscode' },
    );
    onLoad({ filter: /.*/, namespace: 'share-vscode' }, () => ({
      // What an older VS Code does not have is undefined, as it is where the API itself is asked.
      contents: `export const { ${namesOfApi().join(', ')} } = require('vscode');`,
    }));
  },
};

/** What the API has besides types. */
function namesOfApi(): readonly string[] {
  const types = createRequire(import.meta.url).resolve('@types/vscode/index.d.ts');
  const declared = fs
    .readFileSync(types, 'utf8')
    .matchAll(/^\texport (?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm);
  return [...new Set([...declared].map(([, name]) => name!))];
}
