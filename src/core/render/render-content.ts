import { createLiquidFacts } from '../liquid/facts.ts';
import { replacePlaceholders } from '../liquid/placeholders.ts';
import { runLiquid } from '../liquid/run.ts';
import type { Post } from '../post/post.ts';
import { isMarkdownPath } from '../site/is-markdown-path.ts';
import type { DocumentSource, Site } from '../site/site.ts';
import { contentOfFile } from '../text/fences.ts';
import { wholeSource } from '../text/source.ts';
import { render } from './render.ts';

/** What Jekyll publishes of a post, without layout: HTML made of its Markdown, or what it is if it is none. */
export function renderContent(post: Post, site: Site): string {
  return isMarkdownPath(post.path, site) ? render(post).html : plainContent(post, site);
}

/** What Jekyll publishes of a document that is no Markdown: what its Liquid makes of it. */
function plainContent({ path, text }: DocumentSource, site: Site): string {
  const facts = createLiquidFacts(path, text, site);
  const { source, placeholders } = runLiquid(wholeSource(contentOfFile(text), 0), facts);
  return replacePlaceholders(source.text, placeholders, () => '');
}
