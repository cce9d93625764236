import { defaultValues, type Site, withoutFolder } from '../../site/site.ts';
import { fromPlainData } from '../values/ruby-yaml.ts';
import { unknown, type Value } from '../values/value.ts';

/** What `site.static_files` says of a file that is copied as it is; `collection`: in whose folder it lies, from which on its path is told. */
export function createStaticFile(path: string, site: Site, collection?: string): ReadonlyMap<Value, Value> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // Ruby's `File.extname` finds none in a name that begins or ends with its only period.
  const extension = /.(\.[^.]+)$/s.exec(name.replace(/^\.+/, ''))?.[1] ?? '';
  const base = name.slice(0, name.length - extension.length);
  const isOfJekyll3 = site.build.jekyll === 3;
  // To Jekyll 3 a type that is empty is that of files without one.
  const types = collection !== undefined ? [collection] : isOfJekyll3 ? [''] : [];
  const given = defaultValues(site, path, types);
  return new Map<Value, Value>([
    ...Object.entries(given).map(([key, value]): [Value, Value] => [key, fromPlainData(value)]),
    ['path', collection === undefined ? `/${path}` : withoutFolder(path, site.collectionsFolder)],
    ['name', name],
    ['basename', isOfJekyll3 ? base : base.replace(/\.+$/, '')],
    ['extname', extension],
    ['collection', collection ?? null],
    ['modified_time', unknown],
  ]);
}
