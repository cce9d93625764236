import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { packExtension } from '../code-server/pack-extension.ts';
import { reportName } from '../suite/report.ts';

/** The scheme of a folder that lies on no disk. */
export const virtualScheme = 'copydesk-newsroom';

/** What the folder holds, and the file of the suite's report, which somebody outside has to read. */
export interface VirtualSite {
  readonly site: string;
  readonly report: string;
}

/**
 * Packs an extension that serves a copy of a site from memory, as extensions for repositories elsewhere do: a folder of
 * a scheme of its own, which makes the workspace a virtual one.
 *
 * @param folder where it is made
 * @returns the path of the VSIX
 */
export async function packVirtualSite(folder: string, { site, report }: VirtualSite): Promise<string> {
  const files = await readFiles(site);
  // The compiler at hand keeps the names of functions by a helper of its own.
  const source = `const __name = made => made;\n(${serve.toString()})(require('vscode'), module.exports, ${JSON.stringify({ scheme: virtualScheme, name: path.basename(site), files, report, reportName })});`;
  const manifest = { browser: './extension.js', activationEvents: [`onFileSystem:${virtualScheme}`] };
  return packExtension(folder, { name: 'virtual-newsroom', manifest, source });
}

async function readFiles(site: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
  const texts = files.map(async file => [
    path.relative(site, file).split(path.sep).join('/'),
    (await readFile(file)).toString('base64'),
  ]);
  return Object.fromEntries(await Promise.all(texts));
}

interface Served {
  readonly scheme: string;
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly report: string;
  readonly reportName: string;
}

/** Runs in the web worker, by its text alone: nothing outside of it is there. */
function serve(vscode: typeof import('vscode'), exports: Record<string, unknown>, served: Served): void {
  const { scheme, name, files, report, reportName: reportFile } = served;
  const contents = new Map(
    Object.entries(files).map(([file, base64]) => [
      `/${name}/${file}`,
      Uint8Array.from(atob(base64), sign => sign.charCodeAt(0)),
    ]),
  );
  const changes = new vscode.EventEmitter<import('vscode').FileChangeEvent[]>();
  const childrenOf = (folder: string): Map<string, number> => {
    const prefix = folder === '/' ? '/' : `${folder}/`;
    const below = [...contents.keys()].filter(file => file.startsWith(prefix));
    return new Map(
      below.map(file => {
        const [child, ...rest] = file.slice(prefix.length).split('/');
        return [child!, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File];
      }),
    );
  };
  const refuse = (uri: import('vscode').Uri): never => {
    throw vscode.FileSystemError.FileNotFound(uri);
  };
  exports['activate'] = ({ extensionUri }: import('vscode').ExtensionContext) =>
    vscode.workspace.registerFileSystemProvider(
      scheme,
      {
        onDidChangeFile: changes.event,
        watch: () => ({ dispose() {} }),
        stat(uri) {
          const file = contents.get(uri.path);
          if (!file && childrenOf(uri.path).size === 0) refuse(uri);
          const type = file ? vscode.FileType.File : vscode.FileType.Directory;
          return { type, ctime: 0, mtime: 0, size: file?.length ?? 0 };
        },
        readDirectory: uri => [...childrenOf(uri.path)],
        readFile: uri => contents.get(uri.path) ?? refuse(uri),
        createDirectory() {},
        async writeFile(uri, content) {
          if (uri.path === `/${reportFile}`)
            await vscode.workspace.fs.writeFile(extensionUri.with({ path: report }), content);
          else contents.set(uri.path, new Uint8Array(content));
          changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
        },
        delete: uri => void contents.delete(uri.path),
        rename(from, to) {
          contents.set(to.path, contents.get(from.path) ?? refuse(from));
          contents.delete(from.path);
        },
      },
      { isCaseSensitive: true },
    );
}
