import path from 'node:path';
import {
  createLineIndex,
  defaultSettings,
  readSettingsText,
  readSiteFolder,
  readSiteSchemas,
  type Settings,
  type Site,
  type SiteFolderReader,
  type SiteSchemas,
  sourceFolderOf,
  type Translate,
  withFiles,
} from '../../core/index.ts';
import { hasCode, reasonOf } from '../files/file-problem.ts';
import type { Tell } from '../files/print.ts';
import { NOT_UTF8 } from '../files/read-text.ts';
import { type Said, saying } from '../words/saying.ts';
import { type Reads, readFile, readIfThere } from './noted-reads.ts';
import { readSiteFiles, watchFiles } from './read-site-files.ts';

/** Reads what determines how posts are checked. The caller caches. */
export interface SiteParts {
  /** The settings in a file; the defaults if there is none. */
  settings(file: string | undefined): Promise<Settings>;
  schemas(root: string, settings: Settings, settingsFile: string | undefined): Promise<SiteSchemas>;
  site(
    configFile: string | undefined,
    folder: SiteFolderReader | undefined,
    settings: Settings,
  ): Promise<Site>;
  /** How often a site's files have been read so far. */
  timesAsked(): number;
  /** Whether any problem was found so far. */
  hasProblems(): boolean;
}

/** What reading the parts of a site needs. */
export interface PartsHost {
  readonly reads: Reads;
  readonly translate: Translate | undefined;
  readonly tell: Tell;
}

/** Reads parts of sites, and reports their problems. */
export function createSiteParts({ reads, translate, tell }: PartsHost): SiteParts {
  let hasProblem = false;
  let asked = 0;

  function refuse(problem: Said): void {
    hasProblem = true;
    tell(problem);
  }

  async function readNoted(file: string): Promise<string | undefined> {
    return reads.note(file, await readIfThere(file));
  }

  async function readConfig(file: string): Promise<string | undefined> {
    try {
      return reads.note(file, new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)));
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined;
      const reason = error instanceof TypeError ? NOT_UTF8 : reasonOf(error);
      refuse(
        saying('{file}: The file cannot be read: {reason}. Posts are checked without its settings.', {
          file,
          reason,
        }),
      );
      return undefined;
    }
  }

  return {
    async settings(file) {
      if (!file) return defaultSettings;
      try {
        const text = reads.note(file, (await readFile(file)).toString());
        const reading = readSettingsText(text, { translate });
        const lines = createLineIndex(text);
        for (const { message, span } of reading.problems) {
          const { line, column } = lines.positionAt(span.start);
          refuse(
            saying('{place}: {problem}', { place: `${file}:${line + 1}:${column + 1}`, problem: message }),
          );
        }
        return reading.settings;
      } catch (error) {
        refuse(saying('{file}: The file cannot be read: {reason}.', { file, reason: reasonOf(error) }));
        return defaultSettings;
      }
    },

    async schemas(root, { schemas: named, fields }, settingsFile) {
      const schemas = await readSiteSchemas(named, file => readNoted(path.join(root, file)), {
        fields,
        translate,
      });
      for (const { schema, isThere, messages } of schemas.problems) {
        const place = isThere ? path.join(root, schema) : (settingsFile ?? schema);
        for (const message of messages) refuse(saying('{place}: {problem}', { place, problem: message }));
      }
      return schemas;
    },

    async site(configFile, folder, { build }) {
      const configYaml = configFile && (await readConfig(configFile));
      const site = await readSiteFolder({ configYaml, folder, setting: build, translate });
      if (configFile === undefined) return site;
      // Copydesk may not understand what Jekyll accepts.
      for (const problem of site.problems) tell(saying('{place}: {problem}', { place: configFile, problem }));
      const source = path.join(path.dirname(configFile), sourceFolderOf(site));
      const files = readSiteFiles(source, reads.note);
      return withFiles(
        site,
        watchFiles(files, () => {
          asked++;
        }),
      );
    },

    timesAsked: () => asked,
    hasProblems: () => hasProblem,
  };
}
