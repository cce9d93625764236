import { readRows } from '../../site/csv.ts';
import type { Site } from '../../site/site.ts';
import type { SiteFiles } from '../../site/site-files.ts';
import { dataFolder } from '../assist/site-names.ts';
import { readRubyYaml, yamlReaderOf } from '../values/ruby-yaml.ts';
import { type Drop, type Hash, unknown, type Value } from '../values/value.ts';

const DATA_FILE = /^(.*)\.(yaml|yml|json|csv|tsv)$/s;

/** `site.data`: a mapping of the files below `_data`, in which each file is read when somebody asks for it. */
export function readData(files: SiteFiles, site: Site): Value {
  return dataDrop(files, site, dataFolder(site));
}

/** The entries of a folder: as a mapping when all of them are asked for. */
function dataDrop(files: SiteFiles, site: Site, folder: string): Drop {
  const read = new Map<string, () => Value>();
  const inside = files.below(folder);
  const names = new Map<string, { file?: string; folder?: string }>();
  // By their endings, in this order, and then the folders: so `DataReader#read_data_to` finds them.
  for (const ending of ['yaml', 'yml', 'json', 'csv', 'tsv']) {
    for (const path of inside) {
      const [, base, own] = DATA_FILE.exec(path.slice(folder.length)) ?? [];
      if (own === ending && !/\/|^\./.test(base ?? '')) names.set(keyOf(base ?? ''), { file: path });
    }
  }
  for (const path of inside) {
    const [, name] = /^([^/]+)\//.exec(path.slice(folder.length)) ?? [];
    if (name !== undefined) names.set(keyOf(name), { folder: `${folder}${name}/` });
  }
  for (const [key, { file, folder: below }] of names) {
    const make = (): Value =>
      below === undefined
        ? readDataFile(files.read(file ?? ''), file ?? '', site)
        : dataDrop(files, site, below);
    let made: Value | undefined;
    read.set(key, () => {
      made ??= make();
      return made;
    });
  }
  return {
    isDrop: true,
    get: key => read.get(key)?.(),
    keys: () => [...read.keys()],
    print: () => unknown,
  };
}

/** The file that holds what `site.data` has below these names, as far as they name folders and a file. */
export function dataFileOf(names: readonly string[], files: SiteFiles, site: Site): string | undefined {
  let folder = dataFolder(site);
  for (const name of names) {
    const inside = files.below(folder).map(path => path.slice(folder.length));
    const below = inside.find(rest => rest.includes('/') && keyOf(rest.slice(0, rest.indexOf('/'))) === name);
    const file = inside.find(rest => !rest.includes('/') && keyOf(DATA_FILE.exec(rest)?.[1] ?? '') === name);
    if (below === undefined) return file === undefined ? undefined : folder + file;
    folder += below.slice(0, below.indexOf('/') + 1);
  }
  return undefined;
}

/** `DataReader#sanitize_filename`: what is neither a letter of ASCII, a digit, `_`, `-` nor a blank goes. */
function keyOf(name: string): string {
  return name.replace(/[^\w\s-]+|(?<=^|\b\s)\s+(?=$|\s?\b)/g, '').replace(/\s+/g, '_');
}

function readDataFile(text: string | undefined, path: string, site: Site): Value {
  if (text === undefined) return unknown;
  const separator = { csv: ',', tsv: '\t' }[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
  if (separator === undefined)
    return readRubyYaml(text.replace(/^\ufeff/, ''), yamlReaderOf(site), { isFile: true });
  const [names, ...rows] = readRows(text, separator) ?? [];
  if (!names) return unknown;
  return rows.map((row): Hash => {
    const hash = new Map<Value, Value>();
    // Of columns of one name the first counts.
    for (let index = 0; index < Math.max(names.length, row.length); index++) {
      const name = names[index] ?? null;
      if (!hash.has(name)) hash.set(name, row[index] ?? null);
    }
    return hash;
  });
}
