import { matchesGlob } from '../../core/index.ts';

/** Whether an ignore file names a path, relative to its folder, with `/`. */
export type Ignores = (path: string) => boolean;

interface Line {
  /** It cancels earlier lines. */
  readonly isBack: boolean;
  readonly isForFolders: boolean;
  readonly globs: readonly string[];
}

/** Reads an ignore file as git reads a `.gitignore`: the last line that matches wins, and what lies in an ignored folder stays so. */
export function readIgnoreFile(text: string): Ignores {
  const lines = text.split(/\r?\n/).flatMap(line => readLine(line) ?? []);
  if (lines.length === 0) return () => false;
  return path => {
    const parts = path.split('/');
    return parts.some((_, index) => isNamed(parts.slice(0, index + 1).join('/'), index < parts.length - 1));
  };

  function isNamed(entry: string, isFolder: boolean): boolean {
    const last = lines.findLast(line => (isFolder || !line.isForFolders) && matchesGlob(line.globs, entry));
    return last !== undefined && !last.isBack;
  }
}

function readLine(line: string): Line | undefined {
  const trimmed = line.replace(/(?<!\\)[ \t]+$/, '');
  if (trimmed === '' || trimmed.startsWith('#')) return undefined;
  const isBack = trimmed.startsWith('!');
  const written = (isBack ? trimmed.slice(1) : trimmed).replace(/^\\(?=[#!])/, '');
  const isForFolders = written.endsWith('/');
  const pattern = isForFolders ? written.slice(0, -1) : written;
  const glob = pattern.includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`;
  return glob === '' ? undefined : { isBack, isForFolders, globs: [glob] };
}
