import type { Token } from 'markdown-it';
import { addChild, attributesOf, detailsOf, Element } from '../kramdown/element.ts';
import type { KramdownOptions } from '../site/kramdown-options.ts';
import { escapeText, writeEntity } from './escape.ts';
import type { Footnotes, Page } from './page.ts';

interface Used {
  readonly name: string;
  readonly number: number;
  readonly content: Element;
  /** How many markers more lead to it. */
  repeats: number;
}

/** No footnotes yet. */
export function createFootnotes(options: KramdownOptions): Footnotes {
  const used = new Map<string, Used>();
  let place: Token | undefined;
  return {
    takePlace({ writer }, list) {
      if (place || !list.ial?.names.includes('footnotes')) return false;
      place = writer.mark();
      return true;
    },
    writeMarker({ writer }, marker) {
      const name = options.footnotePrefix + marker.value;
      let note = used.get(name);
      let suffix = '';
      if (note) {
        note.repeats++;
        suffix = `:${note.repeats}`;
      } else {
        const content = detailsOf(marker, 'footnote')?.content ?? marker;
        note = { name, number: options.footnoteNumber + used.size, content, repeats: 0 };
        used.set(name, note);
      }
      writer.open(
        'sup',
        new Map([
          ['id', `fnref:${name}${suffix}`],
          ['role', 'doc-noteref'],
        ]),
        marker,
      );
      writer.open(
        'a',
        new Map([
          ['href', `#fn:${name}`],
          ['class', 'footnote'],
          ['rel', 'footnote'],
        ]),
        undefined,
      );
      writer.html(String(note.number), undefined);
      writer.close('a');
      writer.close('sup');
    },
    finish(page) {
      if (used.size === 0) return;
      const end = page.writer.tokens.length;
      writeNotes(page, used, options);
      if (place) page.writer.moveTo(place, end);
    },
  };
}

function writeNotes(page: Page, used: ReadonlyMap<string, Used>, options: KramdownOptions): void {
  const { writer } = page;
  writer.open(
    'div',
    new Map([
      ['class', 'footnotes'],
      ['role', 'doc-endnotes'],
    ]),
    undefined,
  );
  writer.space('\n  ');
  const { footnoteNumber } = options;
  writer.open(
    'ol',
    footnoteNumber === 1 ? undefined : new Map([['start', String(footnoteNumber)]]),
    undefined,
  );
  writer.space('\n');
  // The text of a note may itself lead to further ones, which come after it.
  for (const note of used.values()) page.write(toItem(note, options), 4);
  writer.space('  ');
  writer.close('ol');
  writer.space('\n');
  writer.close('div');
  writer.space('\n');
}

/** A footnote as an item of a list, with links back to its markers in its last paragraph. */
function toItem(note: Used, options: KramdownOptions): Element {
  const { content } = note;
  const item = new Element('li', content.start, content.end);
  item.isBlock = true;
  attributesOf(item).set('id', `fn:${note.name}`).set('role', 'doc-endnote');
  item.children = [...content.children];
  if (options.footnoteBacklink === '') return item;
  const nbsp = writeEntity(0xa0, undefined, options);
  const label = escapeText(options.footnoteBacklink);
  const links = [backlink('', note.name, label)];
  for (let index = 1; index <= note.repeats; index++)
    links.push(backlink(nbsp, `${note.name}:${index}`, `${label}<sup>${index + 1}</sup>`));
  const mayBeInline = item.children.at(-1)?.type === 'p' || options.footnoteBacklinkInline;
  const paragraph = mayBeInline ? copyLastParagraph(item) : undefined;
  const place = paragraph ?? new Element('p', content.end, content.end);
  if (!paragraph) {
    place.isBlock = true;
    addChild(item, place);
  } else {
    links[0]!.value = nbsp + links[0]!.value;
  }
  for (const link of links) addChild(place, link);
  return item;
}

/** The last paragraph or heading, however deep; it and all around it are copied, since a note may be written again. */
function copyLastParagraph(item: Element): Element | undefined {
  let parent = item;
  for (;;) {
    const last = parent.children.at(-1);
    if (!last) return undefined;
    const copy = new Element(last.type, last.start, last.end, last.value);
    Object.assign(copy, last, { children: [...last.children] });
    parent.children = parent.children.with(-1, copy);
    if (last.type === 'p' || last.type === 'heading') return copy;
    parent = copy;
  }
}

function backlink(before: string, name: string, label: string): Element {
  const html = `${before}<a href="#fnref:${name}" class="reversefootnote" role="doc-backlink">${label}</a>`;
  return new Element('raw', 0, 0, html);
}
