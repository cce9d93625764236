import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from './project-folder.ts';

/** `![text](target)` and `[text](target)`, where the target is a file of the project. */
const FILE_LINK = /(!?)\[([^\][]*)\]\((?!\w+:|#)([^()\s]+)\)/g;

const types: Readonly<Record<string, string>> = { '.png': 'image/png', '.webp': 'image/webp' };

/**
 * The README as the extension's page in VS Code can show it, which has no files and takes pictures by `https:` and
 * `data:` alone. Where the project has a public place, links and pictures lead there; until then the page carries its
 * pictures, and what was a link to a file is its text.
 */
export async function extensionPage(readme: string, repository: string | undefined): Promise<string> {
  const places = [...readme.matchAll(FILE_LINK)];
  const written = await Promise.all(
    places.map(([, mark = '', text = '', file = '']) => {
      if (repository !== undefined)
        return `${mark}[${text}](${repository}/${mark === '' ? 'blob' : 'raw'}/HEAD/${file})`;
      return mark === '' ? text : embed(text, file);
    }),
  );
  let next = 0;
  return readme.replace(FILE_LINK, () => written[next++]!);
}

async function embed(text: string, file: string): Promise<string> {
  const type = types[path.extname(file)];
  if (type === undefined)
    throw new Error(`${file}: the extension's page cannot show a picture of this kind.`);
  const bytes = await readFile(path.join(projectFolder, file));
  return `![${text}](data:${type};base64,${bytes.toString('base64')})`;
}

/** The web address of the project, as `repository` in package.json names it: `git+https://host/a/b.git` too. */
export function webAddressOf(repository: unknown): string | undefined {
  const url =
    typeof repository === 'object' && repository !== null ? Reflect.get(repository, 'url') : repository;
  return typeof url === 'string' ? url.replace(/^git\+/, '').replace(/(?:\.git)?\/?$/, '') : undefined;
}
