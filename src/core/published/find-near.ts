import { findMisspelling } from '../text/words/misspelling.ts';
import { folderOf, nameOf, plainPageKey, plainPath } from './address-path.ts';
import type { KnownAddresses } from './known-addresses.ts';
import { encodePath } from './published-files.ts';

/** The names in larger folders are not compared letter by letter. */
const MAX_COMPARED = 2000;
/** Shorter names, as `1.png`, are names of many things. */
const LEAST_NAME = 5;

/** The address, below `baseurl`, that one which leads nowhere most likely was meant to be; undefined where none is, or several. */
export function findNear(
  { path }: { readonly path: string },
  known: KnownAddresses,
  kind: 'file' | 'page',
): { readonly address: string } | undefined {
  const address = kind === 'file' ? nearFile(path, known) : nearPage(path, known);
  return address === undefined ? undefined : { address };
}

/** Of the same name elsewhere, or in the same folder of nearly that name. */
function nearFile(path: string, known: KnownAddresses): string | undefined {
  const name = nameOf(path);
  const stem = stemOf(name);
  const named = known.filesNamed(name);
  if (named.length === 1 && stem.length >= LEAST_NAME) return encodePath(named[0]!);
  const siblings = known.within(folderOf(path), 'file');
  const ofStem = siblings.filter(sibling => stemOf(nameOf(sibling)) === stem);
  if (ofStem.length === 1) return encodePath(ofStem[0]!);
  const meant = nearest(stem, siblings, sibling => stemOf(nameOf(sibling)));
  return meant === undefined ? undefined : encodePath(meant);
}

function nearPage(path: string, known: KnownAddresses): string | undefined {
  const key = plainPageKey(path);
  const siblings = known.within(folderOf(key), 'page');
  return nearest(nameOf(key), siblings, address => nameOf(plainPageKey(plainPath(address))));
}

function nearest(
  name: string,
  addresses: readonly string[],
  nameIn: (address: string) => string,
): string | undefined {
  if (addresses.length > MAX_COMPARED) return undefined;
  const byName = new Map<string, string | undefined>();
  for (const address of addresses) {
    const other = nameIn(address);
    // A number is no slip of the pen: another number is another thing.
    if (numbersIn(other) === numbersIn(name)) byName.set(other, byName.has(other) ? undefined : address);
  }
  return byName.get(findMisspelling(name, [...byName.keys()]) ?? '');
}

function stemOf(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}

function numbersIn(name: string): string {
  return (name.match(/\d+/g) ?? []).join(' ');
}
