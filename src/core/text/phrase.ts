import { inertText } from './escape/inert-text.ts';

/** What fills the slots of a template, by their names. */
export type SlotValues = Readonly<Record<string, string | number>>;

/** The slots of a template as an object type: `'<{name}> is never closed.'` asks for `{ name }`. */
export type Slots<Template extends string> = Template extends `${string}{${infer Slot}}${infer Rest}`
  ? { readonly [Name in Slot]: string | number } & Slots<Rest>
  : unknown;

/** Marks an English text that somebody else tells: a label, or a reason that stands in a sentence. */
export function phraseKey<const Template extends string>(text: Template): Template {
  return text;
}

/** A template in the reader's language; one that has no translation stays English. */
export type Translate = (template: string) => string;

/** The language of the reader, where it is known. */
export interface Language {
  readonly translate?: Translate | undefined;
}

/** Fills an English template, which is its own key in all other languages: the compiler asks for each `{slot}`. */
export type Phrase = <const Template extends string>(template: Template, slots: Slots<Template>) => string;

/** What tells a reader sentences in their language: English where no translation is given. */
export function createPhrase(translate?: Translate): Phrase {
  return (template, slots) =>
    // The intersection that `Slots` builds is an object of exactly these values.
    fillTemplate(translate?.(template) ?? template, slots as SlotValues);
}

/** Puts values into the slots of a template, inert and on one line. */
export function fillTemplate(template: string, slots: SlotValues): string {
  // Titles without slots are asked for in posts that have no fault too.
  if (!template.includes('{')) return template;
  return template.replace(/\{(\w+)\}/g, (slot, name: string) => asWords(String(slots[name] ?? slot)));
}

/** What a post, a path or a setting says, on the one line of a message: no character of it acts, and none hides. */
function asWords(text: string): string {
  return inertText(text.replace(/\s+/g, space => (/^[\n\r\t]|[\n\r\t]$/.test(space) ? ' ' : space)));
}
