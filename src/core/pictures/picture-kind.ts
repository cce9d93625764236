/** What the bytes of a file are, whatever it is called. */
export interface PictureKind {
  /** As people call it: `HEIC`. */
  readonly name: string;
  /** Without a dot, as the site keeps it; undefined where browsers do not show such pictures. */
  readonly ending: string | undefined;
}

/** Pictures begin with these bytes; `?` is any of them. */
const beginnings: readonly (readonly [start: string, kind: PictureKind])[] = [
  ['\x89PNG\r\n\x1a\n', { name: 'PNG', ending: 'png' }],
  ['\xff\xd8\xff', { name: 'JPEG', ending: 'jpg' }],
  ['GIF8?a', { name: 'GIF', ending: 'gif' }],
  ['RIFF????WEBP', { name: 'WebP', ending: 'webp' }],
  ['????ftypavi?', { name: 'AVIF', ending: 'avif' }],
  ['BM????\0\0\0\0', { name: 'BMP', ending: 'bmp' }],
  ['\0\0\x01\0', { name: 'ICO', ending: 'ico' }],
  ['II*\0', { name: 'TIFF', ending: undefined }],
  ['MM\0*', { name: 'TIFF', ending: undefined }],
  ['8BPS', { name: 'Photoshop', ending: undefined }],
  ['\xff\x0a', { name: 'JPEG XL', ending: undefined }],
  ['\0\0\0\x0cJXL ', { name: 'JPEG XL', ending: undefined }],
  ['\0\0\0\x0cjP  ', { name: 'JPEG 2000', ending: undefined }],
  ['????ftypqt  ', { name: 'QuickTime', ending: undefined }],
];

/** Of the containers that begin with `ftyp`, those of High Efficiency Image Format. */
const HEIF = /^....ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/s;
const SVG =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE\s+svg[^>]*>\s*)*<svg[\s>]/i;
/** So many bytes tell what a file is. */
const REACH = 2000;

/** Tells what a file is by its bytes; undefined where they are no picture that is known. */
export function kindOfPicture(bytes: Uint8Array): PictureKind | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, REACH));
  const found = beginnings.find(([beginning]) => beginsWith(start, beginning));
  if (found) return found[1];
  // `mif1` may be AVIF as well; which, the brands tell that follow.
  if (HEIF.test(start))
    return start.slice(0, 64).includes('avif')
      ? { name: 'AVIF', ending: 'avif' }
      : { name: 'HEIC', ending: undefined };
  return SVG.test(start) ? { name: 'SVG', ending: 'svg' } : undefined;
}

function beginsWith(text: string, beginning: string): boolean {
  if (text.length < beginning.length) return false;
  return [...beginning].every((character, at) => character === '?' || character === text[at]);
}
