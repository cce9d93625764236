import type { Site } from './site.ts';

/** Whether Jekyll takes a file for Markdown (`markdown_ext`): of others it publishes what Liquid makes of them. */
export function isMarkdownPath(path: string, { config }: Site): boolean {
  const { markdown_ext: named } = config;
  const endings = typeof named === 'string' ? named : 'markdown,mkdown,mkdn,mkd,md';
  const ending = /\.([^./]+)$/.exec(path)?.[1];
  // A text without a name is taken for a post.
  return (
    ending === undefined ||
    endings
      .toLowerCase()
      .split(/\s*,\s*/)
      .includes(ending.toLowerCase())
  );
}
