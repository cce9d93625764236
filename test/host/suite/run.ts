import type { Profile } from '../profile.ts';
import type { ExtensionHost } from './report.ts';

/** A suite that is to be run in a VS Code. */
export interface SuiteRun {
  readonly profile: Profile;
  /**
   * The bundled tests: CommonJS with a `run` function. VS Code runs them in the extension host of the extension whose
   * folder holds this file.
   */
  readonly suiteFile: string;
  readonly extensionHost: ExtensionHost;
  /** VS Code's language; English unless told. */
  readonly language?: string | undefined;
  /** The VSIX of another extension that is installed, where a server runs the suite. */
  readonly beside?: string | undefined;
  /** Whether the folder is served from memory, under a scheme of its own. */
  readonly isVirtual?: boolean;
}
