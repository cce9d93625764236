import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';

/** An extension of one file. */
export interface SmallExtension {
  readonly name: string;
  /** What the manifest says besides. */
  readonly manifest: Readonly<Record<string, unknown>>;
  /** CommonJS, in `extension.js`. */
  readonly source: string;
}

/** Packs an extension that only tests know, into a folder; returns the path of its VSIX. */
export async function packExtension(
  folder: string,
  { name, manifest, source }: SmallExtension,
): Promise<string> {
  const home = path.join(folder, name);
  await mkdir(home, { recursive: true });
  const all = {
    name,
    publisher: 'copydesk',
    version: '0.0.1',
    engines: { vscode: '^1.100.0' },
    files: ['extension.js'],
    capabilities: { virtualWorkspaces: true, untrustedWorkspaces: { supported: true } },
    ...manifest,
  };
  await writeFile(path.join(home, 'package.json'), JSON.stringify(all));
  await writeFile(path.join(home, 'extension.js'), source);
  await writeFile(path.join(home, 'README.md'), 'For tests.\n');
  const vsix = path.join(home, `${name}.vsix`);
  await createVSIX({
    cwd: home,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  });
  return vsix;
}
