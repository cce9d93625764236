import type { Site } from '../../site/site.ts';
import { isRecord } from '../../text/is-record.ts';
import { fromPlainData } from '../values/ruby-yaml.ts';
import type { Drop, Value } from '../values/value.ts';

/** `site.collections`: posts and the site's own, by their names. */
export function createCollections(site: Site, docsOf: (name: string) => Value): Value {
  const names = [...new Set(['posts', ...site.collections])].sort();
  return names.map(name => createCollection(name, site, docsOf));
}

/** What `_config.yml` says of a collection. */
export function collectionSetting(name: string, { config }: Site): ReadonlyMap<Value, Value> {
  return new Map(Object.entries(settingOf(name, config)).map(([key, value]) => [key, fromPlainData(value)]));
}

function settingOf(name: string, { collections }: Site['config']): Readonly<Record<string, unknown>> {
  return isRecord(collections) && isRecord(collections[name]) ? collections[name] : {};
}

function createCollection(
  name: string,
  { config, collectionsFolder }: Site,
  docsOf: (name: string) => Value,
): Drop {
  const own = settingOf(name, config);
  const get = (key: string): Value | undefined => {
    switch (key) {
      case 'label':
        return name;
      case 'docs':
        return docsOf(name);
      case 'files':
        return [];
      case 'output':
        return name === 'posts' || own['output'] === true;
      case 'relative_directory':
        return collectionsFolder === '' ? `_${name}` : `${collectionsFolder}/_${name}`;
      default:
        return Object.hasOwn(own, key) ? fromPlainData(own[key]) : undefined;
    }
  };
  const keys = ['label', 'docs', 'files', 'output', 'relative_directory', ...Object.keys(own)];
  return { isDrop: true, get, keys: () => [...new Set(keys)], print: () => docsOf(name) };
}
