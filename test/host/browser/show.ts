import { spawn } from 'node:child_process';
import { hasScreen } from '../desktop/reach.ts';

/** Opens an address in the person's own browser if there is a screen for it. That it fails does not matter. */
export function showPage(url: string): void {
  if (!hasScreen()) return;
  const child = spawn(process.platform === 'darwin' ? 'open' : 'xdg-open', [url], {
    stdio: 'ignore',
    detached: true,
  });
  child.once('error', () => undefined); // No such program: the address is on the screen.
  child.unref();
}
