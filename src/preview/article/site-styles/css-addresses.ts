/** Gives what CSS names by an address the one at which the page may have it; undefined where it may not. */
export type AddressOf = (address: string) => string | undefined;

/** Strings come first: what they hold only looks like an address. */
const STRING_OR_ADDRESS = /"[^"]*"|'[^']*'|(?<![\w-])url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]*))\s*\)/gi;

/** What could ask for something in another way than by `url()`, or by one that is not understood. */
const ASKING = /(?:url|src|image|image-set|cross-fade|element|expression|paint)\(/i;

/**
 * Writes a value of a declaration, or several declarations, with the addresses that the page may have; an image that it
 * may not have is none. Undefined where it is not sure what the value asks for: what is escaped or holds a comment is not
 * looked into.
 */
export function settleAddresses(value: string, addressOf: AddressOf): string | undefined {
  if (!ASKING.test(value)) return value.includes('\\') || value.includes('/*') ? undefined : value;
  if (value.includes('\\') || value.replace(STRING_OR_ADDRESS, '""').includes('/*')) return undefined;
  const settled = value.replace(STRING_OR_ADDRESS, (all: string, ...parts: readonly unknown[]) => {
    const address = parts.slice(0, 3).find(part => typeof part === 'string');
    if (typeof address !== 'string') return all;
    const known = addressOf(address);
    return known === undefined || /["\\\n]/.test(known) ? 'none' : `url("${known}")`;
  });
  const isSet = /image-set\(/i.test(value);
  const rest = settled.replace(STRING_OR_ADDRESS, all => (isSet && /^["']/.test(all) ? 'src(' : ''));
  return ASKING.test(isSet ? rest.replace(/(?:-webkit-)?image-set\(/gi, '(') : rest) ? undefined : settled;
}

/** Whether a property shows an image; what others name by an address, a filter or a shape, is not a picture's file. */
export function takesImages(property: string): boolean {
  return /^(?:background-image|border-image-source|content|list-style-image|(?:-webkit-)?mask-image|-webkit-mask-box-image-source|--.*)$/i.test(
    property,
  );
}

/** The sources of a font that the page may have, in their order; empty where it may have none. */
export function settleFontSources(sources: string, addressOf: AddressOf): string {
  const source =
    /(?<![\w-])(?:url\("([^"\\]*)"\)(?:\s*(?:format|tech)\((?:"[\w-]*"|[\w, -]*)\))*|local\("?[\w .-]*"?\))/gi;
  const kept: string[] = [];
  for (const [all, address] of sources.matchAll(source)) {
    const known = address === undefined ? undefined : addressOf(address);
    if (address === undefined) kept.push(all);
    else if (known !== undefined && !/["\\\n]/.test(known))
      kept.push(all.replace(/"[^"]*"/, () => `"${known}"`));
  }
  return kept.join(', ');
}
