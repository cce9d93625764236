import fs from 'node:fs';
import path from 'node:path/posix';
import { groupOf } from '../core/rules/rule.ts';
import { type Layer, layers } from './layers.ts';

/** One entry of Biome's `overrides`: which files, and what they may not import. */
export interface ImportOverride {
  readonly includes: readonly string[];
  readonly linter: object;
}

interface Pattern {
  /** As in `.gitignore`: what is refused, less what begins with an exclamation mark. */
  readonly group: readonly string[];
  readonly message: string;
}

const node: Pattern = {
  group: ['node:*', 'fs', 'fs/*', 'path', 'os', 'child_process', 'crypto', 'util', 'url', 'worker_threads'],
  message: 'Only cli/, tools/ and test/ may use Node.',
};
const vscode: Pattern = { group: ['vscode'], message: 'Only extension/ may import vscode.' };

/**
 * Biome's overrides that keep to {@link layers}.
 *
 * @param sources the folder `src`
 * @param ruleIds all rules: none may be imported by another
 */
export function importOverrides(sources: string, ruleIds: readonly string[]): readonly ImportOverride[] {
  return [
    ...layers.flatMap(layer =>
      foldersOf(layer, sources).map(folder => overrideOf(layer, folder, keptApart(folder, ruleIds))),
    ),
    // What host and page tell each other has to make sense to both.
    override(
      ['src/preview/protocol.ts', 'src/preview/shapes.ts', 'src/preview/article-changes.ts'],
      [
        {
          group: ['**', '!./shapes.ts', '!./protocol.ts'],
          message: 'What host and page share imports nothing else.',
        },
      ],
    ),
  ];
}

/** The folders of a layer with files, below `src`; of a single file, its own. */
export function foldersOf({ place }: Layer, sources: string): readonly string[] {
  if (place.endsWith('.ts')) return [path.dirname(place)];
  const below = fs
    .readdirSync(path.join(sources, place), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ parentPath }) => path.relative(sources, parentPath));
  return [...new Set([place, ...below])].sort();
}

/** What files of a folder may not import of their own layer: rules do not know each other, nor the list of them all. */
function keptApart(folder: string, ruleIds: readonly string[]): readonly string[] {
  const groups = [...new Set(ruleIds.map(groupOf))];
  if (folder === 'core/rules') return groups.map(group => `./${group}/**`);
  if (!folder.startsWith('core/rules/')) return [];
  const own = path.basename(folder);
  const others = groups.filter(group => group !== own).map(group => `../${group}/**`);
  const besides = ruleIds.filter(id => groupOf(id) === own).map(id => `./${path.basename(id)}.ts`);
  return [...others, '../index.ts', ...besides];
}

function overrideOf(
  { place, mayImport, knows }: Layer,
  folder: string,
  kept: readonly string[],
): ImportOverride {
  const isFile = place.endsWith('.ts');
  const allowed = mayImport.map(other => specifierOf(folder, other));
  const outside = isFile ? ['./**', '../**'] : [`${path.relative(folder, path.dirname(place))}/**`];
  const names = mayImport.map(other => other.replace(/^\.\.\//, ''));
  const message = `src/${place} may import ${names.join(', ') || 'nothing else of src'} (src/tools/layers.ts).`;
  const files = isFile ? [`src/${place}`] : [`src/${folder}/*.ts`, ...exceptions(folder)];
  return override(files, [
    ...(knows === 'node' || knows === 'both' ? [] : [node]),
    ...(knows === 'vscode' || knows === 'both' ? [] : [vscode]),
    { group: [...outside, ...allowed.map(each => `!${each}`), ...kept], message },
  ]);
}

/** The generated list of all rules imports them. */
function exceptions(folder: string): readonly string[] {
  return folder === 'core/rules' ? ['!src/core/rules/index.ts'] : [];
}

/** How a file of `folder` names `other`: a file, or whatever lies in a folder. */
function specifierOf(folder: string, other: string): string {
  const name = path.relative(folder, other);
  const specifier = name.startsWith('.') ? name : name === '' ? '.' : `./${name}`;
  return path.extname(other) === '' ? `${specifier}/**` : specifier;
}

function override(includes: readonly string[], patterns: readonly Pattern[]): ImportOverride {
  const noRestrictedImports = { level: 'error', options: { patterns } };
  return { includes, linter: { rules: { style: { noRestrictedImports } } } };
}
