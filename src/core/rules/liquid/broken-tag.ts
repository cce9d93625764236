import type { LiquidFault } from '../../liquid/run.ts';
import { tagDefinitions } from '../../liquid/tags/tags.ts';
import type { Post } from '../../post/post.ts';
import { isPartOfSite } from '../../published/part-of-site.ts';
import { pluginOfTag } from '../../site/build/known-plugins.ts';
import { replace, type Span, sliceSpan, spanOf } from '../../text/span.ts';
import { findMisspelling } from '../../text/words/misspelling.ts';
import { defineRule, type Facts, type Fix } from '../rule.ts';
import { asRaw } from './as-raw.ts';

export default defineRule({
  id: 'liquid/broken-tag',
  summary: 'Liquid that Jekyll cannot read: Jekyll stops building the whole site.',
  severity: 'error',
  messages: {
    'unknown-tag':
      'Jekyll has no Liquid tag "{name}": unless a plugin adds it, Jekyll stops building the whole site here.',
    'unclosed-block': 'This "{name}" is never closed: Jekyll stops building the whole site here.',
    'unclosed-mark':
      'The block that "{name}" opens is never closed: Jekyll stops building the whole site here.',
    'stray-end': 'This "{name}" closes nothing: Jekyll stops building the whole site here.',
    'bad-syntax': 'Liquid cannot read this "{name}": Jekyll stops building the whole site here.',
    'include-syntax':
      'Jekyll cannot read the file name or parameters of this "{name}" and stops building the whole site here.',
    'missing-include': 'The include "{subject}" does not exist: Jekyll stops building the whole site here.',
    'missing-link': 'The file "{subject}" does not exist: Jekyll stops building the whole site here.',
    'missing-post': 'No post is named "{subject}": Jekyll stops building the whole site here.',
    'no-language':
      'This "{name}" has no language, or options that Jekyll cannot read: Jekyll stops building the whole site here.',
    'zero-division': 'This divides by zero: Jekyll stops building the whole site here.',
    'bad-value': 'Liquid cannot work with these values: Jekyll stops building the whole site here.',
    'unknown-filter':
      'Jekyll has no Liquid filter "{subject}": unless a plugin adds it, Jekyll stops building the whole site here.',
    'unknown-name': 'Nothing sets "{subject}": Jekyll stops building the whole site here.',
    'too-deep': 'Blocks or includes are nested too deeply here: Jekyll stops building the whole site.',
    'too-much': 'This takes too many steps for Copydesk to run: readers see what Jekyll makes of it.',
    missingPlugin:
      'This site does not list the plugin {plugin}: without it, "{name}" stops Jekyll from building the whole site.',
    perhapsPlugin:
      'No plugin is known to add the Liquid tag "{name}": if none does, Jekyll stops building the whole site here.',
    unknownTarget:
      'Without a _config.yml, nobody can tell whether "{subject}" exists: if not, Jekyll stops building the whole site here.',
    elseIf: 'Liquid reads "else if" as "else": readers see what follows whatever the condition says.',
    elseIfTitle: 'Change "else if" to "elsif"',
    showTitle: 'Show {text} as text',
  } satisfies Record<
    | LiquidFault['kind']
    | 'missingPlugin'
    | 'perhapsPlugin'
    | 'unknownTarget'
    | 'elseIf'
    | 'elseIfTitle'
    | 'showTitle',
    string
  >,
  *check(post, context) {
    const { build } = context.facts.site;
    const { liquidFaults } = post.body;
    const showAsText = (spans: readonly Span[]): readonly Fix[] => {
      const text = sliceSpan(post.text, spans[0]!);
      if (text.includes('raw')) return [];
      const parts = spans.map(asRaw);
      // A page that could not be built is built; but perhaps something else was meant to stand there.
      const fix: Fix = { title: context.say('showTitle', { text }), safety: 'review', edits: parts.flat() };
      return [spans.length > 1 ? { ...fix, parts } : fix];
    };

    const unknown = new Map<string, LiquidFault[]>();
    for (const fault of liquidFaults) {
      if (fault.kind !== 'unknown-tag') continue;
      const faults = unknown.get(fault.name);
      if (faults) faults.push(fault);
      else unknown.set(fault.name, [fault]);
    }
    const missing = new Set<string>();
    // Without a Gemfile at hand the plugin may be named in one that is elsewhere.
    const severity = build.sources.jekyll === undefined ? 'warning' : 'error';
    for (const [name, faults] of unknown) {
      const span = faults[0]!.span;
      const plugin = pluginOfTag(name);
      // What a plugin makes of a tag is worth more than the tag as text: these have no fix.
      if (build.mayHaveMoreTags) {
        // A plugin that is not known most likely brings it, unless it is another one misspelt.
        const isMisspelt =
          findMisspelling(name, [...tagDefinitions.keys(), 'raw', ...build.tags.keys()]) !== undefined;
        yield context.finding('perhapsPlugin', { name }, { span, severity: isMisspelt ? 'warning' : 'hint' });
      } else if (plugin !== undefined) {
        if (!missing.has(plugin))
          yield context.finding('missingPlugin', { plugin, name }, { span, severity });
        missing.add(plugin);
      } else {
        const isBlock = faults.some(({ hasEnd }) => hasEnd);
        const fixes = isBlock ? [] : showAsText(faults.map(fault => fault.span));
        yield context.finding('unknown-tag', { name }, { span, fixes });
      }
    }
    for (const { kind, name, subject, span } of liquidFaults) {
      if (kind !== 'unknown-tag' && !isToldElsewhere(kind, subject, context.facts))
        yield context.finding(kind, { name, subject }, { span, fixes: showAsText([span]) });
    }
    for (const { subject, span } of targetsOfNoSite(post, context.facts))
      yield context.finding('unknownTarget', { subject }, { span, severity: 'info' });
    const title = context.say('elseIfTitle', {});
    for (const { span, words } of findElseIfs(post)) {
      const fixes = [{ title, safety: 'review', edits: [replace(words, 'elsif')] }] as const;
      yield context.finding('elseIf', {}, { span, severity: 'warning', fixes });
    }
  },
});

