/*
 * Where VS Code runs extensions in Node, it loads this file, which loads the extension, and core when the extension asks
 * for it, and keeps what V8 has compiled of both: to compile all of it anew takes longer than the rest of its start. In a
 * web worker `src/web` does so.
 */
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { loadCompiled } from './load-compiled.ts';

/** What VS Code asks of an extension. */
interface Extension {
  activate(context: vscode.ExtensionContext): void;
}

const SETTLED_TIME = 10_000;

/** Called by VS Code once, as that of the extension would be. */
export function activate(context: vscode.ExtensionContext): void {
  load(context).activate(context);
}

function load({ extensionMode, globalStorageUri, extension }: vscode.ExtensionContext): Extension {
  // Who develops it has it built anew all the time.
  const isInstalled =
    extensionMode !== vscode.ExtensionMode.Development && globalStorageUri.scheme === 'file';
  const loadFile = (name: string): unknown => {
    const file = path.join(__dirname, name);
    if (!isInstalled) return require(file);
    const { size, mtimeMs } = fs.statSync(file);
    return loadCompiled(file, {
      folder: globalStorageUri.fsPath,
      about: `${extension.packageJSON.version}-${size}-${Math.round(mtimeMs)}`,
      require: wanted => (wanted.startsWith('./') ? loadFile(wanted) : require(wanted)),
      settledTime: SETTLED_TIME,
    });
  };
  // It is what `extension.ts` exports.
  return loadFile('extension.js') as Extension;
}
