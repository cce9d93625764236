import { offsetAtTop, topOfOffset } from './geometry.ts';
import type { Places } from './places.ts';
import type { Place } from './protocol.ts';

/** Keeps page and editor at the same place of the post. */
export interface ScrollSync {
  /** The editor shows `place`; so many lines at its top do not count. */
  follow(place: Place, lines: number): void;
  /** Scrolls to what stands at `offset` unless it, or the element that it is in, is to be seen. */
  reveal(offset: number, element: Element | undefined): void;
  /** Has what stands at the top stay there while the page gets another shape. */
  keepTop(change: () => void): void;
  /** Scrolls without the editor being told. */
  scrollTo(top: number): void;
}

/** What the scrolling works on. */
export interface ScrollSyncOptions {
  readonly page: Element;
  places(): Places | undefined;
  /** The reader has scrolled: that offset is at the top now. */
  report(offset: number): void;
}

/**
 * A scroll that the other side asked for is told by where it ends, and while the pointer is at work here the editor only
 * follows. There are no timers: nothing goes back and forth however slow the other side is.
 */
export function createScrollSync({ page, places, report }: ScrollSyncOptions): ScrollSync {
  const root = document.documentElement;
  /** Where a scroll of our own has put the page. */
  let ownTop: number | undefined;
  let reported: number | undefined;
  /** Whether the reader's pointer is at work here: the editor scrolls then only because it follows. */
  let isLeading = false;

  function scrollTo(top: number): void {
    root.scrollTop = top;
    ownTop = root.scrollTop;
  }

  function lead(isAtWork: boolean): void {
    isLeading = isAtWork;
  }

  for (const type of ['wheel', 'touchmove', 'pointerdown'])
    addEventListener(type, () => lead(true), { passive: true, capture: true });
  root.addEventListener('pointerleave', () => lead(false));
  addEventListener('blur', () => lead(false));

  addEventListener(
    'scroll',
    atMostOncePerFrame(() => {
      if (ownTop !== undefined && Math.abs(root.scrollTop - ownTop) < 1) return;
      ownTop = undefined;
      const known = places();
      const offset = root.scrollTop < 1 ? 0 : known && offsetAtTop(page, known);
      // Where an image arrives the browser scrolls to keep what is read in its place.
      if (offset === undefined || offset === reported) return;
      reported = offset;
      report(offset);
    }),
    { passive: true },
  );

  return {
    scrollTo,
    follow({ start, end }, lines) {
      const known = places();
      if (isLeading || known === undefined) return;
      const [top, bottom] = [topOfOffset(known, start), topOfOffset(known, end)];
      if (top === undefined || bottom === undefined) return;
      const share = Math.min(0.5, (lines * editorLineHeight()) / innerHeight);
      scrollTo(isBeforeArticle(known, start) ? 0 : top + share * Math.max(0, bottom - top));
    },
    reveal(offset, element) {
      const known = places();
      const top = known && topOfOffset(known, offset);
      if (isLeading || known === undefined || top === undefined) return;
      // Of the front matter not all is to be seen.
      if (element === undefined && isBeforeArticle(known, offset)) return;
      const box = element?.getBoundingClientRect();
      const isSeen = box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
      const isPointSeen = top >= scrollY && top <= scrollY + innerHeight - 2 * LINE_HEIGHT;
      if (!isSeen && !isPointSeen) scrollTo(top - innerHeight / 3);
    },
    keepTop(change) {
      const before = places();
      const offset = before === undefined || root.scrollTop < 1 ? undefined : offsetAtTop(page, before);
      change();
      const after = places();
      const top = offset === undefined || after === undefined ? undefined : topOfOffset(after, offset);
      if (top !== undefined) scrollTo(top);
    },
  };
}

/** About the height of a line of the page, in CSS pixels. */
const LINE_HEIGHT = 30;

/** About the height of a line of the editor, in CSS pixels: VS Code tells its pages the size of its font. */
function editorLineHeight(): number {
  const size = getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-font-size');
  return (Number.parseFloat(size) || 14) * 1.35;
}

function isBeforeArticle({ marked }: Places, offset: number): boolean {
  return marked[0] === undefined || offset <= marked[0].start;
}

/** Runs something in the next frame, however often it is asked for until then. */
export function atMostOncePerFrame(run: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      run();
    });
  };
}
