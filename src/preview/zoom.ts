/** How large the page is shown. */
export interface Zoom {
  /** One step larger or smaller; 0: the natural size. */
  change(step: -1 | 0 | 1): void;
  /** 1 is the natural size. */
  readonly factor: number;
}

/** The sizes that there are; 1 is the natural one. */
const sizes = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** Zooms by the size of the page's text, on which all its measures rest; also by Ctrl and the wheel. */
export function createZoom({ zoom, changed }: { readonly zoom: number; changed(zoom: number): void }): Zoom {
  const { style } = document.documentElement;
  let current = sizes.includes(zoom) ? zoom : 1;
  style.setProperty('--copydesk-zoom', String(current));

  function change(step: -1 | 0 | 1): void {
    const index = step === 0 ? sizes.indexOf(1) : sizes.indexOf(current) + step;
    current = sizes[Math.max(0, Math.min(sizes.length - 1, index))]!;
    style.setProperty('--copydesk-zoom', String(current));
    changed(current);
  }

  addEventListener(
    'wheel',
    event => {
      if (!event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      change(event.deltaY < 0 ? 1 : -1);
    },
    { passive: false },
  );
  return {
    change,
    get factor() {
      return current;
    },
  };
}
