import { patch } from '../article/patch.ts';
import type { Places } from '../places.ts';
import type { PageWords, Problem } from '../protocol.ts';
import { keepCardsInView } from './card-side.ts';
import { BADGE_SIZE, type BadgePlace, createGutter } from './gutter.ts';
import { createBadge, createProblemList } from './problem-elements.ts';

/** The problems of a post on its page: a list above it, and a mark at each element that has one. */
export interface Problems {
  /** Lists what was found in the version that `places` belongs to. */
  show(problems: readonly Problem[], places: Places): void;
  /** The page of the same text was made anew: what was found stays. */
  place(places: Places): void;
  /** A box stands for an element from now on. */
  replace(element: Element, box: Element): void;
  /** The text has changed, and what was found in it may be outdated: fixes wait. */
  expire(): void;
  /** Puts the marks where their elements are now. */
  redraw(): void;
  /** The rules that have found something at each element, the gravest first. */
  rulesByElement(): ReadonlyMap<Element, readonly string[]>;
  clear(): void;
}

/** What the problems are shown with. */
export interface ProblemsOptions {
  /** Where the list stands. */
  readonly list: HTMLElement;
  /** What lies over the article. */
  readonly layer: HTMLElement;
  words(): PageWords;
  fix(problem: number, fix: number): void;
  explain(rule: string): void;
  /** Shows the problem's place in the editor, and its element. */
  goTo(problem: Problem, element: Element | undefined): void;
  readonly settings: ProblemSettings;
}

/** What the reader has chosen, which outlives the page. */
export interface ProblemSettings {
  marksProblems: boolean;
  isListOpen: boolean;
  store(): void;
}

/** A mark, and the element that its problems are at. */
interface Marked {
  readonly element: Element;
  readonly indices: readonly number[];
}

/** Nothing in the article changes for the marks: they lie in a layer over it. */
export function createProblems(options: ProblemsOptions): Problems {
  const { list, layer, settings } = options;
  const badges = document.createElement('div');
  badges.className = 'copydesk-badges';
  badges.setAttribute('role', 'region');
  layer.append(badges);
  let shown: readonly Problem[] = [];
  let marked: readonly Marked[] = [];
  /** The badges that are there: each for one of what is marked, or for several that begin at one place. */
  let drawn: readonly Marked[] | undefined;

  function draw(): void {
    const words = options.words();
    list.setAttribute('aria-label', words.problems);
    badges.setAttribute('aria-label', words.problemsOnPage);
    const nextList = document.createElement('div');
    nextList.append(createProblemList(shown, words, settings));
    patch(list, nextList);
    drawn = undefined;
    redraw();
  }

  function redraw(): void {
    const origin = layer.getBoundingClientRect();
    // All boxes are asked for before any is moved, so that the page is laid out once.
    const seen = settings.marksProblems ? marked.flatMap(mark => seeBox(mark) ?? []) : [];
    const spots = arrange(seen, origin, gutterLeft(origin.left));
    if (drawn === undefined || !isSame(drawn, spots)) {
      const next = document.createElement('div');
      next.append(...spots.map(({ indices }) => createBadge(indices, shown, options.words())));
      patch(badges, next);
    }
    drawn = spots;
    for (const [index, badge] of [...badges.children].entries()) {
      const spot = spots[index];
      if (!(badge instanceof HTMLElement) || spot === undefined) continue;
      const { left, top, box } = spot;
      badge.style.top = `${top}px`;
      badge.style.left = `${left}px`;
      badge.style.setProperty('--copydesk-left', `${left}px`);
      const frame = badge.querySelector<HTMLElement>('.copydesk-frame');
      if (frame === null) continue;
      frame.style.top = `${box.top - origin.top - top}px`;
      frame.style.left = `${box.left - origin.left - left}px`;
      frame.style.width = `${box.width}px`;
      frame.style.height = `${box.height}px`;
    }
  }

  /** Where the marks stand: left of the text, in the margin of the page. */
  function gutterLeft(originLeft: number): number {
    const main = document.querySelector('main')!;
    // A page that is shown smaller has a smaller margin, too.
    const margin = Number.parseFloat(getComputedStyle(main).paddingLeft) * (Number(main.style.zoom) || 1);
    return main.getBoundingClientRect().left - originLeft + margin - BADGE_SIZE - 4;
  }

  function act(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null;
    if (button === null) return;
    const { act: wanted, problem, fix } = button.dataset;
    const index = Number(problem);
    const chosen = shown[index];
    if (wanted === 'toggle') {
      settings.marksProblems = !settings.marksProblems;
      settings.store();
      draw();
    } else if (chosen !== undefined) {
      if (wanted === 'fix') options.fix(index, Number(fix));
      else if (wanted === 'explain') options.explain(chosen.rule);
      else options.goTo(chosen, marked.find(({ indices }) => indices.includes(index))?.element);
    }
  }

  list.addEventListener('click', act);
  layer.addEventListener('click', act);
  keepCardsInView(layer);
  layer.addEventListener('keydown', event => {
    if (event.key === 'Escape' && document.activeElement instanceof HTMLElement)
      document.activeElement.blur();
  });
  // `toggle` does not bubble.
  list.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement)) return;
      settings.isListOpen = target.open;
      settings.store();
    },
    true,
  );

  return {
    redraw,
    show(problems, places) {
      shown = problems;
      marked = groupByElement(problems, places);
      list.removeAttribute('data-expired');
      layer.removeAttribute('data-expired');
      draw();
    },
    place(places) {
      if (marked.length === 0) return;
      marked = groupByElement(shown, places);
      draw();
    },
    replace(element, box) {
      marked = marked.map(mark => (mark.element === element ? { ...mark, element: box } : mark));
      redraw();
    },
    expire() {
      list.setAttribute('data-expired', '');
      layer.setAttribute('data-expired', '');
    },
    rulesByElement: () =>
      new Map(marked.map(({ element, indices }) => [element, rulesOf(indices.map(index => shown[index]!))])),
    clear() {
      shown = [];
      marked = [];
      drawn = undefined;
      badges.replaceChildren();
      list.replaceChildren();
    },
  };
}

