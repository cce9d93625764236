import { type BuildSetting, noBuildSetting } from '../site/build-setting.ts';
import { isRecord } from '../text/is-record.ts';

/** Tells of a problem at a place of the settings; `isName`: the last name itself is wrong. */
type Report = (message: string, path: readonly (string | number)[], isName?: boolean) => void;

const NAMES = ['jekyll', 'liquid', 'markdown', 'future', 'drafts', 'unpublished', 'baseurl'] as const;

/** Reads the settings `build` and `liquid`. What cannot be read counts as not set. */
export function readBuildSetting(build: unknown, liquid: unknown, report: Report): BuildSetting {
  if (build === undefined && liquid === undefined) return noBuildSetting;
  return { ...noBuildSetting, ...readBuild(build, report), tags: readTags(liquid, report) };
}

function readBuild(build: unknown, report: Report): Partial<BuildSetting> {
  if (build === undefined) return {};
  if (!isRecord(build)) {
    report('"build" is not an object.', ['build']);
    return {};
  }
  for (const name of Object.keys(build)) {
    if (!NAMES.some(known => known === name))
      report(`There is no setting "${name}" here; there are ${NAMES.join(', ')}.`, ['build', name], true);
  }
  const { jekyll, liquid } = build;
  const wrong = (name: string, fault: string): undefined => {
    report(`"${name}" ${fault}.`, ['build', name]);
  };
  const isVersion = typeof jekyll === 'string' && /^(?:github-pages|[34](?:\.\d+)*)$/.test(jekyll);
  if (jekyll !== undefined && !isVersion)
    wrong('jekyll', 'is neither a version such as "4.3" nor "github-pages"');
  const liquidVersion = liquid === 4 || liquid === 5 ? liquid : undefined;
  if (liquid !== undefined && liquidVersion === undefined) wrong('liquid', 'is neither 4 nor 5');
  const text = (name: 'markdown' | 'baseurl'): string | undefined => {
    const value = build[name];
    if (value === undefined || typeof value === 'string') return value;
    return wrong(name, 'is no text');
  };
  const flag = (name: 'future' | 'drafts' | 'unpublished'): boolean | undefined => {
    const value = build[name];
    if (value === undefined || typeof value === 'boolean') return value;
    return wrong(name, 'is neither true nor false');
  };
  return {
    jekyll: isVersion ? jekyll : undefined,
    liquid: liquidVersion,
    markdown: text('markdown'),
    future: flag('future'),
    drafts: flag('drafts'),
    unpublished: flag('unpublished'),
    baseurl: text('baseurl'),
  };
}

function readTags(liquid: unknown, report: Report): readonly string[] {
  if (liquid === undefined) return [];
  if (!isRecord(liquid)) {
    report('"liquid" is not an object with "tags".', ['liquid']);
    return [];
  }
  for (const name of Object.keys(liquid)) {
    if (name !== 'tags')
      report(`There is no setting "${name}" here; there is only "tags".`, ['liquid', name], true);
  }
  const { tags } = liquid;
  if (tags === undefined) return [];
  if (Array.isArray(tags) && tags.every(tag => typeof tag === 'string' && /^[\w-]+$/.test(tag))) return tags;
  report('"tags" is not a list of names of Liquid tags.', ['liquid', 'tags']);
  return [];
}
