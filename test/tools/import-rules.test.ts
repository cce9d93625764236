import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Layer, layers } from '../../src/tools/layers.ts';
import { foldersOf } from '../../src/tools/lint-layers.ts';
import { projectFolder } from '../host/paths.ts';
import { copyProject, type ProjectCopy, programs } from '../support/project-copy.ts';

/*
 * src/tools/layers.ts says which part may import which. Here a file of each part imports one file of each other part,
 * in a copy of the sources, and the linter refuses just what is not said there.
 */

type Violation = readonly [folder: string, source: string];

/** What a file imports, and whether it may. */
interface Import {
  readonly specifier: string;
  readonly isAllowed: boolean;
}

const refusedByCompiler: readonly Violation[] = [
  ['src/core', 'export default process.cwd();'],
  ['src/core', 'export default document.title;'],
  ['src/core', 'export default setTimeout(() => {}, 1);'],
  ['src/core/kramdown', `import fs from 'node:fs';\nexport default fs;`],
  ['src/core/rules/html', 'export default fetch("https://a.example/");'],
];

/** What is told of single files, or of folders that are no layers. */
const others: Readonly<Record<string, readonly Import[]>> = {
  'core/rules/html': [
    { specifier: './unclosed-element.ts', isAllowed: false },
    { specifier: './mend-tag.ts', isAllowed: true },
    { specifier: '../lead/title-mismatch.ts', isAllowed: false },
    { specifier: '../index.ts', isAllowed: false },
    { specifier: '../rule.ts', isAllowed: true },
  ],
  'core/rules': [{ specifier: './html/unclosed-element.ts', isAllowed: false }],
  'core/schema': [{ specifier: '../../../media/front-matter.schema.json', isAllowed: true }],
  'extension/preview': [{ specifier: '../../preview/protocol.ts', isAllowed: true }],
  'extension/features': [{ specifier: '../../preview/protocol.ts', isAllowed: false }],
};

describe('The import rules', () => {
  let copy: ProjectCopy;

  before(() => {
    copy = copyProject([
      '.gitignore',
      'biome.json',
      'biome.layers.json',
      'media',
      'package.json',
      'src',
      'tsconfig.base.json',
    ]);
  });

  after(() => copy.remove());

  it('are kept by the linter, each that is forbidden and none else', () => {
    const imports = new Map(folders().map(([file, folder, layer]) => [file, importsOf(folder, layer)]));
    assert.ok([...imports.values()].flat().filter(({ isAllowed }) => !isAllowed).length > 500);
    for (const [file, list] of imports) {
      const lines = list.map(({ specifier }, index) => `import name${index} from '${specifier}';\n`);
      fs.writeFileSync(path.join(copy.folder, file), lines.join(''));
    }
    const options = ['--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none'];
    const { stdout } = copy.program(programs.biome, 'lint', ...options, ...imports.keys());
    const report: BiomeReport = JSON.parse(stdout);
    const refused = new Set(
      report.diagnostics.map(({ location }) => `${location.path}:${location.start.line}`),
    );
    const wrong = [...imports].flatMap(([file, list]) =>
      list.flatMap(({ specifier, isAllowed }, index) => {
        const isRefused = refused.has(`${file}:${index + 1}`);
        return isRefused === isAllowed
          ? [`${file} ${isRefused ? 'may not' : 'may'} import ${specifier}`]
          : [];
      }),
    );
    assert.deepEqual(wrong, []);
  });

  it('are kept by the compiler, to which core is neither Node nor a browser', () => {
    const files = write(refusedByCompiler);
    const options = [
      '--noEmit',
      '--emitDeclarationOnly',
      'false',
      '--composite',
      'false',
      '--pretty',
      'false',
    ];
    const { stdout } = copy.program(programs.tsc, '-p', 'src/core', ...options);
    assert.deepEqual(
      files.filter(file => !stdout.includes(`${file}(`)),
      [],
    );
  });

  /** Writes each source into a file of its own and returns their paths. */
  function write(violations: readonly Violation[]): readonly string[] {
    return violations.map(([folder, source], index) => {
      const file = `${folder}/violation-${index}.ts`;
      fs.writeFileSync(path.join(copy.folder, file), `${source}\n`);
      return file;
    });
  }
});

/** A file to write in each folder of a layer; of a layer that is one file, that file. */
function folders(): readonly (readonly [file: string, folder: string, layer: Layer])[] {
  return layers.flatMap(layer =>
    foldersOf(layer, path.join(projectFolder, 'src')).map(folder => {
      const file = layer.place.endsWith('.ts') ? layer.place : `${folder}/violation.ts`;
      return [`src/${file}`, folder, layer] as const;
    }),
  );
}

function importsOf(folder: string, layer: Layer): readonly Import[] {
  const mayImport = (place: string): boolean =>
    layer.mayImport.some(other => place === other || place.startsWith(`${other}/`));
  const ofLayers = layers
    .filter(({ place }) => place !== layer.place && !place.startsWith(`${layer.place}/`))
    .map(({ place }) => ({ specifier: specifierOf(folder, fileOf(place)), isAllowed: mayImport(place) }));
  const ofPackages = [
    { specifier: 'node:fs', isAllowed: ['node', 'both'].includes(layer.knows) },
    { specifier: 'vscode', isAllowed: ['vscode', 'both'].includes(layer.knows) },
    { specifier: 'yaml', isAllowed: true },
  ];
  return [...ofLayers, ...ofPackages, ...(folder === layer.place ? (others[folder] ?? []) : [])];
}

/** A file of a layer: it need not be there. */
function fileOf(place: string): string {
  return place.endsWith('.ts') ? place : `${place}/some-file.ts`;
}

function specifierOf(folder: string, file: string): string {
  const name = path.posix.relative(folder, file);
  return name.startsWith('.') ? name : `./${name}`;
}

/** What is read of the report of Biome 2. */
interface BiomeReport {
  readonly diagnostics: readonly {
    readonly location: { readonly path: string; readonly start: { readonly line: number } };
  }[];
}
