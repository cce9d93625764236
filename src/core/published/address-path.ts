import { decodeUrlPart } from '../text/url.ts';

/** A path of an address as names of files are compared: characters in place of `%XX`, no slash twice. */
export function plainPath(address: string): string {
  const decoded = address.includes('%') ? decodeUrlPart(address) : address;
  return decoded.normalize('NFC').replace(/\/{2,}/g, '/');
}

/** What plain paths have in common under which servers give the same page: `/a`, `/a/`, `/a.html`, `/a/index.html`. */
export function plainPageKey(path: string): string {
  return path.replace(/(?:\/index)?\.html?$/, '').replace(/\/$/, '');
}

/** The folder of a path, with `/` at its end. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The name of the file at a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The ending of the file at a path without its dot, in lower case; empty where it has none. */
export function endingOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

const images: ReadonlySet<string> = new Set(
  'apng avif bmp gif heic ico jfif jpe jpeg jpg png svg tif tiff webp'.split(' '),
);

/** Whether the file at a path is an image by its ending. */
export function isImagePath(path: string): boolean {
  return images.has(endingOf(path));
}

/** Whether an address names a file that is no page: `/report.pdf`, not `/about`, `/about.html` or `/news/v2.1`. */
export function isFilePath(path: string): boolean {
  return (
    /\.(?!html?$)(?=[a-z\d]*[a-z])[a-z\d]{1,10}$/i.test(path) && !/\.(?:php|aspx?|jsp|cgi|cfm)$/i.test(path)
  );
}
