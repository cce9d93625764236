/*
 * Where VS Code runs extensions in a web worker, which knows no files that one could ask for another, it loads this file,
 * which loads the extension, and core for when the extension asks for it.
 */
import * as vscode from 'vscode';

/** What VS Code asks of an extension. */
interface Extension {
  activate(context: vscode.ExtensionContext): void;
}

/** A file of ours as Node would run it. */
type Run = (module: { exports: unknown }, exports: unknown, require: (wanted: string) => unknown) => void;

/** Called by VS Code once, as that of the extension would be. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const files = await importFiles(context.extensionUri, ['extension.js', 'core.js']);
  const load = (name: string): unknown => {
    const module = { exports: {} };
    files[name]!(module, module.exports, wanted =>
      wanted.startsWith('./') ? load(wanted.slice('./'.length)) : vscode,
    );
    return module.exports;
  };
  // It is what `extension.ts` exports.
  (load('extension.js') as Extension).activate(context);
}

/** Reads files of `dist` and imports them as one, in which each is a function. */
async function importFiles(
  extensionUri: vscode.Uri,
  names: readonly string[],
): Promise<Readonly<Record<string, Run>>> {
  const functions = await Promise.all(
    names.map(async name => {
      const file = vscode.Uri.joinPath(extensionUri, 'dist', name);
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      return `${JSON.stringify(name)}(module, exports, require) {${text}\n}`;
    }),
  );
  const code = new Blob([`export default {${functions.join(',')}};`], { type: 'text/javascript' });
  const address = URL.createObjectURL(code);
  try {
    // It is what was put together above.
    return ((await import(address)) as { readonly default: Readonly<Record<string, Run>> }).default;
  } finally {
    URL.revokeObjectURL(address);
  }
}
