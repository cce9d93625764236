const OF_CODE =
  /code|highlight|prism|pygments|snippet|verbatim|mermaid|uml|katex|latex|math|tikz|graphviz|ditaa|svg|wavedrom|nomnoml|diag|bytefield|smcat|syntrax|umlet|pikchr|chart|plot|vega|terminal|console|shell|json|album|lilypond|textile|^(?:abc|css|csv|dot|erd|gloss|javascript|js|m|output|pre|responsive_image_block|s[ac]ss|script|style|tex|yaml)$/i;

/**
 * Whether a plugin's tag, by its name, and its end hold code, a formula, data, or the source of a drawing or a score:
 * Markdown and HTML mean nothing there.
 */
export function isOfCode(name: string): boolean {
  return OF_CODE.test(name);
}

/** What ends it: `em` where it is the tag for formulas that came with Octopress and the theme Tufte. */
export function endOfCode(name: string): string {
  return name === 'm' ? 'em' : `end${name}`;
}
