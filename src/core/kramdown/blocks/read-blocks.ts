import type { KramdownOptions } from '../../site/kramdown-options.ts';
import { skipSpaceBack, stripEndFrom } from '../../text/ascii-space.ts';
import { createSourceBuilder, type Source, spanIn } from '../../text/source.ts';
import type { KramdownDocument } from '../document.ts';
import { addChild, type Element } from '../element.ts';
import { createTagScanner } from '../grammar.ts';
import type { OpenTag } from '../sink.ts';
import { strippedText, UnreadText } from '../unread-text.ts';
import {
  addBlock,
  addUnread,
  type BlockRule,
  type BlockState,
  createBlock,
  MAX_DEPTH,
} from './block-state.ts';
import { createFenceFinder, readFence, readIndentedCode } from './code.ts';
import { readDefinitionList } from './definition-list.ts';
import { readAbbreviation, readBoundary, readFootnote, readLinkDefinition, readMath } from './definitions.ts';
import { readBlockExtension } from './extensions.ts';
import { readAtxHeading, readSetextHeading } from './headings.ts';
import { readHtmlBlock } from './html-block.ts';
import {
  blankLinesEnd,
  isLazyEnd,
  isParagraphEnd,
  lineEnd,
  matchAt,
  QUOTE,
  RULE,
  startsAt,
} from './lines.ts';
import { readList } from './lists.ts';
import { readTable } from './table.ts';

/** The kinds of blocks in the order in which kramdown asks for them. */
const rules: readonly BlockRule[] = [
  readBlankLines,
  readIndentedCode,
  readFence,
  readQuote,
  readAtxHeading,
  readRule,
  readList,
  readDefinitionList,
  readHtmlBlock,
  readSetextHeading,
  readMath,
  readTable,
  readFootnote,
  readLinkDefinition,
  readAbbreviation,
  readBlockExtension,
  readBoundary,
  readParagraph,
];

/** Where blocks are read. */
export interface BlockPlace {
  readonly document: KramdownDocument;
  /** The innermost HTML element around the text. */
  readonly parentTag: OpenTag | undefined;
  readonly depth: number;
}

/** Reads the blocks of `source` into `element`, as kramdown's `parse_blocks` does. Takes linear time. */
export function readBlocks(
  source: Source,
  element: Element,
  { document, parentTag, depth }: BlockPlace,
): void {
  const { text } = source;
  // What is left open in a quote or a list item ends with it.
  const textEnd = depth === 0 ? undefined : source.offsetAt(skipSpaceBack(text, text.length));
  const { sink } = document;
  const state: BlockState = {
    document,
    source,
    text,
    reader: { source, scanner: createTagScanner(text), sink, looseEnds: new Map(), scope: 0, textEnd },
    fences: createFenceFinder(text, document.options.input),
    position: 0,
    tree: element,
    parentTag,
    pendingIal: undefined,
    isClosed: false,
    depth,
    readNested: (nested, content) =>
      readBlocks(content, nested, { document, parentTag: state.parentTag, depth: state.depth + 1 }),
    readUpToEndTag,
  };
  readAll();

  function readAll(): void {
    while (state.position < text.length && !state.isClosed) {
      if (!rules.some(rule => rule(state))) readStrayLine(state);
    }
  }

  function readUpToEndTag(inner: Element): boolean {
    const { tree, pendingIal, parentTag: outerTag } = state;
    state.tree = inner;
    state.pendingIal = undefined;
    state.parentTag = inner.tag;
    state.depth++;
    readAll();
    const isClosed = state.isClosed;
    state.depth--;
    state.tree = tree;
    state.pendingIal = pendingIal;
    state.parentTag = outerTag;
    state.isClosed = false;
    return isClosed;
  }
}

function readBlankLines(state: BlockState): boolean {
  const { text, position, tree } = state;
  const end = blankLinesEnd(text, position);
  if (end === position) return false;
  const last = tree.children.at(-1);
  if (last?.type === 'blank') {
    last.value += text.slice(position, end);
    state.position = end;
  } else {
    addBlock(state, 'blank', end, text.slice(position, end));
  }
  return true;
}

function readQuote(state: BlockState): boolean {
  const { source, text, position: start } = state;
  if (!startsAt(QUOTE, text, start) || state.depth >= MAX_DEPTH) return false;
  let end = lineEnd(text, start);
  while (!isLazyEnd(text, end)) end = lineEnd(text, end);
  const content = createSourceBuilder(source.offsetAt(end));
  for (let at = start; at < end; ) {
    const next = lineEnd(text, at);
    const mark = matchAt(QUOTE, text, at);
    content.copy(source, at + (mark ? mark[0].length : 0), next);
    at = next;
  }
  const quote = addBlock(state, 'blockquote', end);
  state.readNested(quote, content.build());
  return true;
}

function readRule(state: BlockState): boolean {
  const rule = matchAt(RULE, state.text, state.position);
  if (!rule) return false;
  addBlock(state, 'hr', state.position + rule[0].length);
  return true;
}

const PARAGRAPH_START = / {0,3}[^ \t\n]/y;

/** A paragraph goes on after a line that only looked like another block. */
function readParagraph(state: BlockState): boolean {
  const { source, text, position: start, tree } = state;
  if (!startsAt(PARAGRAPH_START, text, start)) return false;
  const isGfm = endsParagraphsEarly(state.document.options);
  let end = lineEnd(text, start);
  while (!isParagraphEnd(text, end, isGfm)) end = lineEnd(text, end);
  const last = tree.children.at(-1);
  if (last?.type === 'p') {
    const contentEnd = stripEndFrom(text, end, start);
    const before = last.children.at(-1);
    const span = spanIn(source, start, contentEnd);
    if (before?.unread) {
      before.unread.append(text.slice(start - 3, start) === '  \n' ? '  \n' : '\n', start, contentEnd);
      before.end = span.end;
    } else {
      addUnread(last, new UnreadText(source, start, contentEnd), span);
    }
    last.end = span.end;
    state.position = end;
    return true;
  }
  const paragraph = createBlock(state, 'p', start, end);
  addChild(tree, paragraph);
  addUnread(paragraph, strippedText(source, start, end), paragraph);
  state.position = end;
  return true;
}

function endsParagraphsEarly({ input, paragraphEnd }: KramdownOptions): boolean {
  return input === 'GFM' && paragraphEnd;
}

/** What no rule takes is text without a paragraph: two spaces and a tab before the first word of a line. */
function readStrayLine(state: BlockState): void {
  const { source, position } = state;
  const end = lineEnd(state.text, position);
  const last = state.tree.children.at(-1);
  if (last?.unread) last.unread.append('', position, end);
  else addUnread(state.tree, new UnreadText(source, position, end), spanIn(source, position, end));
  state.position = end;
}
