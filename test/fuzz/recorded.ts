import { parsePost, readSite, render } from '../../src/core/index.ts';
import type { KramdownSettings } from './settings.ts';

/** A body, and what Jekyll makes of it. */
export interface Recorded {
  readonly text: string;
  readonly kramdown: KramdownSettings;
  readonly html: string;
}

/** A post with that body. */
export function postOf(body: string): string {
  return `---\n---\n${body}`;
}

/** What Copydesk makes of a body. */
export function renderBody(body: string, kramdown: KramdownSettings): string {
  // JSON is YAML.
  const site = readSite(JSON.stringify({ kramdown }));
  return render(parsePost('post.md', postOf(body), site)).html;
}
