import { entityNamed } from './entities.ts';

/** With its semicolon: without one browsers and kramdown differ. */
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,7}));/g;

/** `text` with the entities it holds as their characters; those that are not known stay. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (entity, decimal?: string, hexadecimal?: string, name?: string) => {
    const number = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    const code = name === undefined ? number : (entityNamed(name) ?? Number.NaN);
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
