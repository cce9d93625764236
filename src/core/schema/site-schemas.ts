import { matchesGlob } from '../text/patterns/glob.ts';
import { createPhrase, type Language, type Phrase } from '../text/phrase.ts';
import { jekyllSchema, readSchema } from './read-schema.ts';
import type { FrontMatterSchema } from './schema.ts';

/** A schema of the site's own, as the settings name it. */
export interface SchemaSetting {
  /** Globs, relative to the site's root, of the posts that it holds for. */
  readonly files: readonly string[];
  /** Its file, relative to the site's root, with `/`. */
  readonly schema: string;
}

/** The schemas of a site. */
export interface SiteSchemas {
  /** The schema that holds for the post at `path`, relative to the site's root. */
  of(path: string): FrontMatterSchema;
  /** All that hold for some post. */
  readonly all: readonly FrontMatterSchema[];
  readonly problems: readonly SchemaProblem[];
}

/** Whether posts are to have a field, by its name. */
type FieldSettings = Readonly<Record<string, 'required' | 'optional'>>;

/** What is wrong with a schema that the settings name. In its place holds what Jekyll asks. */
export interface SchemaProblem {
  /** As the settings name it. */
  readonly schema: string;
  readonly isThere: boolean;
  /** Sentences for the user. */
  readonly messages: readonly string[];
}

/** Reads a file of the site; undefined where there is none. */
export type ReadSiteFile = (path: string) => Promise<string | undefined>;

/** How schemas are read. */
export interface SchemaOptions extends Language {
  /** What holds in each of them. */
  readonly fields?: FieldSettings;
}

/** Reads the schemas that the settings name. */
export async function readSiteSchemas(
  settings: readonly SchemaSetting[],
  readFile: ReadSiteFile,
  { fields = {}, translate }: SchemaOptions = {},
): Promise<SiteSchemas> {
  const phrase = createPhrase(translate);
  const files = [...new Set(settings.map(({ schema }) => schema))];
  const readings = new Map(
    await Promise.all(
      files.map(async file => [file, toReading(file, await readFile(file), phrase)] as const),
    ),
  );
  const entries = settings.map(({ files: globs, schema }) => ({
    isMatch: (path: string) => matchesGlob(globs, path),
    schema: withFields(readings.get(schema)?.schema ?? jekyllSchema, fields),
  }));
  const otherwise = withFields(jekyllSchema, fields);
  return {
    of: path => entries.find(({ isMatch }) => isMatch(path))?.schema ?? otherwise,
    all: [...entries.map(({ schema }) => schema), otherwise],
    problems: [...readings.values()].flatMap(({ problem }) => problem ?? []),
  };
}

/** Once for each schema: what validates by one is kept with it. */
function withFields(schema: FrontMatterSchema, fields: FieldSettings): FrontMatterSchema {
  const names = Object.keys(fields);
  if (names.length === 0) return schema;
  const optional = names.filter(name => fields[name] === 'optional');
  const required = names.filter(name => fields[name] === 'required');
  const others = schema.required.filter(name => !names.includes(name));
  return { ...schema, required: [...others, ...required], optional };
}

/** The schema of a file, or what is wrong with it. */
interface FileReading {
  readonly schema?: FrontMatterSchema;
  readonly problem?: SchemaProblem;
}

function toReading(schema: string, text: string | undefined, phrase: Phrase): FileReading {
  if (text === undefined) {
    const message = phrase("The file {file} does not exist in the site's folder or cannot be read.", {
      file: schema,
    });
    return { problem: { schema, isThere: false, messages: [message] } };
  }
  const reading = readSchema(text, phrase);
  if ('schema' in reading) return reading;
  return { problem: { schema, isThere: true, messages: reading.problems } };
}
