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
