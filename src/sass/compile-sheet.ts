import { compileString, Logger, type Syntax } from 'sass';

/** A style sheet that Sass is to make CSS of, and where it finds what that imports. */
export interface SheetSource {
  /** Its file, relative to the site's root. */
  readonly path: string;
  readonly syntax: 'scss' | 'sass';
  readonly text: string;
  /** The folders in which Jekyll looks, `_sass` as a rule. */
  readonly folders: readonly string[];
  /** The text of a file of the site; undefined where there is none. */
  read(path: string): string | undefined;
}

/** What Sass made of it: its CSS, or why there is none. */
export type CompiledSheet = { readonly css: string } | { readonly problem: string };

const SCHEME = 'site:///';

/**
 * Compiles a style sheet as Jekyll's converter does. Never throws. The version of Sass is the last that puts declarations
 * before the nested rules that stand before them, as the Sass of GitHub Pages does and of most sites' lock files.
 */
export function compileSheet({ path, syntax, text, folders, read }: SheetSource): CompiledSheet {
  const texts = new Map<string, string>();

  function find(url: string, containing: URL | null): URL | null {
    const beside = containing === null ? '' : pathOf(containing).replace(/[^/]*$/, '');
    // Sass asks again for what it has found, by its whole address.
    if (url.startsWith(SCHEME)) return findBelow('', pathOf(new URL(url)));
    for (const folder of [beside, ...folders.map(name => `${name}/`)]) {
      const found = findBelow(folder, url);
      if (found) return found;
    }
    return null;
  }

  function findBelow(folder: string, name: string): URL | null {
    const wanted = normalise(folder + name);
    if (wanted === undefined) return null;
    for (const candidate of candidatesFor(wanted)) {
      const found = read(candidate);
      if (found === undefined) continue;
      texts.set(candidate, found);
      return new URL(SCHEME + encodeURI(candidate));
    }
    return null;
  }

  try {
    const importer = {
      canonicalize: (url: string, { containingUrl }: { readonly containingUrl: URL | null }) =>
        find(url, containingUrl),
      load: (url: URL) => {
        const file = pathOf(url);
        return { contents: texts.get(file) ?? '', syntax: syntaxOf(file) };
      },
    };
    const { css } = compileString(text, {
      url: new URL(SCHEME + encodeURI(path)),
      syntax: syntax === 'sass' ? 'indented' : 'scss',
      importer,
      importers: [importer],
      logger: Logger.silent,
      charset: false,
    });
    return { css };
  } catch (error) {
    return { problem: error instanceof Error ? error.message.split('\n', 1)[0]! : String(error) };
  }
}

function pathOf(url: URL): string {
  return decodeURI(url.pathname).replace(/^\/+/, '');
}

/** Undefined for what leads out of the site. */
function normalise(path: string): string | undefined {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && kept.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') kept.push(part);
  }
  return kept.join('/');
}

/** The files that a name may mean, in Sass's order. */
function candidatesFor(path: string): readonly string[] {
  const at = path.lastIndexOf('/') + 1;
  const [folder, name] = [path.slice(0, at), path.slice(at)];
  if (/\.(?:scss|sass|css)$/.test(name)) return [`${folder}_${name}`, path];
  const endings = ['.sass', '.scss', '.css'];
  return [
    ...endings.flatMap(ending => [`${folder}_${name}${ending}`, `${path}${ending}`]),
    ...endings.flatMap(ending => [`${path}/_index${ending}`, `${path}/index${ending}`]),
  ];
}

function syntaxOf(path: string): Syntax {
  if (path.endsWith('.sass')) return 'indented';
  return path.endsWith('.css') ? 'css' : 'scss';
}
