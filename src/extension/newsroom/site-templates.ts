import * as vscode from 'vscode';
import { readTemplateFields, type Template, type TemplateFields } from '../../core/index.ts';

const TEMPLATE = /\.(?:html?|xml|json|md|markdown|txt)$/i;
/** Copies of a theme or of a whole site would be no templates, but take long. */
const MAX_FILES = 1000;

/**
 * Which fields the layouts and includes of a site read, and the pages at its root. Undefined where there are no layouts:
 * those of a theme are not at hand.
 */
export async function readTemplates(root: vscode.Uri): Promise<TemplateFields | undefined> {
  const layouts = await filesBelow(root, '_layouts');
  if (layouts.length === 0) return undefined;
  const pages = (await entriesOf(root)).filter(([, type]) => type === vscode.FileType.File);
  const files = [...layouts, ...(await filesBelow(root, '_includes')), ...pages.map(([name]) => name)]
    .filter(file => TEMPLATE.test(file))
    .slice(0, MAX_FILES);
  return readTemplateFields(await Promise.all(files.map(file => readTemplate(root, file))));
}

/** Not through symbolic links, which may lead in circles. */
async function filesBelow(root: vscode.Uri, folder: string): Promise<readonly string[]> {
  const entries = await entriesOf(vscode.Uri.joinPath(root, folder));
  const files = entries.map(([name, type]) => {
    const file = `${folder}/${name}`;
    return type === vscode.FileType.Directory ? filesBelow(root, file) : [file];
  });
  return (await Promise.all(files)).flat();
}

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return []; // Most sites have no such folder, and of one that cannot be read nothing is known.
  }
}

async function readTemplate(root: vscode.Uri, path: string): Promise<Template> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, path));
    return { path, text: new TextDecoder().decode(bytes) };
  } catch {
    return { path, text: '' }; // It went a moment ago, or nobody may read it.
  }
}
