/*
 * Which part of `src` may import which, said once. `npm run generate` makes of it the linter's configuration
 * (biome.layers.json) and the line in ARCHITECTURE.md; test/tools/import-rules.test.ts breaks each rule.
 */

/** A part of `src` with what it may know. Its own files may import each other, but for rules. */
export interface Layer {
  /** Its folder, or its file, below `src`. */
  readonly place: string;
  /** Folders and files that its files may import, as seen from `src`. */
  readonly mayImport: readonly string[];
  /** What of its surroundings it may import besides packages. */
  readonly knows: 'nothing' | 'vscode' | 'node' | 'both';
}

const DOOR = 'core/index.ts';
const protocol = ['preview/protocol.ts', 'preview/article-changes.ts'];
/** The extension knows the types of what it loads when it is asked for. */
const sass = ['sass/compile-sheet.ts'];

/** All layers; within core and within the extension, those further down may import those above them. */
export const layers: readonly Layer[] = [
  core('text', ''),
  core('html', ''),
  core('site', 'text'),
  core('liquid', 'text site'),
  core('kramdown', 'text html site liquid'),
  core('pairing', 'text html kramdown'),
  core('post', 'text site liquid kramdown pairing'),
  core('markup', 'text html kramdown post'),
  core('newsroom', 'text site liquid post'),
  core('published', 'text site liquid kramdown post markup newsroom'),
  core('pictures', 'text site kramdown post newsroom published'),
  core('render', 'text html site liquid kramdown post'),
  core('schema', 'text post newsroom', ['../media']),
  core('related', 'text html site kramdown post newsroom'),
  core('rules', 'text html site liquid kramdown pairing post newsroom published markup schema related'),
  core('settings', 'text site schema rules'),
  core('archive', 'text site newsroom rules settings'),
  core('check.ts', 'text post rules settings'),
  core('writing', 'text html site liquid kramdown pairing markup post newsroom schema rules'),
  core('try-words.ts', 'text post rules settings check.ts'),
  core('tidy', 'text html kramdown post markup newsroom rules'),
  core('format', 'text html site kramdown post render'),
  core('page', 'text site liquid kramdown post render'),
  core('fix', 'text html liquid kramdown post render rules settings check.ts'),
  core('suppress', 'text post render rules settings check.ts'),
  core('cleanup', 'text post rules settings tidy format fix'),
  core('copied', 'text html site kramdown post markup related pictures rules settings tidy format fix'),
  { place: DOOR, mayImport: ['core'], knows: 'nothing' },
  { place: 'preview', mayImport: [], knows: 'nothing' },
  { place: 'sass', mayImport: [], knows: 'nothing' },
  { place: 'desktop', mayImport: [], knows: 'both' },
  { place: 'web', mayImport: [], knows: 'vscode' },
  extension('host', ''),
  extension('newsroom', 'host'),
  extension('site-check', 'host newsroom'),
  // What a feature is handed, and the preview among it.
  extension('deps.ts', 'host newsroom preview site-check'),
  extension('preview', 'host newsroom deps.ts', [...protocol, ...sass]),
  extension('ask', 'host newsroom deps.ts'),
  extension('posts-view', 'host newsroom ask site-check deps.ts'),
  extension('features', 'host newsroom ask site-check deps.ts'),
  extension('extension.ts', 'host newsroom preview site-check posts-view features deps.ts'),
  commandLine('words', ''),
  commandLine('files', 'words'),
  commandLine('site', 'words files'),
  commandLine('reports', 'words files'),
  commandLine('check', 'words files site reports'),
  commandLine('commands', 'words files site reports check'),
  commandLine('lsp', 'words files site'),
  // It is what `--version` has to load: all else comes when it is asked for.
  { place: 'cli/main.ts', mayImport: ['cli', '../package.json'], knows: 'node' },
];

function core(room: string, below: string, others: readonly string[] = []): Layer {
  return { place: `core/${room}`, mayImport: [...placesIn('core', below), ...others], knows: 'nothing' };
}

function extension(room: string, below: string, others: readonly string[] = []): Layer {
  return {
    place: `extension/${room}`,
    mayImport: [DOOR, ...placesIn('extension', below), ...others],
    knows: 'vscode',
  };
}

function commandLine(room: string, below: string): Layer {
  return {
    place: `cli/${room}`,
    mayImport: [DOOR, '../package.json', ...placesIn('cli', below)],
    knows: 'node',
  };
}

function placesIn(folder: string, names: string): readonly string[] {
  return names === '' ? [] : names.split(' ').map(name => `${folder}/${name}`);
}

/** Core's rooms as ARCHITECTURE.md shows them: each row may import what stands in the rows before it. */
export function coreRows(): readonly (readonly string[])[] {
  const rooms = layers.filter(({ place }) => place.startsWith('core/') && place !== DOOR);
  const rowOf = new Map<string, number>();
  for (const { place, mayImport } of rooms) {
    rowOf.set(place, 1 + Math.max(-1, ...mayImport.map(other => rowOf.get(other) ?? -1)));
  }
  const rows: string[][] = [];
  for (const [place, row] of rowOf) {
    rows[row] ??= [];
    rows[row].push(place.slice('core/'.length));
  }
  return rows;
}
