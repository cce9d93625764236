import { type Span, spanOf } from '../../text/span.ts';
import { dataFileOf } from '../drops/site-data.ts';
import { lookUp, tellValue, type WrittenLiquid } from '../look-up.ts';
import { parametersOf } from './include-parameters.ts';
import { namesIn } from './liquid-writing.ts';
import { includesFolder, isPostFile, postUrlName } from './site-names.ts';

/** A file of the site that Liquid names. */
export interface LiquidTarget {
  readonly kind: 'include' | 'link' | 'post_url' | 'data';
  /** What names it. */
  readonly span: Span;
  /** Relative to the site's root. */
  readonly path: string;
  /** Of an include its parameters, of data what stands there, in a few words. */
  readonly detail: string | undefined;
}

/** No tag that is followed is longer, in UTF-16 units. */
const REACH = 2000;
const NAMED = /^-?\s*(include(?:_cached|_relative)?|link|post_url)(\s+)([^\s%}]+)/;
const LOOKUP = /[\w-]+(?:\.[\w-]+|\[["'][^"'\]]*["']\])+/g;

/** The file that the Liquid at an offset of a post names: what `F12` opens. */
export function findLiquidTarget(written: WrittenLiquid, offset: number): LiquidTarget | undefined {
  const { text } = written;
  const from = Math.max(0, offset - REACH);
  const before = text.slice(from, offset + 1);
  const start = from + Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  const behind = text.slice(start + 2, start + 2 + REACH);
  const length = behind.search(/[%}]\}/);
  if (start < from || length < 0 || offset > start + 2 + length) return undefined;
  const inside = behind.slice(0, length);
  return targetOfTag(inside, start + 2, written, offset) ?? targetOfData(inside, start + 2, written, offset);
}

function targetOfTag(
  inside: string,
  start: number,
  written: WrittenLiquid,
  offset: number,
): LiquidTarget | undefined {
  const { files } = written.site;
  const [all = '', tag = '', , name = ''] = NAMED.exec(inside) ?? [];
  const span = spanOf(start + all.length - name.length, start + all.length);
  if (!files || name === '' || offset < span.start || offset > span.end) return undefined;
  const kind = tag === 'link' || tag === 'post_url' ? tag : 'include';
  const path = pathOf(tag, name, written);
  if (path === undefined || !files.has(path)) return undefined;
  const detail = kind === 'include' ? parametersOf(files.read(path) ?? '').join(', ') : '';
  return { kind, span, path, detail: detail || undefined };
}

function pathOf(tag: string, name: string, { path: own, site }: WrittenLiquid): string | undefined {
  if (tag === 'link') {
    const path = name.replace(/^\/+/, '');
    return [path, `${site.collectionsFolder}/${path}`].find(candidate => site.files?.has(candidate));
  }
  if (tag === 'post_url')
    return site.files?.paths.find(
      path => isPostFile(path) && postUrlName(path, site) === name.replace(/^\//, ''),
    );
  return (tag === 'include_relative' ? own.slice(0, own.lastIndexOf('/') + 1) : includesFolder(site)) + name;
}

function targetOfData(
  inside: string,
  start: number,
  written: WrittenLiquid,
  offset: number,
): LiquidTarget | undefined {
  const { site } = written;
  if (!site.files) return undefined;
  for (const { 0: lookup, index } of inside.matchAll(LOOKUP)) {
    const span = spanOf(start + index, start + index + lookup.length);
    if (offset < span.start || offset > span.end) continue;
    const names = namesIn(lookup);
    const [root, data, ...rest] = names;
    const path = root === 'site' && data === 'data' ? dataFileOf(rest, site.files, site) : undefined;
    if (path !== undefined)
      return { kind: 'data', span, path, detail: tellValue(lookUp(names, written, offset)) };
  }
  return undefined;
}
