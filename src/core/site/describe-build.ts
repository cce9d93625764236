import type { Build } from './build.ts';

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
export function describeBuild(build: Build): BuildDescription {
  const { markdown, isGitHubPages } = build;
  const jekyll = build.version === undefined ? `Jekyll ${build.jekyll}` : `Jekyll ${build.version}`;
  return {
    title: `${isGitHubPages ? 'GitHub Pages' : jekyll}, ${markdown.name}`,
    facts: [sayJekyll(build, jekyll), ...sayPublished(build), ...sayTags(build)],
    differences: sayDifferences(build, build.rewriters),
  };
}

/** Why the page of a post with this text looks otherwise than the preview shows it. */
export function differencesIn(text: string, build: Build): readonly string[] {
  return sayDifferences(
    build,
    build.rewriters.filter(({ touches }) => touches === undefined || touches.test(text)),
  );
}

function sayDifferences({ markdown }: Build, rewriters: Build['rewriters']): readonly string[] {
  const ofEngine = `The site's Markdown engine is ${markdown.name}: the preview shows what kramdown would make of a post.`;
  return [
    ...(markdown.engine === 'kramdown' ? [] : [ofEngine]),
    ...rewriters.map(({ name, does }) => `${name} ${does}, which the preview does not show.`),
  ];
}

function sayJekyll({ isGitHubPages, sources }: Build, jekyll: string): string {
  if (sources.jekyll === undefined) return `${jekyll} is assumed: no file of the site names a version.`;
  return isGitHubPages
    ? `GitHub Pages (${jekyll}), by ${sources.jekyll}.`
    : `${jekyll}, by ${sources.jekyll}.`;
}

function sayPublished({ future, drafts, unpublished, isScheduled, sources }: Build): readonly string[] {
  const source = sources.future === undefined ? '' : `, by ${sources.future}`;
  const sentences = {
    true: `Posts dated in the future are published at once${source}.`,
    false: isScheduled
      ? `Posts dated in the future wait for a scheduled build${source}.`
      : `Posts dated in the future wait${source}.`,
    undefined: `Whether posts dated in the future wait is not certain${source}.`,
  };
  return [
    sentences[`${future}`],
    ...(drafts ? ['Drafts are published.'] : []),
    ...(unpublished ? ['Posts with `published: false` are published.'] : []),
  ];
}

function sayTags({ tags }: Build): readonly string[] {
  return tags.size === 0 ? [] : [`Tags of plugins: ${[...tags.keys()].join(', ')}.`];
}
