import { setKramdownOption } from '../../site/kramdown-options.ts';
import { spanIn } from '../../text/source.ts';
import { createAttributeList, mergeAttributeLists, readAttributeList } from '../attribute-list.ts';
import type { KramdownDocument } from '../document.ts';
import { addChild, Element } from '../element.ts';
import { type Reader, recordBraces } from '../sink.ts';
import { addBlock, type BlockState } from './block-state.ts';
import { blockAttributesAt, bracedTextAt, countSpaces, matchAt } from './lines.ts';

/** What may be given attributes after it although it leaves nothing on the page. */
const definitions: ReadonlySet<string> = new Set(['link', 'abbreviation', 'footnote']);

const NAMED_LIST = / {0,3}\{:(\w[\w-]*):/y;
const BLOCK_START = / {0,3}\{::(\w+)/y;
const SPAN_START = /\{::(\w+)/y;

/** `{:name: …}`, `{::extension}` and `{:.class}`, on lines of their own. */
export function readBlockExtension(state: BlockState): boolean {
  if (!state.text.startsWith('{:', state.position + countSpaces(state.text, state.position))) return false;
  return readNamedList(state) || readExtensionBlock(state) || readBlockAttributes(state);
}

function readNamedList(state: BlockState): boolean {
  const { text, position, document } = state;
  const start = matchAt(NAMED_LIST, text, position);
  const braced = start && bracedTextAt(text, position + start[0].length, true);
  if (!braced) return false;
  const name = start[1]!;
  const list = document.attributeLists.get(name) ?? createAttributeList();
  readAttributeList(braced.content, list);
  document.attributeLists.set(name, list);
  addBlock(state, 'boundary', braced.end, 'attributes');
  return true;
}

function readBlockAttributes(state: BlockState): boolean {
  const { text, tree } = state;
  const braced = blockAttributesAt(text, state.position);
  if (!braced) return false;
  const list = recordBraces(
    state.reader,
    state.position + countSpaces(text, state.position),
    braced.end - 1,
    braced.content,
  );
  const last = tree.children.at(-1);
  if (last && last.type !== 'blank' && (last.type !== 'boundary' || definitions.has(last.value))) {
    last.ial ??= createAttributeList();
    mergeAttributeLists(last.ial, list);
    if (blockAttributesAt(text, braced.end)) state.position = braced.end;
    else addBlock(state, 'boundary', braced.end, 'attributes');
  } else {
    state.pendingIal ??= createAttributeList();
    mergeAttributeLists(state.pendingIal, list);
    state.position = braced.end;
  }
  return true;
}

function readExtensionBlock(state: BlockState): boolean {
  const { position, document } = state;
  const extension = extensionAt(state.reader, position, BLOCK_START);
  if (!extension) return false;
  const { name } = extension;
  const span = spanIn(state.source, position, extension.end);
  const element = extensionElement(extension, span);
  if (element) {
    element.isBlock = true;
    addChild(state.tree, element);
    state.position = extension.end;
  } else if (name === 'options') {
    applyOptions(extension.options, document);
    addBlock(state, 'boundary', extension.end, 'extension');
  } else {
    state.position = extension.end;
  }
  return true;
}

/** An extension as it stands in the text. */
export interface Extension {
  readonly name: 'comment' | 'nomarkdown' | 'options';
  /** What stands in its braces after the name. */
  readonly options: string;
  readonly body: string | undefined;
  readonly end: number;
}

/** The extension that starts in the middle of a line at `at`. */
export function spanExtensionAt(reader: Reader, at: number): Extension | undefined {
  return extensionAt(reader, at, SPAN_START);
}

function extensionAt({ source, scanner }: Reader, at: number, startPattern: RegExp): Extension | undefined {
  const { text } = source;
  const isBlock = startPattern === BLOCK_START;
  const start = matchAt(startPattern, text, at);
  if (!start) return undefined;
  const name = toExtensionName(start[1]!);
  const head = headAt(text, at + start[0].length, isBlock);
  if (!name || !head) return undefined;
  if (head.isClosed) return { name, options: head.options, body: undefined, end: head.end };
  if (scanner.until('{:/', head.end) < 0) return undefined;
  const stop = isBlock
    ? new RegExp(`(?<=^|\\n) {0,3}\\{:/(?:${name})?\\}[ \\t\\v\\f\\r]*\\n`, 'g')
    : new RegExp(`\\{:/(?:${name})?\\}`, 'g');
  stop.lastIndex = head.end;
  const end = stop.exec(text);
  if (!end) return undefined;
  const body = text.slice(head.end, end.index);
  return {
    name,
    options: head.options,
    body: isBlock ? body.replace(/\n$/, '') : body,
    end: end.index + end[0].length,
  };
}

function toExtensionName(name: string): Extension['name'] | undefined {
  return name === 'comment' || name === 'nomarkdown' || name === 'options' ? name : undefined;
}

/** The rest of `{::name options}` or `{::name options /}`. */
function headAt(
  text: string,
  at: number,
  endsLine: boolean,
): { readonly options: string; readonly isClosed: boolean; readonly end: number } | undefined {
  const next = text[at];
  if (next !== '}' && next !== '/' && !/[ \t\n\v\f\r]/.test(next ?? '')) return undefined;
  // A character more, since braces that hold nothing are none elsewhere.
  const braced = bracedTextAt(text, at - 1, endsLine);
  if (!braced) return undefined;
  const content = braced.content.slice(1);
  const isClosed = content.endsWith('/');
  const options = isClosed ? content.slice(0, -1) : content;
  return options !== '' && !/^[ \t\n\v\f\r]/.test(options)
    ? undefined
    : { options, isClosed, end: braced.end };
}

/** What `{::comment}` and `{::nomarkdown}` leave; undefined for what leaves nothing. */
export function extensionElement(
  { name, options, body }: Extension,
  { start, end }: { readonly start: number; readonly end: number },
): Element | undefined {
  if (body === undefined || name === 'options') return undefined;
  if (name === 'comment') return new Element('comment', start, end, body);
  const list = createAttributeList();
  readAttributeList(options, list);
  const types = (list.attributes.get('type') ?? '').split(/[ \t\n]+/).filter(type => type !== '');
  const isForHtml = types.length === 0 || types.includes('html');
  const element = new Element('raw', start, end, isForHtml ? body : '');
  element.isTransparent = !isForHtml;
  return element;
}

/** kramdown's parsers ask for these before they read a post: it is too late to set them within it. */
const settledOptions: ReadonlySet<string> = new Set(['gfm_quirks', 'hard_wrap', 'input', 'link_defs']);

/** Sets options of kramdown from within a post; what it does not know is left out. */
export function applyOptions(text: string, document: KramdownDocument): void {
  const list = createAttributeList();
  readAttributeList(text, list);
  for (const [name, value] of list.attributes) {
    if (settledOptions.has(name)) continue;
    document.options = setKramdownOption(document.options, name, value) ?? document.options;
  }
}
