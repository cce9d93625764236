import type { Element } from '../../kramdown/element.ts';
import { spanContentElements } from '../../kramdown/elements.ts';
import type { Tag } from '../../kramdown/tag.ts';
import { type Post, parsePost } from '../../post/post.ts';
import type { Site } from '../../site/site.ts';
import { applyEdits } from '../../text/edits.ts';
import { insert, remove, spanOf, type TextEdit } from '../../text/span.ts';
import { findLiteralBlocks, type LiteralBlock, type LiteralMark } from './literal-marks.ts';

/** Edits, and in groups that do without each other. */
interface Written {
  readonly edits: readonly TextEdit[];
  readonly parts: readonly (readonly TextEdit[])[];
}

/** Writes marks as HTML; undefined where none can be written so. */
export function writeAsHtml(blocks: readonly LiteralBlock[], post: Post): Written | undefined {
  const tags = new Map(post.body.tags.map(tag => [tag.span.start, tag]));
  const parts = blocks
    .map(({ marks }) =>
      marks.flatMap(mark => (mark.kind === 'list' ? writeList(mark, post.text, tags) : mark.edits)),
    )
    .filter(edits => edits.length > 0)
    .map(inOrder);
  return parts.length === 0 ? undefined : { edits: parts.flat(), parts };
}

/** A list ends the paragraph in which it is written, for it cannot stand in one. */
function writeList(
  { span, edits, holder }: LiteralMark,
  text: string,
  tags: ReadonlyMap<number, Tag>,
): readonly TextEdit[] {
  const name = /\d/.test(text[span.start] ?? '') ? 'ol' : 'ul';
  const blanks = /\s*$/.exec(text.slice(Math.max(0, span.start - 200), span.start))![0].length;
  const start = span.start - blanks;
  if (holder.value !== 'p') {
    return [insert(start, `\n<${name}>`), ...edits, insert(span.end, `\n</${name}>`)];
  }
  const tag = tags.get(holder.start);
  // Without words before it the paragraph would be left empty.
  if (!tag?.partner || start <= tag.span.end) return [];
  const isLast = text.slice(span.end, tag.partner.span.start).trim() === '';
  const end = isLast
    ? [insert(span.end, `\n</${name}>`), remove(spanOf(span.end, tag.partner.span.end))]
    : [insert(span.end, `\n</${name}>\n<p>`)];
  return [insert(start, `</p>\n<${name}>`), ...edits, ...end];
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Has kramdown read what the elements around the marks hold; undefined where one has no tag that could say so. */
export function writeAsMarkdown(
  blocks: readonly LiteralBlock[],
  { text }: Post,
): (Written & { readonly value: '1' | 'span' }) | undefined {
  const holders = new Map<Element, boolean>();
  for (const { kind, holder } of blocks.flatMap(({ marks }) => marks)) {
    holders.set(holder, (holders.get(holder) ?? false) || kind === 'heading' || kind === 'list');
  }
  const parts: (readonly TextEdit[])[] = [];
  let value: '1' | 'span' = 'span';
  for (const [{ value: name, start, end }, holdsBlocks] of holders) {
    const written = text.slice(start, end);
    if (!/^<[a-z][\w-]*[\s>]/i.test(written)) return undefined;
    // Paragraphs that blank lines part are blocks as well.
    const areBlocks =
      !spanContentElements.has(name) && (holdsBlocks || /\S[ \t]*\r?\n[ \t]*\r?\n\s*\S/.test(written));
    if (areBlocks) value = '1';
    parts.push([insert(start + 1 + name.length, ` markdown="${areBlocks ? '1' : 'span'}"`)]);
  }
  return parts.length === 0 ? undefined : { edits: parts.flat(), parts, value };
}

/**
 * Whether kramdown reads the same words with either edits, and takes nothing for code, a formula or a table that it did
 * not before: as kramdown itself would tell, by reading them.
 */
export function readsSame(
  post: Post,
  html: readonly TextEdit[],
  markdown: readonly TextEdit[],
  site: Site,
): boolean {
  const readWith = (edits: readonly TextEdit[]): Post =>
    parsePost(post.path, applyEdits(post.text, edits), site);
  const read = readWith(markdown);
  // What is read in vain need not be read the other way too: to read a long post takes its time.
  if (findLiteralBlocks(read).length > 0) return false;
  const [expected, found] = [measure(readWith(html)), measure(read)];
  return (
    found.letters === expected.letters && found.others <= expected.others && found.printed <= expected.printed
  );
}

interface Measure {
  /** All that readers see but white space, digits and what typography may write otherwise. */
  readonly letters: string;
  /** How many blocks of code, formulas and tables there are. */
  readonly others: number;
  /** How many tags the page shows as text. */
  readonly printed: number;
}

const OTHERS = /^(?:code|math|table|dl)$/;

function measure({ body }: Post): Measure {
  const texts: string[] = [];
  let others = 0;
  const walk = (element: Element): void => {
    if (element.type === 'text' || element.type === 'codespan') texts.push(element.value);
    if (OTHERS.test(element.type)) others++;
    element.children.forEach(walk);
  };
  walk(body.root);
  // Classes of Unicode would take several times as long.
  const letters = texts.join('').replace(/&#?\w{1,31};|[\s!-@[-`{-~‘’“”«»…–—]+/g, '');
  return { letters, others, printed: body.tags.filter(({ printed }) => printed).length };
}
