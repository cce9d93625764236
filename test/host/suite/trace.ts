import { readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { projectFolder } from '../paths.ts';

/** Turns a place in the bundle, in a line of a stack, into the place in the test that was written. */
export type Trace = (line: string) => string;

/** The extension hosts know no source maps, so the traces of a bundle's failures are translated afterwards. */
export async function traceTo(bundle: string): Promise<Trace> {
  const map = new SourceMap(JSON.parse(await readFile(`${bundle}.map`, 'utf8')));
  const place = new RegExp(`[^\\s(]*${path.basename(bundle)}(?:#vscode-extension)?:(\\d+):(\\d+)`, 'g');
  return line =>
    line.replace(place, (whole, row: string, column: string) => {
      const origin = map.findOrigin(Number(row), Number(column));
      if (!('fileName' in origin)) return whole;
      const file = path.relative(projectFolder, path.resolve(path.dirname(bundle), origin.fileName));
      return `${file}:${origin.lineNumber}:${origin.columnNumber}`;
    });
}
