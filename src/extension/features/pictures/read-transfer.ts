import * as vscode from 'vscode';
import { inertText, isImagePath, isOutsideSite, kindOfPicture } from '../../../core/index.ts';
import { isThere } from '../../host/document-at.ts';
import { pathBelow } from '../../newsroom/post-path.ts';

/** A picture that is pasted or dropped: a file of the site, or one that is to become one. */
export type Picture = { readonly path: string } | NewPicture;

/** A picture that the site does not have yet. */
export interface NewPicture {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Without a dot. */
  readonly ending: string;
}

/** What is pasted or dropped, as far as it is pictures. */
export interface Transfer {
  readonly pictures: readonly Picture[];
  /** Sentences about those that cannot be shown. */
  readonly refusals: readonly string[];
}

/** A picture in bytes, of which readers on the move have to wait. */
const LARGE = 2_000_000;

/** Reads what is pasted or dropped; undefined where it is no picture, or other things are among them. */
export async function readTransfer(
  data: vscode.DataTransfer,
  root: vscode.Uri,
): Promise<Transfer | undefined> {
  const sources = (await filesIn(data)) ?? (await namedIn(data, root));
  if (!sources || sources.length === 0) return undefined;
  const pictures: Picture[] = [];
  const refusals: string[] = [];
  for (const { name, uri, read } of sources) {
    const path = uri && (await pathInSite(root, uri));
    if (path !== undefined) {
      pictures.push({ path });
      continue;
    }
    const bytes = await read();
    const kind = kindOfPicture(bytes);
    if (kind?.ending === undefined) refusals.push(sayRefusal(name, kind?.name));
    else pictures.push({ name, bytes, ending: kind.ending });
  }
  return { pictures, refusals };
}

/** The path of a file of the site; undefined of any other. The disk is asked: the list of files may be behind it. */
async function pathInSite(root: vscode.Uri, uri: vscode.Uri): Promise<string | undefined> {
  const path = pathBelow(root, uri);
  if (path === undefined || isOutsideSite(path)) return undefined;
  return (await isThere(uri).catch(() => false)) ? path : undefined;
}

/** What is to be said of a picture that is inserted; undefined where nothing is. */
export function sayIfLarge({ name, bytes }: NewPicture): string | undefined {
  if (bytes.length < LARGE) return undefined;
  const size = (bytes.length / 1_000_000).toFixed(1);
  return vscode.l10n.t(
    '{0} is {1} MB, which takes long to load on a phone. Use a smaller copy, about 1600 pixels wide.',
    inertText(name),
    size,
  );
}

function sayRefusal(name: string, kind: string | undefined): string {
  return kind === undefined
    ? vscode.l10n.t('{0} was not inserted, since it is not an image that browsers show.', inertText(name))
    : vscode.l10n.t(
        'Browsers do not show {0} images, so {1} was not inserted. Save it as JPEG or PNG and insert that.',
        kind,
        inertText(name),
      );
}

interface Source {
  readonly name: string;
  /** Where it is, as far as that is known. */
  readonly uri: vscode.Uri | undefined;
  read(): PromiseLike<Uint8Array>;
}

/** The files that come along: undefined where there are none, and none where one of them is no picture. */
async function filesIn(data: vscode.DataTransfer): Promise<readonly Source[] | undefined> {
  const sources: Source[] = [];
  let isOther = false;
  for (const [type, item] of data) {
    const file = item.asFile();
    if (!file) continue;
    if (!type.startsWith('image/') && !mayBePicture(file.name)) isOther = true;
    sources.push({ name: file.name, uri: file.uri, read: () => file.data() });
  }
  if (isOther) return [];
  return sources.length > 0 ? sources : undefined;
}

/** What the explorer of VS Code drags: the addresses of files. */
async function namedIn(data: vscode.DataTransfer, root: vscode.Uri): Promise<readonly Source[]> {
  const list = (await data.get('text/uri-list')?.asString()) ?? '';
  const uris = list.split(/\r?\n/).filter(line => /^[a-z][a-z\d+.-]*:/i.test(line));
  const sources = uris.map(line => vscode.Uri.parse(line));
  const areHere = sources.every(({ scheme, path }) => scheme === root.scheme && mayBePicture(path));
  if (!areHere) return [];
  return sources.map(uri => ({
    name: uri.path.slice(uri.path.lastIndexOf('/') + 1),
    uri,
    read: () => vscode.workspace.fs.readFile(uri),
  }));
}

/** Not every system knows the type of every picture. */
function mayBePicture(name: string): boolean {
  return isImagePath(name) || /\.(?:heif|jxl|jp2|psd)$/i.test(name);
}
