import type { KnownTags } from '../arrange.ts';
import type { LiquidRules } from '../facts.ts';
import { linkTag, postUrlTag } from './address-tags.ts';
import { caseTag, ifTag, unlessTag } from './condition-tags.ts';
import { highlightTag } from './highlight-tag.ts';
import { includeRelativeTag, includeTag, renderTag } from './include-tags.ts';
import { breakTag, continueTag, cycleTag, forTag, ifchangedTag, tablerowTag } from './loop-tags.ts';
import type { TagDefinition } from './tag-definition.ts';
import {
  assignTag,
  captureTag,
  commentTag,
  decrementTag,
  echoTag,
  incrementTag,
  inlineCommentTag,
} from './variable-tags.ts';

/** The tags of Liquid 5 and of Jekyll. `raw` and `liquid` are read where a text is cut. */
export const tagDefinitions: ReadonlyMap<string, TagDefinition> = new Map([
  ['#', inlineCommentTag],
  ['assign', assignTag],
  ['break', breakTag],
  ['capture', captureTag],
  ['case', caseTag],
  ['comment', commentTag],
  ['continue', continueTag],
  ['cycle', cycleTag],
  ['decrement', decrementTag],
  ['echo', echoTag],
  ['for', forTag],
  ['highlight', highlightTag],
  ['if', ifTag],
  ['ifchanged', ifchangedTag],
  ['include', includeTag],
  // Of the plugin jekyll-include-cache.
  ['include_cached', includeTag],
  ['include_relative', includeRelativeTag],
  ['increment', incrementTag],
  ['link', linkTag],
  ['post_url', postUrlTag],
  ['render', renderTag],
  ['tablerow', tablerowTag],
  ['unless', unlessTag],
]);

/** Liquid 5.0 brought these, and 5.4 the comment in a tag of one line. */
const since5: ReadonlySet<string> = new Set(['#', 'echo', 'render']);

const tagsOf4: typeof tagDefinitions = new Map([...tagDefinitions].filter(([name]) => !since5.has(name)));

/** The tags that a site has. Where Liquid's version is not known, those of Liquid 5 are among them. */
export function knownTags({ liquid, pluginTags }: LiquidRules): KnownTags {
  return {
    definitions: liquid === 4 ? tagsOf4 : tagDefinitions,
    plugins: pluginTags,
    hasLines: liquid !== 4 && !pluginTags.has('liquid'),
    repeatsRaw: liquid === 4,
  };
}
