import path from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * gray-matter brings engines that evaluate JavaScript in the front matter, js-yaml, and `matter.read`, which wants
 * Node's `fs`. Core hands it an engine of its own, so the bundles leave all of that out: in its place stand engines
 * that refuse, and no file system.
 */
export const tameGrayMatter: Plugin = {
  name: 'tame-gray-matter',
  setup(build) {
    build.onResolve({ filter: /^(?:\.\/(?:lib\/)?engines|fs)$/ }, ({ path: wanted, importer }) =>
      isGrayMatter(importer) ? { path: wanted === 'fs' ? 'fs' : 'engines', namespace: NAMESPACE } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path: wanted }) => ({
      contents: wanted === 'fs' ? '' : REFUSING_ENGINES,
    }));
  },
};

const NAMESPACE = 'tamed-gray-matter';

const REFUSING_ENGINES = `
function refuse() { throw new Error('Front matter is YAML.'); }
const engine = { parse: refuse, stringify: refuse };
module.exports = { yaml: engine, json: engine, javascript: engine };
`;

function isGrayMatter(importer: string): boolean {
  return importer.split(path.sep).join('/').includes('/node_modules/gray-matter/');
}
