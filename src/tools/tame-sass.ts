import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { shakeSass } from './shake-sass.ts';

const replacements = [
  // It would ask Node for modules that no bundle holds; it is given all files.
  [/var dartNodeIsActuallyNode = [^;]*;/, 'var dartNodeIsActuallyNode = false;'],
  // What it sets there would be set for all extensions; and it asks where it is.
  [
    /var self = [^;]*;/,
    'var self = Object.create(globalThis, { location: { value: { href: "site:///" } } });',
  ],
] as const;

/** Functions that are made of texts as it runs, although each text is known. */
const MADE_OF_TEXT = /new self\.Function\("(\w*)", (?:"([^"]*)"|'([^']*)')\)/g;

function writeOut(_: string, name: string, body = '', quoted = ''): string {
  const text: string = JSON.parse(`"${body || quoted.replaceAll('"', '\\"')}"`);
  return `(function(${name}) { ${text} })`;
}

/** Has Sass take itself for one in a browser, leave the globals alone, and make no code of text; leaves out what nobody asks for. */
export const tameSass: Plugin = {
  name: 'tame-sass',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^immutable$/ }, ({ path }) => ({ path, namespace: 'not-asked-for' }));
    onLoad({ filter: /.*/, namespace: 'not-asked-for' }, () => ({ contents: '' }));
    onLoad({ filter: /[\\/]sass\.dart\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [pattern, text] of replacements) {
        if (!pattern.test(contents)) throw new Error(`sass.dart.js has no ${pattern.source} any more.`);
        contents = contents.replace(pattern, text);
      }
      const shaken = shakeSass(contents);
      // It is for the values that programs are handed.
      if (/\bself\.immutable\./.test(shaken)) throw new Error('Sass needs the package "immutable".');
      return { contents: shaken.replace(MADE_OF_TEXT, writeOut), loader: 'js' };
    });
  },
};
