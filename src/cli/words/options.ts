import type { LanguageId } from './language.ts';
import type { Said } from './saying.ts';
import type { Baselines, Report, Shard, Threshold } from './values.ts';

/** What decides which files are read and by which settings. */
export interface InputOptions {
  /** Files, folders, globs; `-` is standard input. */
  readonly paths: readonly string[];
  /** Otherwise the one path is the current folder. */
  readonly arePathsNamed: boolean;
  readonly site: string | undefined;
  readonly config: string | undefined;
  /** The path that the text on standard input is taken to have. */
  readonly stdinPath: string;
  /** The reader's; undefined is English. */
  readonly language: LanguageId | undefined;
}

/** What `copydesk check` was asked to do. */
export interface CheckOptions extends InputOptions, Baselines {
  readonly fix: 'safe' | 'all' | undefined;
  readonly isDryRun: boolean;
  readonly reports: readonly Report[];
  readonly failOn: Threshold;
  /** More findings than this fail the run, whatever their severity. */
  readonly maxFindings: number | undefined;
  /** Only findings that fail the run are reported. */
  readonly isQuiet: boolean;
  /** `ID=SEVERITY`, as written. */
  readonly rules: readonly string[];
  /** Knows all posts of the site, even when single files are checked. */
  readonly knowsNewsroom: boolean;
  /** The file that keeps results. */
  readonly cache: string | undefined;
  /** Only posts that have changed since this commit. */
  readonly changed: string | undefined;
  readonly shard: Shard | undefined;
  /** Undefined: chosen for the machine and the number of posts. */
  readonly threads: number | undefined;
}

/** What `copydesk links` was asked to do. */
export interface LinksOptions extends InputOptions {
  /** The output of a link checker. */
  readonly lychee: string | undefined;
  readonly reports: readonly Report[];
  readonly failOn: Threshold;
}

/** What `copydesk render` was asked to do. */
export interface RenderOptions extends InputOptions {
  readonly out: string | undefined;
  /** The whole page, the article within the layouts of its site. */
  readonly isWithLayout: boolean;
}

/** What `copydesk tidy` was asked to do. */
export interface TidyOptions extends InputOptions {
  /** Lists what would be removed, and writes nothing. */
  readonly isList: boolean;
}

/** What `copydesk init` was asked to do. */
export interface InitOptions extends InputOptions {
  /** Otherwise it only prints what it would write. */
  readonly isWriting: boolean;
}

/** What `copydesk words` was asked to do. */
export type WordsOptions = InputOptions;

/** What `copydesk images` was asked to do. */
export type ImagesOptions = InputOptions;

/** A command that goes through posts. */
export type PostCommand =
  | { readonly kind: 'check'; readonly options: CheckOptions }
  | { readonly kind: 'render'; readonly options: RenderOptions }
  | { readonly kind: 'tidy'; readonly options: TidyOptions }
  | { readonly kind: 'init'; readonly options: InitOptions }
  | { readonly kind: 'words'; readonly options: WordsOptions }
  | { readonly kind: 'links'; readonly options: LinksOptions }
  | { readonly kind: 'images'; readonly options: ImagesOptions };

/** A command line, understood. */
export type Command =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'bad-usage'; readonly problem: Said }
  | { readonly kind: 'rules'; readonly isJson: boolean; readonly language: LanguageId | undefined }
  | { readonly kind: 'explain'; readonly rule: string; readonly language: LanguageId | undefined }
  | { readonly kind: 'lsp'; readonly language: LanguageId | undefined }
  | PostCommand;
