import type { BuildFiles } from './build-files.ts';
import { isPagesTheme } from './known-plugins.ts';
import type { JekyllRun } from './read-workflows.ts';

/**
 * What says that GitHub Pages builds a site from its branch, as it does where nobody says how; undefined where nothing
 * does. No gems are named, nothing runs Jekyll, and there are no plugins of the site's own, which it would not run.
 */
export function branchEvidence(
  config: Readonly<Record<string, unknown>>,
  files: BuildFiles,
  runs: readonly JekyllRun[],
): '_config.yml' | 'CNAME' | undefined {
  const { gemfile, gemfileLock, workflows, scripts, plugins, hasDomain } = files;
  const isBuiltElsewhere =
    runs.length > 0 ||
    scripts.size > 0 ||
    plugins.size > 0 ||
    [...workflows.values()].some(text => /jekyll|deploy-pages|gh-pages|upload-pages-artifact/i.test(text));
  if (gemfile !== undefined || gemfileLock !== undefined || isBuiltElsewhere) return undefined;
  if (hasDomain) return 'CNAME';
  const { theme, remote_theme: remote } = config;
  // Elsewhere a site needs a `Gemfile` to have one of them.
  const isOfPages = typeof theme === 'string' && isPagesTheme(theme);
  return files.areRead && (isOfPages || typeof remote === 'string') ? '_config.yml' : undefined;
}
