/** What the names of the site's animations begin with on the page: no name of theirs is one of the preview's. */
const PREFIX = 'copydesk-site-';

/** Keyframes of the site by their new name; undefined where their name is none that can be written as it is. */
export function writeKeyframes(
  { name, cssRules }: CSSKeyframesRule,
  keepHarmless: (style: CSSStyleDeclaration) => string,
): string | undefined {
  if (!/^[\w-]+$/.test(name)) return undefined;
  const frames = Array.from(cssRules, frame =>
    frame instanceof CSSKeyframeRule ? `${frame.keyText} { ${keepHarmless(frame.style)} }` : '',
  );
  return `@keyframes ${PREFIX}${name} { ${frames.join('\n')} }`;
}

/** Has declarations name the site's animations as the page does. */
export function renameAnimations(style: CSSStyleDeclaration): void {
  const names = style.getPropertyValue('animation-name');
  if (names === '') return;
  const renamed = names.split(',').map(name => rename(name.trim()));
  style.setProperty('animation-name', renamed.join(', '), style.getPropertyPriority('animation-name'));
}

function rename(name: string): string {
  if (/^(?:none|inherit|initial|unset|revert|revert-layer)$/i.test(name)) return name;
  return /^[\w-]+$/.test(name) ? PREFIX + name : 'none';
}
