import { createLiquidFacts } from '../liquid/facts.ts';
import { replacePlaceholders } from '../liquid/placeholders.ts';
import { runLiquid } from '../liquid/run.ts';
import type { DocumentSource, Site } from '../site/site.ts';
import { contentOfFile } from '../text/fences.ts';
import { wholeSource } from '../text/source.ts';

/** What Jekyll publishes of a document that is no Markdown: what its Liquid makes of it. */
export function plainContent({ path, text }: DocumentSource, site: Site): string {
  const facts = createLiquidFacts(path, text, site);
  const { source, placeholders } = runLiquid(wholeSource(contentOfFile(text), 0), facts);
  return replacePlaceholders(source.text, placeholders, () => '');
}
