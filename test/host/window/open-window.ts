import { useDesktop } from '../desktop/reach.ts';
import { openDesktopWindow } from './desktop-window.ts';
import { openServerWindow } from './server-window.ts';
import type { Window, WindowOptions } from './window.ts';

/** Opens a VS Code window: of a desktop where there is one to be had, of a server in a hidden browser elsewhere. */
export async function openWindow(options: WindowOptions): Promise<Window> {
  return (await useDesktop(options)) ? openDesktopWindow(options) : openServerWindow(options);
}
