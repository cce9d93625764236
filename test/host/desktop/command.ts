import type { Profile } from '../profile.ts';
import type { Program } from '../run-program.ts';

/** A call of a desktop VS Code's `code` command that reads and writes the profile only. */
export function codeCommand(code: string, profile: Profile, ...args: readonly string[]): Program {
  return {
    file: code,
    args: [...profileArguments(profile), ...args],
    needsShell: process.platform === 'win32',
  };
}

/** The arguments with which a desktop VS Code keeps to a profile. */
export function profileArguments(profile: Profile): readonly string[] {
  const isRoot = process.getuid?.() === 0; // VS Code starts for root only without its sandbox.
  return [
    `--user-data-dir=${profile.dataFolder}`,
    `--extensions-dir=${profile.extensionsFolder}`,
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}
