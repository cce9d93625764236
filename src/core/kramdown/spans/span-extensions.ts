import { spanIn } from '../../text/source.ts';
import { applyAttributeList } from '../apply-attributes.ts';
import { createAttributeList, mergeAttributeLists } from '../attribute-list.ts';
import { applyOptions, extensionElement, spanExtensionAt } from '../blocks/extensions.ts';
import { bracedTextAt } from '../blocks/lines.ts';
import { addChild, setDetails } from '../element.ts';
import { recordBraces } from '../sink.ts';
import { type SpanState, takeElement, takeText } from './span-state.ts';

const FOOTNOTE_MARKER = /\[\^(\w[\w-]*)\]/y;

/** `{::comment}`, `{::nomarkdown}`, `{::options}`, and `{:.class}` after an element. */
export function readSpanExtension(state: SpanState): boolean {
  const { text, position, document, reader, tree } = state;
  const extension = spanExtensionAt(reader, position);
  if (extension) {
    const element = extensionElement(extension, spanIn(state.source, position, extension.end));
    if (element) addChild(tree, element);
    else if (extension.name === 'options') applyOptions(extension.options, document);
    state.position = extension.end;
    return true;
  }
  if (/\{:(?::\w|\/)/y.test(text.slice(position, position + 4)) && isExtensionMark(text, position)) {
    takeText(state, position + 1);
    return true;
  }
  const braced = bracedTextAt(text, position + 2, false);
  const last = tree.children.at(-1);
  if (!braced || !last || last.type === 'text') {
    takeText(state, position + 1);
    return true;
  }
  const list = recordBraces(state.reader, position, braced.end, braced.content);
  last.ial ??= createAttributeList();
  mergeAttributeLists(last.ial, list);
  applyAttributeList(last, list, document.attributeLists);
  state.position = braced.end;
  return true;
}

/** Whether what stands here is an extension's start or end, although none that can be read. */
function isExtensionMark(text: string, at: number): boolean {
  const mark = /\{::(\w+)(?:[ \t\n\v\f\r](?:\\\}|[^}]){0,2000}?)?\/?\}|\{:\/(?:\w[\w-]*)?\}/y;
  mark.lastIndex = at;
  return mark.test(text);
}

/** `[^name]` */
export function readFootnoteMarker(state: SpanState): boolean {
  const { text, position, document } = state;
  FOOTNOTE_MARKER.lastIndex = position;
  const match = FOOTNOTE_MARKER.exec(text);
  if (!match) return false;
  const end = position + match[0].length;
  const definition = document.footnotes.get(match[1]!);
  if (definition) {
    const marker = takeElement(state, 'footnote', end, match[1]!);
    setDetails(marker, 'footnote', { content: definition.content });
  } else takeText(state, end);
  return true;
}
