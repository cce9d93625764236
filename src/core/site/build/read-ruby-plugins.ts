import type { KnownTag, TagKind } from './known-tag.ts';

/** What the Ruby of a site's own plugins brings, as far as its text tells. */
export interface OwnPlugins {
  readonly tags: ReadonlyMap<string, KnownTag>;
  readonly filters: ReadonlySet<string>;
  /** Gems that they load, some of them plugins too. */
  readonly required: readonly string[];
  /** They load all gems that the `Gemfile` asks for. */
  readonly requiresGems: boolean;
  /** They register tags under names that only running them would tell. */
  readonly hidesTags: boolean;
  /** Files that change what kramdown makes of posts, by path. */
  readonly rewriting: readonly string[];
  /** They make pages of their own, or may. */
  readonly makesPages: boolean;
  /** They make files, or may. */
  readonly makesFiles: boolean;
  /** They look for fences of code, as Octopress does, or for links in two pairs of brackets. */
  readonly reads: { readonly fences: boolean; readonly wikiLinks: boolean };
}

/** Reads the plugins' Ruby by path. Nothing of it runs; takes linear time. */
export function readOwnPlugins(plugins: ReadonlyMap<string, string>): OwnPlugins {
  const sources = [...plugins].map(([path, text]) => ({ path, code: withoutComments(text) }));
  const parents = new Map(sources.flatMap(({ code }) => parentsIn(code)));
  const tags = new Map<string, KnownTag>();
  const filters = new Set<string>();
  let hidesTags = false;
  for (const { path, code } of sources) {
    for (const match of code.matchAll(/\bregister_tag\b[\s(]*([^\s,()]+)\s*,\s*([\w:]+)/g)) {
      const name = /^(?:["']([\w-]+)["']|:(\w+))$/.exec(match[1]!);
      const ruby = match[2] === 'self' ? classBefore(code, match.index) : match[2]!;
      const unpaired = unpairedIn(ruby, code);
      if (name) tags.set((name[1] ?? name[2])!, { kind: kindOf(ruby, parents), from: path, unpaired });
      else hidesTags = true;
    }
    if (/\bregister_filter\b/.test(code)) for (const name of methodsIn(code)) filters.add(name);
  }
  return {
    tags,
    filters,
    // A file of `jekyll-scholar` may be asked for as `jekyll/scholar`.
    required: sources.flatMap(({ code }) =>
      Array.from(code.matchAll(/^[ \t]*require[ \t(]*["'](\w[\w./-]*)["']/gm), match =>
        match[1]!.replaceAll('/', '-'),
      ),
    ),
    requiresGems: sources.some(({ code }) => /\bBundler\.require\b/.test(code)),
    hidesTags: hidesTags || sources.some(({ code }) => REQUIRES_BESIDE.test(code)),
    rewriting: sources.filter(({ code }) => isRewriting(code)).map(({ path }) => path),
    makesPages: sources.some(({ code }) => MAKES_PAGES.test(code)),
    makesFiles: sources.some(({ code }) => MAKES_FILES.test(code)),
    reads: {
      fences: sources.some(({ code }) => READS_FENCES.test(code)),
      wikiLinks: sources.some(({ code }) => code.includes('\\[\\[')),
    },
  };
}

/** Ruby that is no plugin, and may register tags. */
const REQUIRES_BESIDE =
  /^[ \t]*(?:require_relative[ \t(]*["'](?:\.\.\/|\.\/\.\.)|(?:require|load)[ \t(]*["'](?:\.\.\/|\.\/(?!_?plugins\/)))/m;
/** Three signs, as they are or as an expression counts them. */
const READS_FENCES = /`{3}|~{3}|[`~]\{3/;
/** Generators, pages made in Ruby, hooks of the whole site. */
const MAKES_PAGES =
  /\bGenerators?\b|\bPage(?:WithoutAFile)?\.new\b|<\s*(?:::)?(?:Jekyll::)?Page\b|\bHooks\.register[\s(]*\[?\s*:site\b|\.data\[["']permalink["']\]/;
/** Files that are written, copied, or handed to Jekyll. */
const MAKES_FILES =
  /\bStaticFile\b|\bstatic_files\b|\bFileUtils\b|\bFile\.(?:write|open|binwrite|new)\b|\bIO\.(?:write|copy_stream)\b|\bMiniMagick\b|\bVips\b|\bRMagick\b|\bsystem[\s(]|`[a-z]+ [^`]+`/;

function withoutComments(ruby: string): string {
  let isComment = false;
  return ruby
    .split('\n')
    .map(line => {
      if (line.startsWith('=begin')) isComment = true;
      const code = isComment || line.trimStart().startsWith('#') ? '' : line;
      if (line.startsWith('=end')) isComment = false;
      return code;
    })
    .join('\n');
}

/** The last name of each class with that of its parent. */
function parentsIn(code: string): readonly (readonly [string, string])[] {
  return [...code.matchAll(/\bclass\s+([\w:]+)[ \t]*<[ \t]*([\w:]+)/g)].map(match => [
    lastName(match[1]!),
    match[2]!,
  ]);
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf(':') + 1);
}

/** Longer classes, in UTF-16 units, register no tags of their own. */
const MAX_CLASS = 20_000;

function classBefore(code: string, end: number): string {
  const before = code.slice(Math.max(0, end - MAX_CLASS), end);
  return /^class\s+([\w:]+)/.exec(before.slice(before.lastIndexOf('class ')))?.[1] ?? '';
}

/** Classes of others from which blocks are made. */
const blockClasses: ReadonlySet<string> = new Set([
  'Block',
  'HighlightBlock',
  'Raw',
  'Comment',
  'If',
  'For',
  'Capture',
]);
/** Classes of others from which tags without an end are made. */
const tagClasses: ReadonlySet<string> = new Set([
  'Tag',
  'IncludeTag',
  'IncludeRelativeTag',
  'OptimizedIncludeTag',
]);

function kindOf(ruby: string, parents: ReadonlyMap<string, string>): TagKind {
  const seen = new Set<string>();
  let name = lastName(ruby);
  for (let parent = parents.get(name); parent !== undefined && !seen.has(name); parent = parents.get(name)) {
    seen.add(name);
    const isOwn = parents.has(lastName(parent)) && !/^(?:::)?(?:Liquid|Jekyll::Tags)::/.test(parent);
    name = lastName(parent);
    if (isOwn) continue;
    if (blockClasses.has(name)) return 'block';
    if (tagClasses.has(name)) return 'inline';
  }
  return 'unknown';
}

/** What a class writes, as far as its text tells: one that writes a name of its own may write any. */
function unpairedIn(ruby: string, code: string): ReadonlySet<string> | undefined {
  const at = code.search(new RegExp(`\\bclass\\s+(?:\\w+::)*${lastName(ruby).replace(/\W/g, '')}\\b`));
  if (at < 0) return undefined;
  const text = code.slice(at, at + MAX_CLASS);
  const end = text.search(/\n[ \t]*(?:class\s|(?:Liquid::)?Template\b)/);
  const own = end < 0 ? text : text.slice(0, end);
  if (/<\/?#\{/.test(own)) return undefined;
  const counts = new Map<string, number>();
  for (const [, slash, name] of own.matchAll(/<(\/?)([a-z][a-z\d-]*)(?=[\s>/"'#\\])/gi)) {
    const key = name!.toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + (slash ? -1 : 1));
  }
  return new Set([...counts].flatMap(([name, count]) => (count === 0 ? [] : [name])));
}

function methodsIn(code: string): readonly string[] {
  return [...code.matchAll(/^[ \t]*def[ \t]+(?!self\.|initialize\b)([a-z_]\w*)/gm)].map(match => match[1]!);
}

/** Hooks for posts, converters, and what reopens kramdown or Jekyll's converter. */
function isRewriting(code: string): boolean {
  const hooks = [...code.matchAll(/\bHooks\.register\b[^\n]{0,300}/g)];
  return (
    hooks.some(
      ([hook]) =>
        /:(?:posts|documents)\b/.test(hook) && /:(?:pre_render|post_convert|post_render)\b/.test(hook),
    ) ||
    /\bclass\s+[\w:]+\s*<\s*(?:::)?(?:Jekyll::)?(?:Converters::)?(?:Converter|Markdown)\b/.test(code) ||
    /\bKramdown::(?:Converter|Parser)\b|\bmodule\s+Kramdown\b|\bConverters::Markdown\b/.test(code) ||
    // Filters of Octopress, and what writes into posts that are read.
    /<\s*(?:Jekyll::)?PostFilter\b|\.content(?:\.g?sub!|[ \t]*=(?![=~]))/.test(code)
  );
}
