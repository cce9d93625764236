/*
 * All texts that Copydesk says, gathered from the sources: the keys of the translations.
 */
import fs from 'node:fs';
import path from 'node:path';
import { rules } from '../core/rules/index.ts';
import { builtInSchema } from '../core/schema/read-schema.ts';
import { descriptions } from './described.ts';
import { projectFolder } from './project-folder.ts';

/** A text of which no translation can be found: not written as one literal where it is said. */
export interface UnreadText {
  /** `src/core/check.ts:12`. */
  readonly place: string;
}

/** The templates, with no text twice, and the calls whose text is no literal. */
export interface Texts {
  readonly templates: ReadonlySet<string>;
  readonly unread: readonly UnreadText[];
}

/**
 * What says a text: `phrase` of core, VS Code's own in the extension, `saying` of the command line; `…Key` is what
 * `phraseKey` has marked elsewhere.
 */
const saying =
  /\b(?:l10n\.t|phrase(?!\(\w*[kK]ey\b)|phraseKey|saying)\(\s*(?<text>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.)*`)?/g;

/** Those of the rules and of the data that Copydesk ships, and those that other sources say. */
export function collectTexts(): Texts {
  const templates = new Set([
    ...rules.flatMap(({ summary, messages }) => [summary, ...Object.values(messages)]),
    ...Object.values(builtInSchema.properties).flatMap(({ description = [] }) => description),
    ...descriptions(),
  ]);
  const unread: UnreadText[] = [];
  for (const file of sourcesBelow(path.join(projectFolder, 'src'))) {
    const source = fs.readFileSync(file, 'utf8');
    for (const { index, groups } of source.matchAll(saying)) {
      if (groups?.['text'] === undefined) unread.push({ place: placeOf(file, source, index) });
      else templates.add(literalValue(groups['text']));
    }
  }
  return { templates, unread };
}

/** The tools speak to developers. */
function sourcesBelow(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      file =>
        file.endsWith('.ts') && !file.startsWith('tools') && file !== path.join('core', 'text', 'phrase.ts'),
    )
    .map(file => path.join(folder, file));
}

function placeOf(file: string, source: string, index: number): string {
  return `${path.relative(projectFolder, file)}:${source.slice(0, index).split('\n').length}`;
}

/** The text of a literal without holes, in whichever quotes. */
function literalValue(literal: string): string {
  const inner = literal.slice(1, -1).replace(/\\(['"`$])/g, '$1');
  // What is left escaped (\n, \u00a0) is written in JSON the same way.
  return JSON.parse(`"${inner.replace(/(?<!\\)"/g, '\\"')}"`);
}
