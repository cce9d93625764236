import { asCode, asMarkdown, type LiquidTarget, type Phrase, type PostSummary } from '../../core/index.ts';

/** How many posts have a term, as Markdown. */
export function describeTerm(text: string, count: number, phrase: Phrase): string {
  const term = asMarkdown(text);
  return count === 1
    ? phrase('“{0}” is in 1 post.', { 0: term })
    : phrase('“{0}” is in {1} posts.', { 0: term, 1: count });
}

/** A post in a few lines of Markdown. */
export function describePost({ title, date, path, words }: PostSummary): string {
  const day = date === undefined ? '' : `${new Date(date).toISOString().slice(0, 10)} · `;
  const beginning = words === '' ? '' : `\n\n${asMarkdown(words)}…`;
  return `**${asMarkdown(title || path)}**\n\n${day}${asMarkdown(path)}${beginning}`;
}

/** What Liquid names, as Markdown. */
export function describeTarget({ kind, path, detail }: LiquidTarget, phrase: Phrase): string {
  const name = `**${asMarkdown(path)}**`;
  if (detail === undefined) return name;
  const said = asCode(detail);
  return `${name}\n\n${kind === 'include' ? phrase('Parameters: {0}', { 0: said }) : phrase('Contains: {0}', { 0: said })}`;
}