const ELSE_IF = /(\{%-?\s*)(else\s+if)\b(?:[^%]|%(?!\})){0,500}%\}/g;

/** `{% else if … %}`, of which Liquid reads the first word alone; where it is shown as text, Liquid does not change it. */
function* findElseIfs({ text, body }: Post): Generator<{ readonly span: Span; readonly words: Span }> {
  const { start } = body.span;
  const content = text.slice(start);
  if (!content.includes('else')) return;
  for (const { 0: tag, 1: open = '', 2: written = '', index } of content.matchAll(ELSE_IF)) {
    const span = spanOf(start + index, start + index + tag.length);
    const at = span.start + open.length;
    if (body.liquid.within(span).length > 0) yield { span, words: spanOf(at, at + written.length) };
  }
}

/** `link/missing-post` tells of posts where all are known; where only some are, nobody can. */
function isToldElsewhere(kind: LiquidFault['kind'], subject: string, { newsroom, site }: Facts): boolean {
  if (newsroom?.unread.size !== 0) return false;
  if (kind === 'missing-post') return true;
  return kind === 'missing-link' && /(?:^|\/)_posts\//.test(subject) && isPartOfSite(newsroom, site);
}

/** What `link` and `post_url` name where no site is known that could hold it. */
function* targetsOfNoSite(
  { text, body }: Post,
  { site, newsroom }: Facts,
): Generator<{ readonly subject: string; readonly span: Span }> {
  if (site.hasConfig || site.files) return;
  for (const span of body.liquidWritten) {
    const [, name, subject] = /^\{%-?\s*(link|post_url)\s+(\S+)\s*-?%\}$/.exec(sliceSpan(text, span)) ?? [];
    // Posts that are checked together are known to `link/missing-post`.
    const isTold = name === 'post_url' && newsroom !== undefined;
    if (subject !== undefined && !isTold) yield { subject, span };
  }
}
