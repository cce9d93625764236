import { words } from '../html/element-sets.ts';
import { addressKey } from '../text/address-key.ts';
import { readBeside } from './beside-link.ts';
import type { ListFault, RelatedItem } from './related-list.ts';

/** An entry of a list that was read, and what its form would lose in the house's. */
export interface ReadItem extends RelatedItem {
  /** What links without text in it lead to, as `addressKey` has it. */
  readonly emptyKeys: readonly string[];
  readonly losesWords: boolean;
  readonly losesLooks: boolean;
}

/** An element in an entry. */
export interface ItemElement {
  readonly name: string;
  readonly attributes: Iterable<string>;
}

/** A link in an entry, its values with entities decoded. */
export interface ItemLink {
  readonly url: string;
  readonly rel: string;
  readonly attributes: Iterable<string>;
}

/** Reads an entry piece by piece: HTML and Markdown tell the same things. */
export interface ItemReader {
  text(piece: string): void;
  /** False: an entry with that in it is no link to an article. */
  element(element: ItemElement): boolean;
  /** A tag without its other half, which says nothing. */
  strayTag(): boolean;
  openLink(link: ItemLink): boolean;
  closeLink(): boolean;
  /** Undefined where the entry holds more than one link with what may stand beside it. */
  finish(): ReadItem | undefined;
}

/** Elements that say nothing of which entry is which. */
const wrappers: ReadonlySet<string> = new Set(['span', 'font', 'small', 'big']);
const blocks = words('div section article header h2 h3 h4 h5 h6');
const plain: ReadonlySet<string> = new Set(['li', 'p', 'time']);
const emphasis = words('strong b em i u');
/** What leads to no article: places on the page, mail, buttons that share. */
const NO_ARTICLE =
  /^(?:#|javascript:|mailto:|tel:|data:|$)|\/cdn-cgi\/|[?&]share=|\/sharer?[/.?]|\/intent\//i;
/** A link to the posts of a tag or a category, as WordPress marks it. */
const TERM = /(?:^|\s)(?:tag|category)(?:\s|$)/i;
/** By these a link can be led to, or says more than its text. */
const places: ReadonlySet<string> = new Set(['id', 'name', 'title']);
/** Elements and attributes of which no reader sees anything by themselves. */
const UNSEEN = /^(?:li|span|br|time|rel|href|referrerpolicy|data-.*|datetime)$/;

interface Link {
  readonly key: string;
  readonly url: string;
  text: string;
}

/** Makes what reads one entry; adds what it finds to `faults`. */
export function createItemReader(faults: Set<ListFault>): ItemReader {
  const emptyKeys: string[] = [];
  let link: Link | undefined;
  let open: Link | undefined;
  let before = '';
  let after = '';
  let losesWords = false;
  let losesLooks = false;
  return {
    text: addText,
    element({ name, attributes }) {
      lose(attributes);
      if (name === 'br') addText(' ');
      else if (emphasis.has(name)) faults.add('bold');
      else if (wrappers.has(name)) faults.add('wrapper');
      else if (blocks.has(name)) faults.add('card');
      // A paragraph in an item is how Markdown writes one.
      else if (!plain.has(name)) return false;
      if (!UNSEEN.test(name)) losesLooks = true;
      return true;
    },
    strayTag() {
      faults.add('stray-tag');
      return true;
    },
    openLink({ url, rel, attributes }) {
      if (open || !leadsToArticle(url, rel)) return false;
      lose(attributes);
      open = { url, key: addressKey(url), text: '' };
      return true;
    },
    closeLink,
    finish() {
      if (open) return undefined;
      const [lead, rest] = [tidyText(before), tidyText(after)];
      const shared = { emptyKeys, losesWords, losesLooks };
      if (!link) return emptyKeys.length > 0 && lead !== '' ? undefined : { title: lead, url: '', ...shared };
      const beside = readBeside(lead, rest);
      if (!beside) return undefined;
      const { stays, ...kept } = beside;
      return {
        title: tidyText(link.text),
        url: link.url,
        ...kept,
        emptyKeys,
        losesWords: losesWords || !stays,
        losesLooks: losesLooks || (isMarked(kept) && hasBlanks(before, link.text, after)),
      };
    },
  };

  function addText(piece: string): void {
    if (open) open.text += piece;
    else if (link) after += piece;
    else before += piece;
  }

  function lose(attributes: Iterable<string>): void {
    for (const name of attributes) {
      if (places.has(name)) losesWords = true;
      else if (!UNSEEN.test(name)) losesLooks = true;
    }
  }

  function closeLink(): boolean {
    if (!open) return true;
    const closed = open;
    open = undefined;
    if (tidyText(closed.text) === '') {
      faults.add('empty-link');
      emptyKeys.push(closed.key);
      // The blank in it parts words.
      addText(closed.text);
      return true;
    }
    if (!link) {
      link = closed;
      return true;
    }
    // One link that was cut in two: nothing but blanks between its parts.
    if (link.key !== closed.key || tidyText(after) !== '') return false;
    if (tidyText(link.text) === tidyText(closed.text)) {
      faults.add('repeated');
      losesWords = true;
      return true;
    }
    link.text += after + closed.text;
    after = '';
    faults.add('split-link');
    return true;
  }
}

function isMarked({ before, after }: Pick<RelatedItem, 'before' | 'after'>): boolean {
  return before !== undefined || after !== undefined;
}

/** Whether blanks stand between a link and what is beside it, or at its edges, where marks leave no room for them. */
function hasBlanks(before: string, text: string, after: string): boolean {
  return /\s$/.test(before) || /^\s|\s$/.test(text) || /^\s/.test(after);
}

/** Whether a link, by its address and what it says of that, may be one to an article. */
export function leadsToArticle(url: string, rel: string): boolean {
  return !NO_ARTICLE.test(url) && !TERM.test(rel);
}

/** Text as a browser shows it in one line; ideographic blanks within stay. */
export function tidyText(text: string): string {
  return text
    .replace(/[ \t\r\n\f\u00a0]+/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .trim();
}