const byWeight = ['error', 'warning', 'info', 'hint'];

function rulesOf(problems: readonly Problem[]): readonly string[] {
  const sorted = [...problems].sort((a, b) => byWeight.indexOf(a.severity) - byWeight.indexOf(b.severity));
  return [...new Set(sorted.map(({ rule }) => rule))];
}

/** A mark whose element can be seen, and where. */
interface SeenMark extends Marked {
  readonly box: DOMRect;
}

function seeBox(mark: Marked): SeenMark | undefined {
  if (!mark.element.isConnected) return undefined;
  const box = mark.element.getBoundingClientRect();
  return box.width === 0 && box.height === 0 && box.top === 0 ? undefined : { ...mark, box };
}

/** A badge and its place in the layer. */
interface Spot extends SeenMark, BadgePlace {}

/** Where the badges go; marks that begin where there is room for one badge alone share it. */
function arrange(seen: readonly SeenMark[], origin: DOMRect, right: number): readonly Spot[] {
  const place = createGutter(right);
  const spots = new Map<number, Spot>();
  for (const [index, mark] of seen.entries()) {
    const given = place(Math.round(mark.box.top - origin.top));
    if (typeof given !== 'number') {
      spots.set(index, { ...mark, ...given });
      continue;
    }
    const shared = spots.get(given)!;
    spots.set(given, { ...shared, indices: [...shared.indices, ...mark.indices].sort((a, b) => a - b) });
  }
  return [...spots.values()];
}

function isSame(a: readonly Marked[], b: readonly Marked[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ indices }, index) => indices.join(' ') === b[index]!.indices.join(' '))
  );
}

function groupByElement(problems: readonly Problem[], places: Places): readonly Marked[] {
  const groups = new Map<Element, number[]>();
  for (const [index, { place }] of problems.entries()) {
    const element =
      places.elementOf(place.start) ?? places.elementAt(place.start) ?? places.elementAt(place.end);
    if (element === undefined) continue;
    const group = groups.get(element);
    if (group === undefined) groups.set(element, [index]);
    else group.push(index);
  }
  return Array.from(groups, ([element, indices]) => ({ element, indices }));
}
