import type { Random } from '../support/random.ts';

/** What stands below `kramdown:` in a `_config.yml`. */
export type KramdownSettings = Readonly<Record<string, unknown>>;

/** The settings that inputs are rendered in, by the name of the mode; a `mix` has several of them. */
export const modes: Readonly<Record<string, readonly KramdownSettings[]>> = {
  default: [{}],
  native: [{ html_to_native: true }],
  kramdown: [{ input: 'kramdown' }],
  'block-html': [{ parse_block_html: true }],
  'span-html': [{ parse_span_html: false }],
  'hard-wrap': [{ hard_wrap: true }],
  ids: [{ auto_ids: false }, { auto_id_prefix: 'tern-' }, { header_offset: 2 }, { header_offset: -1 }],
  quotes: [{ smart_quotes: 'apos,apos,quot,quot' }, { smart_quotes: ['laquo', 'raquo', 'bdquo', '8220'] }],
  symbols: [
    { typographic_symbols: { hellip: '...', ndash: '&amp;', laquo_space: '<' } },
    { gfm_quirks: 'no_auto_typographic' },
    { gfm_quirks: 'paragraph_end,no_auto_typographic' },
    { gfm_quirks: [] },
  ],
  entities: [{ entity_output: 'numeric' }, { entity_output: 'symbolic' }, { entity_output: 'as_input' }],
  notes: [
    { footnote_nr: 5, footnote_prefix: 'x-' },
    { footnote_backlink: '' },
    { footnote_backlink: '<b>' },
    { footnote_backlink_inline: true },
  ],
  code: [
    { syntax_highlighter_opts: { disable: true } },
    { syntax_highlighter_opts: { default_lang: 'ruby' } },
    { math_engine: null },
    { toc_levels: '2..3' },
  ],
  cjk: [{ remove_line_breaks_for_cjk: true }],
};

/** Settings of a mode; of `mix`, of up to four of them together. */
export function pickSettings(mode: string, random: Random): KramdownSettings {
  if (mode !== 'mix') return random.pick(modes[mode]!);
  const names = Array.from({ length: 1 + random.below(4) }, () => random.pick(Object.keys(modes)));
  return Object.assign({}, ...names.map(name => random.pick(modes[name]!)));
}
