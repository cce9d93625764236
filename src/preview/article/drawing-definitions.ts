/** What others name to be coloured, cut or changed by. */
export const DEFINITIONS = 'linearGradient, radialGradient, clipPath, mask, pattern, filter';

/** Whether a drawing is hidden, or of no size, as those are that others take their parts from. */
export function isStore(svg: Element): boolean {
  const isEmpty = ['width', 'height'].every(side => Number.parseFloat(svg.getAttribute(side) ?? '1') === 0);
  const style = svg.getAttribute('style') ?? '';
  const isShrunk = ['width', 'height'].every(side =>
    new RegExp(`(?:^|[;\\s])${side}\\s*:\\s*0(?:px)?\\s*(?:;|$)`, 'i').test(style),
  );
  return svg.hasAttribute('hidden') || isEmpty || isShrunk || /\bdisplay\s*:\s*none\b/i.test(style);
}

/**
 * Outlines cut by outlines cut by outlines would be drawn without end: what stands in a definition is coloured by
 * gradients at most.
 */
export function keepFinite(drawing: Element): void {
  for (const part of drawing.querySelectorAll(':is(clipPath, mask, pattern), :is(clipPath, mask, pattern) *'))
    for (const name of ['clip-path', 'mask', 'filter', 'fill', 'stroke']) {
      const value = part.getAttribute(name);
      if (value?.startsWith('url(') && !(name === 'fill' && isGradient(value, drawing)))
        part.removeAttribute(name);
    }
}

function isGradient(value: string, drawing: Element): boolean {
  const name = /^url\(#([\w-]+)\)$/.exec(value)?.[1];
  return (
    name !== undefined && drawing.querySelector(`:is(linearGradient, radialGradient)[id="${name}"]`) !== null
  );
}
