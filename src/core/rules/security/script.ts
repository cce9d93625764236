import { findAttribute, type Tag } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { unknownHost } from '../../markup/known-embeds.ts';
import { isCopied } from '../../newsroom/is-copied.ts';
import { remove, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'security/script',
  summary: 'A script from another site: it can do whatever it wants with your page.',
  severity: 'error',
  messages: {
    inline: 'This script came with the article and runs on your page for every reader.',
    external: '{host} can put any code into this script, and it runs on your page for every reader.',
    removeTitle: 'Remove the script',
  },
  *check(post, context) {
    const scripts = Array.from(startTags(post, 'script'));
    if (scripts.length === 0) return;
    const isOwn = !isCopied(post, context.facts);
    for (const tag of scripts) {
      if (isData(tag)) continue;
      const src = findAttribute(tag, 'src')?.value?.trim() ?? '';
      const host = src === '' ? undefined : unknownHost(src);
      // The scripts of known players, and those of the site itself, are there on purpose.
      if (src !== '' && host === undefined) continue;
      if (isOwn) {
        // What the author wrote is there on purpose; what another site sends may change.
        const parts = { span: tag.span, severity: 'hint' } as const;
        if (host !== undefined && !isLibrary(tag, host)) yield context.finding('external', { host }, parts);
        continue;
      }
      const edits = [remove(spanOf(tag.span.start, tag.partner?.span.end ?? tag.span.end))];
      // What the script would have shown is gone with it.
      const fixes = tag.partner
        ? [{ title: context.say('removeTitle', {}), safety: 'review', edits } as const]
        : [];
      if (host === undefined) yield context.finding('inline', {}, { span: tag.span, fixes });
      else yield context.finding('external', { host }, { span: tag.span, fixes });
    }
  },
});

/** Hosts that give out the libraries by which pages draw charts and formulas. */
const libraries: ReadonlySet<string> = new Set(
  `ajax.googleapis.com cdn.bokeh.org cdn.datatables.net cdn.jsdelivr.net cdn.mathjax.org cdn.plot.ly cdn.pydata.org
  cdnjs.cloudflare.com code.highcharts.com code.jquery.com d3js.org kit.fontawesome.com maxcdn.bootstrapcdn.com
  stackpath.bootstrapcdn.com unpkg.com use.fontawesome.com www.gstatic.com`.split(/\s+/),
);

/** Whether a script is one of many pages, or can be no other than the one that was chosen. */
function isLibrary(script: Tag, host: string): boolean {
  return libraries.has(host) || findAttribute(script, 'integrity') !== undefined;
}

/** Browsers run only what is JavaScript; all else, such as data for search engines, just stands there. */
function isData(script: Tag): boolean {
  const type = findAttribute(script, 'type')?.value?.trim().toLowerCase() ?? '';
  return type !== '' && type !== 'module' && !/(?:java|ecma)script/.test(type);
}
