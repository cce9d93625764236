import { createPhrase, type Phrase, type Translate } from '../../text/phrase.ts';
import type { Build } from './build.ts';
import type { PageChange } from './known-plugins.ts';

/** What is understood of how a site is built, in sentences for the user. */
export interface BuildDescription {
  /** In a few words: `GitHub Pages, kramdown`. */
  readonly title: string;
  /** Jekyll's version and what the build publishes, each with the file that says so. */
  readonly facts: readonly [string, ...string[]];
  /** Why pages look otherwise than the preview shows them. */
  readonly differences: readonly string[];
}

/** Tells of a build in words. */
export function describeBuild(build: Build, translate?: Translate): BuildDescription {
  const { markdown, isGitHubPages } = build;
  const phrase = createPhrase(translate);
  const jekyll = build.version === undefined ? `Jekyll ${build.jekyll}` : `Jekyll ${build.version}`;
  return {
    title: `${isGitHubPages ? 'GitHub Pages' : jekyll}, ${markdown.name}`,
    facts: [sayJekyll(build, jekyll, phrase), ...sayPublished(build, phrase), ...sayTags(build, phrase)],
    differences: sayDifferences(build, build.rewriters, phrase),
  };
}

/** Why the page of a post with this text looks otherwise than the preview shows it. */
export function differencesIn(text: string, build: Build, translate?: Translate): readonly string[] {
  const rewriters = build.rewriters.filter(({ touches }) => touches === undefined || touches.test(text));
  return sayDifferences(build, rewriters, createPhrase(translate));
}

function sayDifferences(
  { markdown }: Build,
  rewriters: Build['rewriters'],
  phrase: Phrase,
): readonly string[] {
  const ofRewriters = rewriters.map(({ name, change }) => sayChange(name, change, phrase));
  if (markdown.engine === 'kramdown') return ofRewriters;
  const ofEngine = phrase(
    'The Markdown engine of this site is {engine}: the preview shows posts as kramdown would render them.',
    { engine: markdown.name },
  );
  return [ofEngine, ...ofRewriters];
}

function sayChange(name: string, change: PageChange, phrase: Phrase): string {
  switch (change) {
    case 'mentions':
      return phrase('{name} turns @names into links; the preview does not show this.', { name });
    case 'relative-links':
      return phrase('{name} points links to Markdown files at their pages; the preview does not show this.', {
        name,
      });
    case 'first-heading':
      return phrase('{name} may remove the first heading from the page; the preview does not show this.', {
        name,
      });
    case 'emoji':
      return phrase('{name} turns :names: into emoji; the preview does not show this.', { name });
    case 'languages':
      return phrase('{name} rewrites links for each language; the preview does not show this.', { name });
    case 'rich-content':
      return phrase('{name} rewrites tables, formulas, media and diagrams; the preview does not show this.', {
        name,
      });
    case 'new-tabs':
      return phrase('{name} opens links to other sites in a new tab; the preview does not show this.', {
        name,
      });
    case 'pages':
      return phrase('{name} changes pages; the preview does not show this.', { name });
  }
}

function sayJekyll({ isGitHubPages, sources }: Build, jekyll: string, phrase: Phrase): string {
  const file = sources.jekyll;
  if (file === undefined)
    return phrase('{jekyll} is assumed, because no file of the site names a version.', { jekyll });
  return isGitHubPages
    ? phrase('GitHub Pages ({jekyll}), according to {file}.', { jekyll, file })
    : phrase('{jekyll}, according to {file}.', { jekyll, file });
}

function sayPublished(build: Build, phrase: Phrase): readonly string[] {
  return [
    sayFuture(build, phrase),
    ...(build.drafts ? [phrase('Drafts are published.', {})] : []),
    ...(build.unpublished ? [phrase('Posts with `published: false` are published.', {})] : []),
  ];
}

function sayFuture({ future, isScheduled, sources }: Build, phrase: Phrase): string {
  const file = sources.future;
  if (file === undefined) {
    if (future === undefined)
      return phrase('Whether posts with a future date are held until then is not clear.', {});
    if (future) return phrase('Posts with a future date are published immediately.', {});
    return isScheduled
      ? phrase('Posts with a future date are held until a scheduled build publishes them.', {})
      : phrase('Posts with a future date are held until then.', {});
  }
  if (future === undefined) {
    return phrase('Whether posts with a future date are held until then is not clear from {file}.', { file });
  }
  if (future)
    return phrase('Posts with a future date are published immediately, according to {file}.', { file });
  return isScheduled
    ? phrase(
        'Posts with a future date are held until a scheduled build publishes them, according to {file}.',
        { file },
      )
    : phrase('Posts with a future date are held until then, according to {file}.', { file });
}

function sayTags({ tags }: Build, phrase: Phrase): readonly string[] {
  return tags.size === 0
    ? []
    : [phrase('Liquid tags from plugins: {tags}.', { tags: [...tags.keys()].join(', ') })];
}
