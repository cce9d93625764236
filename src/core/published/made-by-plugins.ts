import type { Site } from '../site/site.ts';
import { isRecord } from '../text/is-record.ts';

/**
 * Tells the addresses, as plain paths, that a plugin of the site makes, or may make: of these no file tells. What a plugin
 * does that is not known here, only a build tells.
 */
export function createPluginAddresses(site: Site): (path: string) => boolean {
  const { build, config } = site;
  const patterns = [...build.plugins].flatMap(name => makers.get(name)?.(config) ?? []);
  const languages = languagesOf(site);
  return path => {
    if (patterns.some(pattern => pattern.test(path))) return true;
    return languages.has(/^\/([^/]+)/.exec(path)?.[1] ?? '');
  };
}

/** With a plugin for several languages pages and files are published once for each. */
function languagesOf({ build, config }: Site): ReadonlySet<string> {
  const isMade = ['jekyll-polyglot', 'jekyll-multiple-languages-plugin'].some(name =>
    build.plugins.has(name),
  );
  return new Set(isMade ? [config['languages']].flat().map(String) : []);
}

type Config = Site['config'];

const makers: ReadonlyMap<string, (config: Config) => readonly RegExp[]> = new Map([
  ['jekyll-feed', feeds],
  ['jekyll-sitemap', () => [/^\/sitemap(?:_index)?\.xml$/, /^\/robots\.txt$/]],
  ['jekyll-paginate', config => [fill(anywhere(textOf(config['paginate_path']) ?? '/page:num/'))]],
  ['jekyll-paginate-v2', pagination],
  ['jekyll-archives', archives],
]);

function feeds(config: Config): readonly RegExp[] {
  const path = textOf(recordOf(config['feed'])['path']);
  const own = path === undefined ? [] : [fill(`/${path.replace(/^\/+/, '')}`)];
  return [/^\/feed\.xml$/, /^\/feed\/.+\.xml$/, ...own];
}

function pagination(config: Config): readonly RegExp[] {
  const permalink = textOf(recordOf(config['pagination'])['permalink']) ?? '/page:num/';
  const isAuto = recordOf(config['autopages'])['enabled'] === true;
  return [fill(anywhere(permalink)), ...(isAuto ? [/^\//] : [])];
}

/** Those of the plugin, unless the site says otherwise. */
const archivePermalinks: Readonly<Record<string, string>> = {
  year: '/:year/',
  month: '/:year/:month/',
  day: '/:year/:month/:day/',
  tag: '/tag/:name/',
  category: '/category/:name/',
};

function archives(config: Config): readonly RegExp[] {
  const own = recordOf(config['jekyll-archives'] ?? config['jekyll_archives']);
  const permalinks = { ...archivePermalinks, ...recordOf(own['permalinks']) };
  return Object.values(permalinks).flatMap(permalink => {
    const text = textOf(permalink);
    return text === undefined ? [] : [fill(text)];
  });
}

/** The pages of a list lie below the folder of the list. */
function anywhere(template: string): string {
  return `/:folders${template.replace(/^\/?/, '/')}`;
}

const placeholders: Readonly<Record<string, string>> = {
  folders: '(?:[^/]+/)*?',
  num: String.raw`\d+`,
  year: String.raw`\d{4}`,
  month: String.raw`\d{1,2}`,
  day: String.raw`\d{1,2}`,
};

/** The addresses that a template makes, with or without what servers add to them. */
function fill(template: string): RegExp {
  const source = template
    .replace(/\/(?:index\.html)?$|\.html$/, '')
    .split(/(:[a-z_]+)/)
    .map(part =>
      part.startsWith(':')
        ? (placeholders[part.slice(1)] ?? '[^/]+')
        : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
    )
    .join('')
    .replace('*?/', '*?');
  return new RegExp(`^${source}(?:/|/index\\.html|\\.html)?$`, 'u');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
