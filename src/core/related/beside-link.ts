import type { RelatedItem } from './related-list.ts';

/** What stands beside the link of an entry, by what becomes of it in the house form. */
export interface BesideLink extends Pick<RelatedItem, 'date' | 'before' | 'after'> {
  /** Nothing goes, and nothing changes sides. */
  readonly stays: boolean;
}

/** What was typed for the dot of a list. */
const DOTS = /^[\s·•■▪●◆○★►▶»‣|,，:：-]+/;
/** What parts a date from a link and goes with the list's new form. */
const PARTING = /^[\s|·•■▪●【,，:：-]+|[\s|·•■▪●】,，:：-]+$/g;
const DATE = /^[\s\d年月日./:()（）[\]【】|·•■▪●,，：-]*\d[\s\d年月日./:()（）[\]【】|·•■▪●,，：-]*$/;
/** A source with what parts it from the title, a mark that opens. */
const BEFORE = /^(?:[^《〈「『“‘"'（(【[。！？!?]{1,20}[：:|｜·—–-])?\s*[《〈「『“‘"'（(【[]?$/;
/** A mark that closes, a source in brackets or behind a mark that parts it from the title. */
const AFTER =
  /^[》〉」』”’"'）)】\]]?[；;。.，,、]?\s*(?:[（(【[][^（(【[。！？!?]{1,24}[）)】\]]|[|｜·—–-]{1,2}[^（(【[。！？!?]{1,20})?[；;。.]?$/;

const SOURCE_AND_DATE =
  /^(?:[^\s《（(【[。！？!?]{1,20}\s+)?\d[\d年月日./:-]*(?:\s+[^\s《（(【[。！？!?]{1,20})?$/;
/** Longer than all of these, in UTF-16 units. */
const MAX_BESIDE = 60;

/** Reads what stands beside a link, without white space around it. Undefined for words that are more than that. */
export function readBeside(before: string, after: string): BesideLink | undefined {
  if (before.length > MAX_BESIDE || after.length > MAX_BESIDE) return undefined;
  const lead = before.replace(DOTS, '');
  const hasDots = lead !== before;
  if (lead === '' && after === '') return { stays: !hasDots };
  if (lead === '' && DATE.test(after)) {
    const date = after.replace(PARTING, '');
    return { date, stays: !hasDots && date === after };
  }
  if (after === '' && DATE.test(lead)) return { date: lead.replace(PARTING, ''), stays: false };
  if (lead === '' && after.replace(PARTING, '') === '') return { stays: false };
  if (!BEFORE.test(lead) || !(AFTER.test(after) || SOURCE_AND_DATE.test(after))) return undefined;
  return { before: lead || undefined, after: after || undefined, stays: !hasDots };
}
