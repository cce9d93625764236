import { createPhrase, type Phrase, type Translate } from '../text/phrase.ts';
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
    "The site's Markdown engine is {engine}: the preview shows what kramdown would make of a post.",
    { engine: markdown.name },
  );
  return [ofEngine, ...ofRewriters];
}

function sayChange(name: string, change: PageChange, phrase: Phrase): string {
  switch (change) {
    case 'mentions':
      return phrase('{name} makes links of @names, which the preview does not show.', { name });
    case 'relative-links':
      return phrase(
        '{name} turns links to Markdown files into links to their pages, which the preview does not show.',
        { name },
      );
    case 'first-heading':
      return phrase('{name} may take the first heading off the page, which the preview does not show.', {
        name,
      });
    case 'emoji':
      return phrase('{name} makes pictures of :names:, which the preview does not show.', { name });
    case 'languages':
      return phrase('{name} rewrites links for each language, which the preview does not show.', { name });
    case 'rich-content':
      return phrase(
        '{name} rewrites tables, formulas, media and diagrams, which the preview does not show.',
        {
          name,
        },
      );
    case 'new-tabs':
      return phrase('{name} has links to other sites open in a new tab, which the preview does not show.', {
        name,
      });
    case 'pages':
      return phrase('{name} changes pages, which the preview does not show.', { name });
  }
}

function sayJekyll({ isGitHubPages, sources }: Build, jekyll: string, phrase: Phrase): string {
  const file = sources.jekyll;
  if (file === undefined)
    return phrase('{jekyll} is assumed: no file of the site names a version.', { jekyll });
  return isGitHubPages
    ? phrase('GitHub Pages ({jekyll}), by {file}.', { jekyll, file })
    : phrase('{jekyll}, by {file}.', { jekyll, file });
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
    if (future === undefined) return phrase('Whether posts dated in the future wait is not certain.', {});
    if (future) return phrase('Posts dated in the future are published at once.', {});
    return isScheduled
      ? phrase('Posts dated in the future wait for a scheduled build.', {})
      : phrase('Posts dated in the future wait.', {});
  }
  if (future === undefined) {
    return phrase('Whether posts dated in the future wait is not certain, by {file}.', { file });
  }
  if (future) return phrase('Posts dated in the future are published at once, by {file}.', { file });
  return isScheduled
    ? phrase('Posts dated in the future wait for a scheduled build, by {file}.', { file })
    : phrase('Posts dated in the future wait, by {file}.', { file });
}

function sayTags({ tags }: Build, phrase: Phrase): readonly string[] {
  return tags.size === 0 ? [] : [phrase('Tags of plugins: {tags}.', { tags: [...tags.keys()].join(', ') })];
}
