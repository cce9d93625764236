import { type BuildSetting, noBuildSetting } from '../site/build/build-setting.ts';
import { isRecord } from '../text/is-record.ts';
import { reportUnknownNames, type SettingsReport } from './settings-report.ts';

const NAMES = ['jekyll', 'liquid', 'markdown', 'future', 'drafts', 'unpublished', 'baseurl'] as const;

/** Reads the settings `build` and `liquid`. What cannot be read counts as not set. */
export function readBuildSetting(build: unknown, liquid: unknown, report: SettingsReport): BuildSetting {
  if (build === undefined && liquid === undefined) return noBuildSetting;
  return { ...noBuildSetting, ...readBuild(build, report), tags: readTags(liquid, report) };
}

function readBuild(build: unknown, report: SettingsReport): Partial<BuildSetting> {
  const { phrase } = report;
  if (build === undefined) return {};
  if (!isRecord(build)) {
    report.value(phrase('"build" must be an object.', {}), ['build']);
    return {};
  }
  reportUnknownNames(build, NAMES, { path: ['build'], report });
  const { jekyll, liquid } = build;
  const wrong = (name: (typeof NAMES)[number], message: string): undefined => {
    report.value(message, ['build', name]);
  };
  const isVersion = typeof jekyll === 'string' && /^(?:github-pages|[34](?:\.\d+)*)$/.test(jekyll);
  if (jekyll !== undefined && !isVersion)
    wrong('jekyll', phrase('"jekyll" must be a version such as "4.3", or "github-pages".', {}));
  const liquidVersion = liquid === 4 || liquid === 5 ? liquid : undefined;
  if (liquid !== undefined && liquidVersion === undefined)
    wrong('liquid', phrase('"liquid" must be 4 or 5.', {}));
  const text = (name: 'markdown' | 'baseurl'): string | undefined => {
    const value = build[name];
    if (value === undefined || typeof value === 'string') return value;
    return wrong(name, phrase('"{name}" must be text.', { name }));
  };
  const flag = (name: 'future' | 'drafts' | 'unpublished'): boolean | undefined => {
    const value = build[name];
    if (value === undefined || typeof value === 'boolean') return value;
    return wrong(name, phrase('"{name}" must be true or false.', { name }));
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

function readTags(liquid: unknown, report: SettingsReport): readonly string[] {
  const { phrase } = report;
  if (liquid === undefined) return [];
  if (!isRecord(liquid)) {
    report.value(phrase('"liquid" must be an object with "tags".', {}), ['liquid']);
    return [];
  }
  reportUnknownNames(liquid, ['tags'], { path: ['liquid'], report });
  const { tags } = liquid;
  if (tags === undefined) return [];
  if (Array.isArray(tags) && tags.every(tag => typeof tag === 'string' && /^[\w-]+$/.test(tag))) return tags;
  report.value(phrase('"tags" must be a list of names of Liquid tags.', {}), ['liquid', 'tags']);
  return [];
}
