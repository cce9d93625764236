import type { Span } from '../text/span.ts';
import type { Role } from './element-roles.ts';
import { isHtmlBlock } from './markup.ts';
import { createNeighbours } from './neighbours.ts';
import type { Node, Token } from './node.ts';

/** White space that may change, and the depth of the line behind it. */
export interface Gap extends Span {
  /** How many steps that line is indented. */
  readonly depth: number;
  /**
   * `break`: all between two tags, where a line is to end; `outermost`: the same between two blocks of the body, where
   * blank lines are Markdown; `indent`: the blanks at the start of a line.
   */
  readonly kind: 'break' | 'outermost' | 'indent';
}

/** The white space that shows nowhere, in source order. Takes linear time. */
export function findGaps(text: string, tokens: readonly Token[]): readonly Gap[] {
  const gaps: Gap[] = [];
  const neighbours = createNeighbours(text, tokens);
  /** The depths of the lines on which elements start. */
  const depths = new Map<Node, number>();
  /** The depth of the line that has been reached. */
  let lineDepth = 0;

  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1];
    if (previous) lookBetween(previous, token, index);
    if (token.node && token.kind === 'open') depths.set(token.node, lineDepth);
  }
  return gaps;

  function lookBetween(previous: Token, token: Token, index: number): void {
    const context = token.before;
    if (!context) {
      lineDepth = 0;
      if (neighbours.isBlankBefore[index] && isBetweenBlocks(previous, token))
        add('outermost', previous, token);
    } else if (previous.after === context) {
      const isBreak =
        neighbours.isBlankBefore[index] &&
        context.breaksLines &&
        isAtBlock(neighbours.left[index - 1]!, neighbours.right[index]!);
      if (isBreak) {
        lineDepth = depthOf(token, context);
        add('break', previous, token);
      } else {
        lookAtLines(previous.end, token, context);
      }
    }
  }

  function add(kind: Gap['kind'], previous: Token, token: Token): void {
    gaps.push({ kind, start: previous.end, end: token.start, depth: lineDepth });
  }

  /** The starts of the lines between two tokens; a line of blanks stays as it is. */
  function lookAtLines(start: number, token: Token, context: Node): void {
    const between = text.slice(start, token.start);
    // What is no tag for kramdown may be one when it is mended; what Liquid makes of a line it alone knows.
    const isSure = context.indentsLines && !/[<{]/.test(between);
    const contentDepth = (depths.get(context) ?? 0) + 1;
    for (const match of between.matchAll(/(?:\r\n?|\n)([ \t]*)(?![ \t\r\n])/g)) {
      const end = start + match.index + match[0].length;
      lineDepth = end === token.start ? depthOf(token, context) : contentDepth;
      if (isSure) gaps.push({ kind: 'indent', start: end - match[1]!.length, end, depth: lineDepth });
    }
  }

  function depthOf({ kind }: Token, context: Node): number {
    return (depths.get(context) ?? 0) + (kind === 'close' ? 0 : 1);
  }
}

function isAtBlock(left: Role, right: Role): boolean {
  return (left === 'block' && right !== 'unsure') || (right === 'block' && left !== 'unsure');
}

/** A line end behind an HTML block is part of it: kramdown goes on in the same way with and without. */
function isBetweenBlocks(previous: Token, { kind, node }: Token): boolean {
  return (
    previous.kind === 'close' &&
    previous.node !== undefined &&
    isHtmlBlock(previous.node.tag) &&
    kind !== 'close' &&
    node !== undefined &&
    isHtmlBlock(node.tag)
  );
}
