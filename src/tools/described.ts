/*
 * The descriptions in files of data that the extension ships: the settings' schema and the snippets.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Translate } from '../core/text/phrase.ts';
import { projectFolder } from './project-folder.ts';

/** The schema of `.copydesk.json`, which VS Code asks for by the language that it speaks. */
export const settingsSchemaFile = 'media/copydesk.schema.json';

/** Below these keys stand words for people. */
const described: ReadonlySet<string> = new Set(['description', 'enumDescriptions']);

/** The same data with its descriptions in another language. */
export function withDescriptions(value: unknown, translate: Translate, isDescribed = false): unknown {
  if (typeof value === 'string') return isDescribed ? translate(value) : value;
  if (Array.isArray(value)) return value.map(each => withDescriptions(each, translate, isDescribed));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withDescriptions(each, translate, described.has(key))]),
  );
}

/** All descriptions in these files that the manifest's words do not say already. */
export function descriptions(): readonly string[] {
  const found = new Set<string>();
  const note: Translate = text => {
    found.add(text);
    return text;
  };
  for (const file of [settingsSchemaFile, 'snippets/posts.code-snippets']) withDescriptions(read(file), note);
  const said = new Set(Object.values(read('package.nls.json')));
  return [...found].filter(text => !said.has(text));
}

function read(file: string): Readonly<Record<string, unknown>> {
  return JSON.parse(fs.readFileSync(path.join(projectFolder, file), 'utf8'));
}
