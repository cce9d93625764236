import { isImagePath, plainPath } from '../published/address-path.ts';

/** How a post writes the address of a picture of its site: this, then the path, then that. */
export interface AddressForm {
  readonly before: string;
  readonly behind: string;
}

/** The address of a picture in a text, taken apart. */
export interface WrittenPicture {
  readonly form: AddressForm;
  /** Below `baseurl`, with a `/` in front. */
  readonly path: string;
}

/** Longer ones, in UTF-16 units, are data. */
const LIMIT = 1000;
const VALUE = String.raw`(?:\{\{[^{}]{0,200}\}\}|[^"'<>{}\s])`;
const IN_HTML = new RegExp(
  String.raw`<img\s(?:[^<>]{0,500}?\s)?src\s*=\s*(?:"(${VALUE}{1,${LIMIT}})"|'(${VALUE}{1,${LIMIT}})')`,
  'gi',
);
const IN_MARKDOWN = new RegExp(
  String.raw`!\[[^\]\n]{0,500}\]\(<?((?:\{\{[^{}]{0,200}\}\}|[^()<>{}\s]){1,${LIMIT}})`,
  'g',
);
const FILTERED = /^(\{\{-?\s*(["']))(\/[^"']*)(\2\s*\|\s*(?:relative|absolute)_url\s*-?\}\})$/;
const PREFIXED = /^((?:\{\{[^{}]*\}\})+)(\/[^{}]*)$/;

/** Where a site is: `url` and `baseurl` of its configuration, without a slash at the end. */
export interface OwnAddress {
  readonly siteUrl: string | undefined;
  readonly baseUrl: string;
}

/** The pictures of the site itself that a text shows, as far as their addresses can be read without running Liquid. */
export function picturesWritten(text: string, { siteUrl, baseUrl }: OwnAddress): readonly WrittenPicture[] {
  const matches = [...text.matchAll(IN_HTML), ...text.matchAll(IN_MARKDOWN)];
  return matches.flatMap(
    ([, first, second]) => readAddress(first ?? second ?? '', { siteUrl, baseUrl }) ?? [],
  );
}

function readAddress(written: string, { siteUrl, baseUrl }: OwnAddress): WrittenPicture | undefined {
  const [, opening, , filtered, closing] = FILTERED.exec(written) ?? [];
  if (opening !== undefined && filtered !== undefined && closing !== undefined)
    return picture({ before: opening, behind: closing }, filtered);
  const [, prefix, prefixed] = PREFIXED.exec(written) ?? [];
  if (prefix !== undefined && prefixed !== undefined)
    return picture({ before: prefix, behind: '' }, prefixed);
  const host = siteUrl !== undefined && written.startsWith(`${siteUrl}/`) ? siteUrl : '';
  const path = written.slice(host.length);
  if (!/^\/(?!\/)[^{}]*$/.test(path)) return undefined;
  const base = baseUrl !== '' && path.startsWith(`${baseUrl}/`) ? baseUrl : '';
  // A new picture is not at the host yet, where a preview would look for it.
  return picture({ before: base, behind: '' }, path.slice(base.length));
}

function picture(form: AddressForm, written: string): WrittenPicture | undefined {
  const path = plainPath(written.replace(/[?#].*$/s, ''));
  return isImagePath(path) ? { form, path } : undefined;
}
