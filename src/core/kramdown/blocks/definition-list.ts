import { createSourceBuilder, type Source, spanIn } from '../../text/source.ts';
import { createAttributeList, readAttributeList } from '../attribute-list.ts';
import { addChild, cutChildren, Element, setDetails, takeBlank } from '../element.ts';
import { UnreadText } from '../unread-text.ts';
import { addUnread, type BlockState, createBlock, MAX_DEPTH } from './block-state.ts';
import { cutList } from './cut-list.ts';
import { DEFINITION, startsAt } from './lines.ts';

/** Definitions, `: text`, of the terms in the paragraph above. */
export function readDefinitionList(state: BlockState): boolean {
  const { source, text, position: start, tree } = state;
  if (state.depth >= MAX_DEPTH || !startsAt(DEFINITION, text, start)) return false;
  const { children } = tree;
  const last = children.at(-1);
  const isAfterBlank = last?.type === 'blank' && last.value === '\n';
  const paragraph = isAfterBlank ? children.at(-2) : last;
  if (paragraph?.type !== 'p') return false;
  const list = createBlock(state, 'dl', start, start);
  cutChildren(tree, children.length - (isAfterBlank ? 2 : 1));
  list.start = paragraph.start;
  list.ial = paragraph.ial;
  const terms = paragraph.children[0] && sourceOf(paragraph.children[0]);
  if (terms) list.children = readTerms(terms);

  const { items, end } = cutList(source, start, 'dl', isAfterBlank);
  state.position = end;
  list.end = source.offsetAt(end);
  let trailing: Element | undefined;
  for (const item of items) {
    const definition = new Element('dd', item.start, item.end);
    definition.isBlock = true;
    definition.ial = item.ial;
    addChild(list, definition);
    for (const part of item.parts) state.readNested(definition, part);
    const { children: content } = definition;
    if (content.length === 0) continue;
    trailing = takeBlank(definition);
    const [first] = content;
    if (first?.type !== 'p' || item.isAfterBlank) continue;
    if (content.length > 1) first.children[0]?.unread?.appendText('\n');
    first.isTransparent = true;
  }
  joinLists(tree, list);
  if (trailing) addChild(tree, trailing);
  return true;
}

/** The text of Markdown, or of a paragraph that `html_to_native` made of HTML. */
function sourceOf(child: Element): Source | undefined {
  if (child.unread || child.type !== 'text') return child.unread?.toSource();
  const text = createSourceBuilder(child.end);
  text.add(child.value, child);
  return text.build();
}

function readTerms(terms: Source): readonly Element[] {
  return [...terms.text.matchAll(/[^\n]+/g)].map(match => {
    const start = match.index;
    const end = start + match[0].length;
    const span = spanIn(terms, start, end);
    const term = new Element('dt', span.start, span.end);
    term.isBlock = true;
    const ial = /^[ \t\v\f\r]*\{:(?!(?:\w[\w-]*)?:|\/)((?:\\\}|[^}])+)\}[ \t\v\f\r]*/.exec(match[0]);
    if (ial) {
      term.ial = createAttributeList();
      readAttributeList(ial[1]!, term.ial);
    }
    const contentStart = start + (ial ? ial[0].length : 0);
    setDetails(term, 'dt', { text: terms.text.slice(contentStart, end) });
    addUnread(term, new UnreadText(terms, contentStart, end), span);
    return term;
  });
}

/** Definitions that follow a list of such belong to it. */
function joinLists(parent: Element, list: Element): void {
  const last = parent.children.at(-1);
  const before = last?.type === 'blank' ? parent.children.at(-2) : last;
  if (before?.type !== 'dl') {
    addChild(parent, list);
    return;
  }
  takeBlank(parent);
  for (const child of list.children) addChild(before, child);
  before.end = list.end;
}
