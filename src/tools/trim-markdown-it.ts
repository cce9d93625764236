import path from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * markdown-it brings what its own rules need: a finder of addresses, HTML's two thousand entities, Punycode. The
 * dialect of kramdown empties those rules, so the bundles leave all of that out: in its place stand functions that
 * refuse.
 */
export const trimMarkdownIt: Plugin = {
  name: 'trim-markdown-it',
  setup(build) {
    build.onResolve({ filter: /^(?:linkify-it|entities|punycode\.js)$/ }, ({ path: wanted, importer }) =>
      isMarkdownIt(importer) ? { path: wanted, namespace: NAMESPACE } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, () => ({ contents: REFUSING }));
  },
};

const NAMESPACE = 'trimmed-markdown-it';

const REFUSING = `
function refuse() { throw new Error('The dialect of kramdown has no such rule.'); }
export { refuse as decodeHTMLStrict };
export class LinkifyIt {}
export default { toASCII: refuse, toUnicode: refuse };
`;

function isMarkdownIt(importer: string): boolean {
  return importer.split(path.sep).join('/').includes('/node_modules/markdown-it/');
}
