import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { InputError } from '../files/file-problem.ts';
import { isWithin } from '../site/nearest.ts';
import { type Saying, saying } from '../words/saying.ts';

/** What git, and GitHub of a push that makes a branch, call the commit before the first. */
const NO_COMMIT = /^0{40,}$/;

/**
 * Whether a file has changed since a commit, is new, or is not known to git yet. Where branches have parted, what
 * counts is the commit that they have in common: what others have changed since is not this branch's affair.
 *
 * @param folders where the files lie; they may belong to several repositories
 */
export function findChanged(folders: readonly string[], commit: string): (file: string) => boolean {
  const changed = new Set<string>();
  const known = new Set<string>();
  for (const folder of new Set(folders)) {
    // A folder may be one of many of a repository: git is asked once.
    if ([...known].some(top => isWithin(path.resolve(folder), top))) continue;
    const top = git(folder, ['rev-parse', '--show-toplevel']).trimEnd();
    known.add(top);
    for (const file of changedIn(top, commit)) changed.add(path.join(top, file));
  }
  return file => changed.has(realPlaceOf(file));
}

function changedIn(top: string, commit: string): readonly string[] {
  if (NO_COMMIT.test(commit))
    return namesOf(git(top, ['ls-files', '--cached', '--others', '--exclude-standard', '-z']));
  // What looks like an option would be one.
  const named = commit.startsWith('-')
    ? undefined
    : tryGit(top, ['rev-parse', '--verify', '--quiet', `${commit}^{commit}`]);
  if (named === undefined) throw new InputError(sayUnknown(commit, top));
  const since = tryGit(top, ['merge-base', named.trim(), 'HEAD']) ?? named;
  const listed = [
    git(top, [
      'diff',
      '--name-only',
      '--no-ext-diff',
      '--no-renames',
      '--diff-filter=d',
      '-z',
      since.trim(),
      '--',
    ]),
    git(top, ['ls-files', '--others', '--exclude-standard', '-z']),
  ];
  return listed.flatMap(namesOf);
}

function namesOf(listed: string): readonly string[] {
  return listed.split('\0').filter(name => name !== '');
}

function sayUnknown(commit: string, folder: string): Saying {
  const isShallow = tryGit(folder, ['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
  return isShallow
    ? saying(
        '--changed {commit}: Git knows no such commit in {folder}, a clone with part of the history: fetch the rest.',
        { commit, folder },
      )
    : saying('--changed {commit}: Git knows no such commit in {folder}.', { commit, folder });
}

/** Git tells of links, not of what they lead to; the folders on the way it has by their real names. */
function realPlaceOf(file: string): string {
  return path.join(fs.realpathSync(path.dirname(file)), path.basename(file));
}

function tryGit(folder: string, words: readonly string[]): string | undefined {
  try {
    return git(folder, words);
  } catch {
    return undefined;
  }
}

function git(folder: string, words: readonly string[]): string {
  try {
    // The program that a repository's settings name for watching files is not started.
    return execFileSync('git', ['-c', 'core.fsmonitor=false', ...words], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 2 ** 30,
    });
  } catch (error) {
    throw new InputError(refusalOf(error, folder));
  }
}

function refusalOf(error: unknown, folder: string): Saying {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return saying('--changed: Git is not installed on this machine.', {});
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  if (/not a git repository/i.test(said))
    return saying('--changed: {folder} is not in a Git repository.', { folder });
  const [line = ''] = said.trim().split('\n');
  return saying('--changed: Git cannot tell what has changed in {folder}: {reason}', {
    folder,
    reason: line || String(error),
  });
}
