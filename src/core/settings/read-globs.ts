import { isGlob } from '../text/patterns/glob.ts';
import type { SettingsPath, SettingsReport } from './settings-report.ts';

/** Whether a value is a list of texts, as globs are. */
export function isGlobs(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(glob => typeof glob === 'string' && glob !== '');
}

/** Leaves out the globs that no matcher of ours reads. */
export function readGlobs(
  globs: readonly string[],
  path: SettingsPath,
  report: SettingsReport,
): readonly string[] {
  const message = report.phrase('This glob is too long or refers back to what it matched.', {});
  return globs.filter((glob, index) => {
    const isRead = isGlob(glob);
    if (!isRead) report.value(message, [...path, index]);
    return isRead;
  });
}
