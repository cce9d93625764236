import type { ListedPost, PostStage } from './listed-post.ts';

/** What posts are looked for by; a post has to have all of it. */
export interface PostQuery {
  /** In the title or the path, in any case. */
  readonly words: readonly string[];
  readonly terms: readonly WantedTerm[];
  readonly stages: readonly PostStage[];
  /** That it has problems, or errors among them. */
  readonly problems: 'any' | 'problems' | 'errors';
}

/** A tag, a category or an author, or the beginning of one, in any case. */
export interface WantedTerm {
  readonly kind: TermName;
  readonly text: string;
}

/** What a query calls the kinds of terms, and a post's summary. */
const termNames = { tag: 'tags', author: 'author', category: 'categories' } as const;
type TermName = keyof typeof termNames;

/** What the check of a site has found in a post; undefined where it has not been checked. */
export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

const stageNames: ReadonlyMap<string, PostStage> = new Map([
  ['draft', 'draft'],
  ['scheduled', 'scheduled'],
  ['published', 'published'],
]);

/** More than this is no query that anybody has typed, in UTF-16 units. */
const MAX_QUERY = 1000;

/**
 * Reads a query as somebody writes it: words, and `tag:harbour author:"Ana Writer" has:problems is:draft`. What is none
 * of these is a word.
 */
export function readQuery(written: string): PostQuery {
  const words: string[] = [];
  const terms: WantedTerm[] = [];
  const stages: PostStage[] = [];
  let problems: PostQuery['problems'] = 'any';
  for (const token of tokensOf(written)) {
    const [, name = '', value = ''] = /^(\w+):(.+)$/su.exec(token) ?? [];
    const stage = name === 'is' ? stageNames.get(value) : undefined;
    if (name === 'tag' || name === 'author' || name === 'category')
      terms.push({ kind: name, text: fold(value) });
    else if (stage) stages.push(stage);
    else if (name === 'has' && value === 'errors') problems = 'errors';
    else if (name === 'has' && value === 'problems') problems = problems === 'errors' ? problems : 'problems';
    else words.push(fold(token));
  }
  return { words, terms, stages, problems };
}

/** A term as a query names it. */
export function writeTerm(kind: TermName, text: string): string {
  return /[\s"]/.test(text) ? `${kind}:"${text.replaceAll('"', '')}"` : `${kind}:${text}`;
}

/** What stands at the end of a query, for which something may be suggested, and what stands before it. */
export function lastToken(written: string): { readonly before: string; readonly token: string } {
  let [start, isQuoted] = [0, false];
  for (let at = 0; at < Math.min(written.length, MAX_QUERY); at++) {
    if (written[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && /\s/.test(written[at]!)) start = at + 1;
  }
  return { before: written.slice(0, start), token: written.slice(start) };
}

/** Whether a post is looked for. */
export function matchesQuery(
  { path, title, stage, summary }: ListedPost,
  { words, terms, stages, problems }: PostQuery,
  counts: ProblemCounts | undefined,
): boolean {
  if (stages.length > 0 && !stages.includes(stage)) return false;
  if (problems === 'errors' && !counts?.errors) return false;
  if (problems === 'problems' && !(counts && counts.errors + counts.warnings + counts.infos > 0))
    return false;
  if (
    !terms.every(({ kind, text }) =>
      summary[termNames[kind]].some(term => fold(term.replaceAll('"', '')).startsWith(text)),
    )
  )
    return false;
  if (words.length === 0) return true;
  const text = fold(`${title}\n${path}`);
  return words.every(word => text.includes(word));
}

/** Without the difference between capital and small letters, and between the ways to write one character. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Cut at spaces that stand in no quotation marks, which are left out; one that is never closed ends with the text. */
function tokensOf(written: string): readonly string[] {
  const tokens = written.slice(0, MAX_QUERY).match(/(?:[^\s"]|"[^"]*(?:"|$))+/g) ?? [];
  return tokens.map(token => token.replaceAll('"', '').trim()).filter(token => token !== '');
}
