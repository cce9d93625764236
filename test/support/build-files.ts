import { type BuildFiles, noBuildFiles } from '../../src/core/index.ts';

/** The files of a made-up site that tell how it is built, by their paths. */
export function buildFilesOf(files: Readonly<Record<string, string>>): BuildFiles {
  const below = (pattern: RegExp): ReadonlyMap<string, string> =>
    new Map(Object.entries(files).filter(([path]) => pattern.test(path)));
  return {
    ...noBuildFiles,
    gemfile: files['Gemfile'],
    gemfileLock: files['Gemfile.lock'],
    workflows: below(/^\.github\/workflows\//),
    scripts: below(/^(?:netlify\.toml|\.gitlab-ci\.yml)$/),
    configs: below(/^_config\..*\.yml$|^_config[-_]/),
    plugins: below(/^_plugins\//),
    hasDomain: files['CNAME'] !== undefined,
    areRead: true,
  };
}
