import type { Tag } from '../kramdown/tag.ts';
import type { Post } from '../post/post.ts';
import { isSpace } from '../text/ascii-space.ts';
import { type Span, sliceSpan, spanOf } from '../text/span.ts';
import {
  holdsTableParts,
  isContainerName,
  keepsSpace,
  mayHoldContainers,
  mayIndentLinesIn,
  roleOf,
} from './element-roles.ts';
import { Node, nothing, type Token } from './node.ts';
import { aroundContent, findRepaired, isMisplaced, isTornApart, reachOfSelfClosing } from './repairs.ts';

/** The tags and comments of a post's body in source order, in their elements. */
export interface Markup {
  readonly tokens: readonly Token[];
  /** Whether a tag that does not pair kept an element from being entered. */
  readonly hasUnpaired: boolean;
  /** Whether a browser may find the ends of scripts, or of the page's markup, elsewhere than kramdown does. */
  readonly isDoubtful: boolean;
}

/** Reads the markup of the HTML in `post`. Takes linear time. */
export function readMarkup({ text, body }: Post): Markup {
  const tokens: Token[] = [];
  const nodes: Node[] = [];
  const open: Node[] = [];
  const isSound = createSoundness(body);
  let hasUnpaired = false;
  let isDoubtful = false;
  /** Up to where all has become tokens. */
  let position = 0;

  const { comments } = body;
  let nextComment = 0;
  for (const tag of body.tags) {
    if (isDoubtful) break;
    readCommentsBefore(tag.span.start);
    if (!tag.printed) readTag(tag);
  }
  readCommentsBefore(text.length);
  for (const node of nodes.reverse()) settle(node);
  return { tokens, hasUnpaired, isDoubtful };

  function readCommentsBefore(end: number): void {
    for (; nextComment < comments.length && comments[nextComment]!.start < end; nextComment++) {
      const comment = comments[nextComment]!;
      // What a browser ends elsewhere counts as text.
      if (comment.start >= position && isPlainComment(sliceSpan(text, comment))) addAside(comment, undefined);
    }
  }

  function readTag(tag: Tag): void {
    if (tag.span.start < position) return;
    if (tag.kind !== 'close') {
      closeUpTo(tag.parent);
      readStart(tag);
    } else if (tag.partner) {
      closeUpTo(tag.partner);
      const node = open.pop();
      if (node) add('close', tag.span, node);
    }
  }

  /** What a text of Markdown leaves open ends with it, without an end tag. */
  function closeUpTo(innermost: Tag | undefined): void {
    while (open.length > 0 && open.at(-1)!.tag !== innermost) open.pop();
  }

  function readStart(tag: Tag): void {
    const parent = open.at(-1);
    const node = createNode(tag, parent);
    nodes.push(node);
    if (tag.kind === 'void') {
      add('whole', tag.span, node);
    } else if (node.role === 'aside' && tag.partner) {
      addAside(spanOf(tag.span.start, tag.partner.span.end), node);
    } else {
      add('open', tag.span, node);
      open.push(node);
    }
  }

  function addAside(span: Span, node: Node | undefined): void {
    if (node && hasOtherEnd(node, sliceSpan(text, span))) isDoubtful = true;
    add('whole', span, node);
  }

  /** Adds what stands in, or starts or has just ended in, the innermost open element. */
  function add(kind: Token['kind'], { start, end }: Span, node: Node | undefined): void {
    const parent = open.at(-1);
    const before = kind === 'close' ? node : parent;
    const after = kind === 'open' ? node : parent;
    // Text between the parts of a table is moved above it.
    if (before && holdsTableParts(before.name) && !isBlank(text, position, start))
      markRepaired(before, before.around.table ?? before);
    tokens.push({ start, end, kind, node, before, after });
    position = end;
  }

  function createNode(tag: Tag, parent: Node | undefined): Node {
    const name = tag.name.toLowerCase();
    const role = roleOf(name, tag, text);
    const mayHold = role === 'block' && mayHoldContainers(name) && !isMisplaced(name, parent);
    const mayEnter = mayHold && (parent?.isEntered ?? isHtmlBlock(tag));
    const mayIndent = mayIndentLinesIn(name) && (parent?.indentsLines ?? isHtmlBlock(tag));
    const isPaired = tag.kind === 'void' || isSound(tag);
    if (mayEnter && !isPaired) hasUnpaired = true;
    const isFree = isPaired && !keepsSpace(tag, text);
    const isEntered = mayEnter && isFree;
    const node = new Node({ name, tag, parent, role, isEntered, indentsLines: mayIndent && isFree });
    const repaired = findRepaired(name, parent);
    if (repaired) markRepaired(node, repaired);
    if (name === 'plaintext' || isTornApart(node, text) || eatsLineEnd(node, text)) isDoubtful = true;
    if (tag.kind === 'void') considerSelfClosing(node);
    node.around = aroundContent(node, parent?.around ?? nothing);
    return node;
  }

  function considerSelfClosing(node: Node): void {
    const reach = reachOfSelfClosing(node.name, node.parent);
    if (reach === 'page') isDoubtful = true;
    else if (reach === 'block') node.repairedFrom = Math.min(node.repairedFrom, node.parent?.blockLevel ?? 0);
  }

  /** What stands beside an element whose end tag is ignored is in doubt as well. */
  function markRepaired(cause: Node, repaired: Node): void {
    cause.repairedFrom = Math.min(cause.repairedFrom, repaired.parent?.level ?? repaired.level);
  }
}

/** Hands on to the parent what is known of an element; its children have been settled before. */
function settle(node: Node): void {
  const { parent, name, level } = node;
  node.breaksLines = node.isEntered && isContainerName(name) && node.hasBlock && node.repairedFrom > level;
  if (!parent) return;
  if (node.role === 'block') parent.hasBlock = true;
  parent.repairedFrom = Math.min(parent.repairedFrom, node.repairedFrom);
}

/** Of an element that holds no Markdown but says that it does, kramdown takes the line end behind it for content. */
function eatsLineEnd({ role, tag }: Node, text: string): boolean {
  return (tag.kind === 'void' || role === 'aside') && /\smarkdown\b/i.test(sliceSpan(text, tag.span));
}

/** Whether a browser ends the comment where kramdown does. */
function isPlainComment(comment: string): boolean {
  return !/^<!--(?:-?>)|--!>/.test(comment);
}

/** In `<!-- <script>` a browser looks for two ends of scripts; within a graphic it reads tags in styles. */
function hasOtherEnd({ name, parent }: Node, source: string): boolean {
  if (parent?.around.graphic) return source.indexOf('<', 1) !== source.lastIndexOf('</');
  const comment = name === 'script' ? source.indexOf('<!--') : -1;
  return comment >= 0 && /<script/i.test(source.slice(comment));
}

/** Whether the tag starts an HTML block of the body itself, not one in a list, a quote or other Markdown. */
export function isHtmlBlock({ parent, scope, textEnd }: Tag): boolean {
  return parent === undefined && scope > 0 && textEnd === undefined;
}

/** Whether nothing but white space, of that which a line is laid out with, stands from `start` to `end`. */
export function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (!isSpace(unit) || unit === 0x0b || unit === 0x0c) return false;
  }
  return true;
}

/** Tells whether an element pairs for kramdown as its author meant it. */
function createSoundness(body: Post['body']): (tag: Tag) => boolean {
  const mayDiffer = body.tags.some(tag => tag.printed || (tag.kind === 'open' && !tag.partner));
  if (!mayDiffer) return () => true;
  const { partners } = body.structure;
  return tag => tag.partner !== undefined && partners.get(tag) === tag.partner;
}
