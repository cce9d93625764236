import type { Site } from '../../site/site.ts';
import type { SiteFiles } from '../../site/site-files.ts';
import type { Span } from '../../text/span.ts';
import { memberOf } from '../evaluate.ts';
import { createLiquidFacts } from '../facts.ts';
import { filtersOfBuild } from '../filters/filters.ts';
import { keysOf, lookUp, tellValue, type WrittenLiquid } from '../look-up.ts';
import { knownTags } from '../tags/tags.ts';
import { parametersOf } from './include-parameters.ts';
import { type LiquidWriting, readLiquidWriting } from './liquid-writing.ts';
import { openBlocks } from './open-blocks.ts';
import { includesFolder, isPostFile, postUrlName } from './site-names.ts';

/** What somebody who writes Liquid may mean. */
export interface LiquidSuggestion {
  readonly kind: 'tag' | 'filter' | 'file' | 'post' | 'parameter' | 'member';
  readonly label: string;
  /** What is written before and behind the cursor, in the place of `span`. */
  readonly text: string;
  readonly tail: string;
  readonly span: Span;
  /** The title of a page, the parameters of an include, what a key holds, what brings a tag. */
  readonly detail: string | undefined;
  /** What is written next can be suggested, too. */
  readonly goesOn: boolean;
}

/** What is suggested where, and what it may be. */
export interface SuggestionRequest extends WrittenLiquid {
  readonly offset: number;
  /** The title of the post or page at a path, where one is known. */
  titleOf(path: string): string | undefined;
}

/** What can stand at an offset of a post's Liquid, as the site is built: the best first. */
export function suggestLiquid(request: SuggestionRequest): readonly LiquidSuggestion[] {
  const writing = readLiquidWriting(request.text, request.offset);
  if (!writing) return [];
  const { files } = request.site;
  const { span } = writing;
  switch (writing.kind) {
    case 'tag':
      return suggestTags(writing, request);
    case 'filter':
      return filtersOfBuild(request.site.build)
        .toSorted()
        .map(label => ({ ...plain, kind: 'filter', label, text: label, span }));
    case 'parameter':
      return files ? suggestParameters(writing, request, files) : [];
    case 'member':
      return suggestMembers(writing, request);
    default:
      return files ? suggestFiles(writing, request, files) : [];
  }
}

const plain = { tail: '', detail: undefined, goesOn: false } as const;

/** Tags that take nothing, besides the ends of blocks. */
const bare: ReadonlySet<string> = new Set(['break', 'comment', 'continue', 'else', 'ifchanged', 'raw']);
const ofJekyll: ReadonlySet<string> = new Set([
  'highlight',
  'include',
  'include_cached',
  'include_relative',
  'link',
  'post_url',
]);

function suggestTags(
  { span, needsSpace, closing }: LiquidWriting & { readonly kind: 'tag' },
  { path, text, site }: SuggestionRequest,
): readonly LiquidSuggestion[] {
  const known = knownTags(createLiquidFacts(path, text, site).rules);
  const innermost = openBlocks(text.slice(0, span.start), known).at(-1);
  const branches = Object.keys((innermost && known.definitions.get(innermost)?.branches) ?? {});
  const own = [...known.definitions.keys(), 'raw'].filter(
    // Jekyll gives `render` no files.
    name => name !== '#' && name !== 'render' && !known.plugins.has(name) && name !== 'include_cached',
  );
  const names = [
    ...(innermost === undefined ? [] : [`end${innermost}`]),
    ...branches,
    ...[...own, ...known.plugins.keys()].sort(),
  ];
  return names.map(label => {
    const isBare = bare.has(label) || label.startsWith('end');
    const brings = known.plugins.get(label)?.from ?? (ofJekyll.has(label) ? 'Jekyll' : 'Liquid');
    const before = `${needsSpace ? ' ' : ''}${label}`;
    return isBare
      ? { ...plain, kind: 'tag', label, text: before + closing, span, detail: brings }
      : {
          kind: 'tag',
          label,
          text: `${before} `,
          tail: closing,
          span,
          detail: brings,
          goesOn: ofJekyll.has(label) && label !== 'highlight',
        };
  });
}

function suggestFiles(
  { kind, span }: LiquidWriting,
  { path: own, site, titleOf }: SuggestionRequest,
  files: SiteFiles,
): readonly LiquidSuggestion[] {
  const from = (folder: string) =>
    files.below(folder).map(path => ({ path, name: path.slice(folder.length) }));
  const suggest = (path: string, label: string, detail: string | undefined): LiquidSuggestion => ({
    ...plain,
    kind: isPostFile(path) ? 'post' : 'file',
    label,
    text: label,
    span,
    detail,
  });
  const listed = (path: string): string | undefined =>
    parametersOf(files.read(path) ?? '').join(', ') || undefined;
  if (kind === 'include')
    return from(includesFolder(site))
      .filter(({ name }) => !/(?:^|\/)\./.test(name))
      .map(({ path, name }) => suggest(path, name, listed(path)));
  if (kind === 'include_relative')
    return from(own.slice(0, own.lastIndexOf('/') + 1))
      .filter(({ path, name }) => path !== own && !/(?:^|\/)\./.test(name))
      .map(({ path, name }) => suggest(path, name, titleOf(path)));
  const posts = files.paths.filter(path => isPostFile(path) && path !== own).reverse();
  if (kind === 'post_url') return posts.map(path => suggest(path, postUrlName(path, site), titleOf(path)));
  const others = files.paths.filter(path => !isPostFile(path) && canBeLinked(path, site));
  return [...posts, ...others].map(path => suggest(path, path, titleOf(path)));
}

/** What is published, or a file of a collection. */
function canBeLinked(path: string, { collections, collectionsFolder }: Site): boolean {
  const own = collectionsFolder !== '' ? path.replace(`${collectionsFolder}/`, '') : path;
  const collection = /^_([^/]+)\//.exec(own)?.[1];
  const isHidden = /(?:^|\/)[._#~]/.test(collection === undefined ? path : own.slice(1));
  return !isHidden && (collection === undefined || collections.includes(collection));
}

function suggestParameters(
  { tag, file, given, span }: LiquidWriting & { readonly kind: 'parameter' },
  { path, site }: SuggestionRequest,
  files: SiteFiles,
): readonly LiquidSuggestion[] {
  const folder = tag === 'include_relative' ? path.slice(0, path.lastIndexOf('/') + 1) : includesFolder(site);
  return parametersOf(files.read(folder + file) ?? '')
    .filter(name => !given.has(name))
    .map(label => ({ ...plain, kind: 'parameter', label, text: `${label}="`, tail: '"', span }));
}

function suggestMembers(
  { names, span }: LiquidWriting & { readonly kind: 'member' },
  request: SuggestionRequest,
): readonly LiquidSuggestion[] {
  const value = lookUp(names, request, request.offset);
  if (value === undefined) return [];
  // Each file of data would be read to tell what is in it.
  const areTold = names.join('.') !== 'site.data' && names.join('.') !== 'site';
  return keysOf(value).map(label => ({
    ...plain,
    kind: 'member',
    label,
    text: label,
    span,
    detail: areTold ? tellValue(memberOf(value, label)) : undefined,
  }));
}
