import type { HostOptions } from '../options.ts';

const patienceMilliseconds = 5000;

/**
 * Whether tests use a desktop VS Code: when asked to; else on Windows always, since no server runs there, and elsewhere
 * when there is a screen and VS Code's download server answers.
 */
export async function useDesktop({ host }: Pick<HostOptions, 'host'>): Promise<boolean> {
  if (host !== undefined) return host === 'desktop';
  if (process.platform === 'win32') return true;
  return hasScreen() && (await canDownload());
}

/** Whether a window can be shown. */
export function hasScreen(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

async function canDownload(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(patienceMilliseconds);
    return (await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal })).ok;
  } catch {
    return false; // No network, or one that keeps it away: the server from the npm registry does as well.
  }
}
