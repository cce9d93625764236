/** The entities that appear in titles and names. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bull: '•',
  copy: '©',
  emsp: '\u2003',
  ensp: '\u2002',
  gt: '>',
  hellip: '…',
  laquo: '«',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  middot: '·',
  nbsp: '\u00a0',
  ndash: '–',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  reg: '®',
  rsquo: '’',
  shy: '\u00ad',
  trade: '™',
};

/** With its semicolon: without one browsers and kramdown differ. */
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,8}));/g;

/** `text` with the entities it holds as their characters; those that are not known stay. */
export function decodeEntities(text: string): string {
  return text.replace(ENTITY, (entity, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? named[name]! : entity;
    const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
    const isCharacter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter && !(code >= 0x7f && code < 0xa0) ? String.fromCodePoint(code) : entity;
  });
}

/** The first entity in a text that stands for a character. */
export function findEntity(text: string): string | undefined {
  return Array.from(text.matchAll(ENTITY), ([entity]) => entity).find(
    entity => decodeEntities(entity) !== entity,
  );
}
