import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Program, runProgram } from '../run-program.ts';

/** A system's way to install a Chromium, and a font with Chinese characters so that screenshots can be read. */
interface PackageManager {
  readonly name: string;
  /** Fetches the list of packages; that it fails is no reason not to try. */
  readonly update: readonly string[] | undefined;
  readonly install: readonly string[];
  readonly browser: string;
  readonly font: string;
}

const packageManagers: readonly PackageManager[] = [
  {
    name: 'apt-get',
    update: ['update', '-qq'],
    install: ['install', '-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'],
    browser: 'chromium',
    font: 'fonts-noto-cjk',
  },
  {
    name: 'dnf',
    update: undefined,
    install: ['install', '-y', '-q'],
    browser: 'chromium',
    font: 'google-noto-sans-cjk-fonts',
  },
  {
    name: 'apk',
    update: undefined,
    install: ['add', '--no-cache', '--quiet'],
    browser: 'chromium',
    font: 'font-noto-cjk',
  },
  {
    name: 'pacman',
    update: ['-Sy', '--noconfirm'],
    install: ['-S', '--noconfirm', '--needed'],
    browser: 'chromium',
    font: 'noto-fonts-cjk',
  },
];

/** Installs a Chromium where that is nobody's own machine or we are its root anyway. False when it could not be done. */
export async function installByPackageManager(machine: {
  readonly isContinuousIntegration: boolean;
}): Promise<boolean> {
  const isRoot = process.getuid?.() === 0;
  if (process.platform !== 'linux' || !(isRoot || machine.isContinuousIntegration)) return false;
  const manager = packageManagers.find(({ name }) => isOnPath(name));
  if (manager === undefined) return false;
  console.log(`Installing ${manager.browser} with ${manager.name} …`);
  const call = (...args: readonly string[]) => attempt(asRoot(manager.name, args, isRoot));
  if (manager.update !== undefined) await call(...manager.update);
  const isInstalled = await call(...manager.install, manager.browser);
  if (isInstalled) await call(...manager.install, manager.font);
  return isInstalled;
}

function isOnPath(name: string): boolean {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .some(folder => existsSync(path.join(folder, name)));
}

function asRoot(name: string, args: readonly string[], isRoot: boolean): Program {
  return isRoot ? { file: name, args } : { file: 'sudo', args: ['--non-interactive', name, ...args] };
}

async function attempt(program: Program): Promise<boolean> {
  try {
    await runProgram(program, { environment: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    return true;
  } catch (error) {
    console.error((error as Error).message);
    return false;
  }
}
