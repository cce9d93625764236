import type { TagDefinition } from './tag.ts';
import { linkTag, postUrlTag } from './tags/addresses.ts';
import { caseTag, ifTag, unlessTag } from './tags/conditions.ts';
import { highlightTag } from './tags/highlight.ts';
import { includeRelativeTag, includeTag, renderTag } from './tags/include.ts';
import {
  breakTag,
  continueTag,
  cycleTag,
  forTag,
  ifchangedTag,
  tablerowTag,
} from './tags/loops.ts';
import {
  assignTag,
  captureTag,
  commentTag,
  decrementTag,
  echoTag,
  incrementTag,
  inlineCommentTag,
} from './tags/variables.ts';

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
  ['include_relative', includeRelativeTag],
  ['increment', incrementTag],
  ['link', linkTag],
  ['post_url', postUrlTag],
  ['render', renderTag],
  ['tablerow', tablerowTag],
  ['unless', unlessTag],
]);
