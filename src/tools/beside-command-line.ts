import type { Plugin } from 'esbuild';

/** Leaves the language server out of the command line's bundle: it is a file beside it. */
export const besideCommandLine: Plugin = {
  name: 'beside-command-line',
  setup({ onResolve }) {
    onResolve({ filter: /\/lsp\/serve\.ts$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './lsp.js', external: true },
    );
  },
};
