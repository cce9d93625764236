import type { Page } from 'playwright-core';
import type { HostOptions } from '../options.ts';
import type { ProfileSource } from '../profile.ts';

/** A VS Code window that a test drives as a person would, with the built extension installed in it. */
export interface Window {
  readonly page: Page;
  /** The copy of the site that is open in it. */
  readonly workspace: string;
  /** Where VS Code keeps what it and its extensions remember. */
  readonly dataFolder: string;
  close(): Promise<void>;
}

/** What is opened in a window. */
export interface WindowOptions extends HostOptions, ProfileSource {
  readonly vsix: string;
  /** VS Code's language; English unless told. Of its own words it may have none in it. */
  readonly language?: string;
}
