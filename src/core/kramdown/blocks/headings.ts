import { stripEndFrom } from '../../text/ascii-space.ts';
import { spanIn } from '../../text/source.ts';
import { setAttribute, setDetails } from '../element.ts';
import { UnreadText } from '../unread-text.ts';
import { addBlock, addUnread, type BlockState, isAfterBoundary } from './block-state.ts';
import { countSpaces, matchAt } from './lines.ts';

/** kramdown's own headings need no blank after `#`, and may even go on in the next line; GitHub's do. */
const ATX_KRAMDOWN = /(#{1,6})[\t ]*([^ \t][^\n]*)\n/y;
const ATX_GFM = /(#{1,6})[\t ]+([^\n]*)\n/y;
const SETEXT = / {0,3}([^ \t\n][^\n]*)\n([-=])[-=]*[ \t\r\f\v]*\n/y;
/** XML's names, as REXML has them. */
const NAME_START =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const NAME_PART = `${NAME_START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040`;
const HEADING_ID = new RegExp(`[\\t ]\\{#([${NAME_START}][${NAME_PART}]*)\\}$`, 'u');

/** `# Heading` */
export function readAtxHeading(state: BlockState): boolean {
  const { text, position, document } = state;
  if (text.charCodeAt(position) !== 0x23) return false;
  const { input, paragraphEnd } = document.options;
  const match = matchAt(input === 'GFM' ? ATX_GFM : ATX_KRAMDOWN, text, position);
  if (!match) return false;
  const start = position + match[0].length - 1 - match[2]!.length;
  const closing = input === 'GFM' && paragraphEnd ? /[\t ]#+$/ : /(?<!\\)#+$/;
  if (!(input === 'GFM' && paragraphEnd) && !isAfterBoundary(state)) return false;
  return addHeading(state, {
    level: match[1]!.length,
    start,
    content: match[2]!,
    closing,
    end: position + match[0].length,
  });
}

/** A line underlined with `=` or `-`, after a boundary. */
export function readSetextHeading(state: BlockState): boolean {
  if (!isAfterBoundary(state)) return false;
  const match = matchAt(SETEXT, state.text, state.position);
  if (!match) return false;
  const start = state.position + countSpaces(state.text, state.position);
  const end = state.position + match[0].length;
  return addHeading(state, {
    level: match[2] === '-' ? 2 : 1,
    start,
    content: match[1]!,
    closing: undefined,
    end,
  });
}

interface HeadingParts {
  readonly level: number;
  /** Where the content starts, and what stands there up to the end of the line. */
  readonly start: number;
  readonly content: string;
  /** Marks at the end that do not belong to the content. */
  readonly closing: RegExp | undefined;
  readonly end: number;
}

function addHeading(state: BlockState, { level, start, content, closing, end }: HeadingParts): boolean {
  let length = stripEndFrom(content, content.length);
  const id = HEADING_ID.exec(content.slice(Math.max(0, length - 1000), length));
  if (id) length = stripEndFrom(content, length - id[0].length);
  const marks = closing?.exec(content.slice(0, length));
  if (marks) length = stripEndFrom(content, marks.index);
  if (length === 0) return false;
  const heading = addBlock(state, 'heading', end);
  setDetails(heading, 'heading', { level, text: content.slice(0, length) });
  if (id) setAttribute(heading, 'id', id[1]!);
  addUnread(
    heading,
    new UnreadText(state.source, start, start + length),
    spanIn(state.source, start, start + length),
  );
  return true;
}
