import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { projectFolder } from './project-folder.ts';

/** The file that holds core, beside that of the extension. */
export const coreFile = 'core.js';

/**
 * Leaves core out of the extension: it is a file of its own, six times as large, and is loaded when the first of what it
 * exports is used. A window starts without it, and in one without posts it need not come at all.
 */
export const lateCore: Plugin = {
  name: 'late-core',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/core\/index\.ts$/ }, () => ({ path: 'door', namespace: NAMESPACE }));
    onResolve({ filter: /^late$/, namespace: NAMESPACE }, () => ({ path: 'late', namespace: NAMESPACE }));
    onResolve({ filter: /^\.\/core\.js$/, namespace: NAMESPACE }, ({ path: file }) => ({
      path: file,
      external: true,
    }));
    // Through one door for all: otherwise each file that imports core copies all of its names.
    onLoad({ filter: /^door$/, namespace: NAMESPACE }, () => ({ contents: "export * from 'late';" }));
    onLoad({ filter: /^late$/, namespace: NAMESPACE }, async () => ({ contents: late(await namesOfCore()) }));
  },
};

const NAMESPACE = 'late-core';

function late(names: readonly string[]): string {
  return `
const names = ${JSON.stringify(names.join(' '))}.split(' ');
const define = descriptorOf => {
  for (const name of names) Object.defineProperty(exports, name, { ...descriptorOf(name), configurable: true, enumerable: true });
};
Object.defineProperty(exports, '__esModule', { value: true });
define(name => ({
  get() {
    const core = require('./${coreFile}');
    define(each => ({ value: core[each] }));
    return core[name];
  },
}));
`;
}

/** What core's door exports besides types. */
async function namesOfCore(): Promise<readonly string[]> {
  const door = path.join('src', 'core', 'index.ts');
  const { metafile } = await build({
    absWorkingDir: projectFolder,
    entryPoints: [door],
    format: 'esm',
    metafile: true,
    write: false,
    outfile: 'door.js',
  });
  return Object.values(metafile.outputs)[0]!.exports;
}
