import { parsePost } from '../post/post.ts';
import type { DocumentSource, Site } from '../site/site.ts';
import { renderContent } from './render-content.ts';

/** The HTML of documents without their layouts; undefined where only a build would tell. */
export type RenderContent = (source: DocumentSource, site: Site) => string | undefined;

/** Nobody reads a page on which so many others stand; what they hold is not known from there on. */
const MAX_CONTENTS = 2000;

/** Renders each document once. One that asks for what stands in itself, on a way round, does not get it. */
export function createContents(): RenderContent {
  const known = new Map<string, string | undefined>();
  return ({ path, text }, site) => {
    if (known.has(path) || known.size >= MAX_CONTENTS) return known.get(path);
    known.set(path, undefined);
    const post = parsePost(path, text, site);
    const { placeholders, liquidFaults } = post.body;
    if (placeholders.length + liquidFaults.length > 0) return undefined;
    known.set(path, renderContent(post, site));
    return known.get(path);
  };
}
