import { parse } from 'yaml';
import { asText } from '../text/escape/as-text.ts';
import { isRecord } from '../text/is-record.ts';

/** The options of kramdown that change what is published, under Jekyll's defaults. */
export interface KramdownOptions {
  /** Which parser: kramdown's own, or the one for GitHub's Markdown. */
  readonly input: 'GFM' | 'kramdown';
  /** GFM only: a paragraph ends before a heading, list, quote or fence. */
  readonly paragraphEnd: boolean;
  readonly typographicSymbolsInGfm: boolean;
  /** GFM only: every line end is a `<br>`. */
  readonly hardWrap: boolean;
  readonly autoIds: boolean;
  readonly autoIdPrefix: string;
  readonly headerOffset: number;
  readonly htmlToNative: boolean;
  readonly parseBlockHtml: boolean;
  readonly parseSpanHtml: boolean;
  /** Left and right single, left and right double: names of entities or code points. */
  readonly smartQuotes: readonly string[];
  /** What is printed for a symbol, by its name, in place of its character. */
  readonly typographicSymbols: Readonly<Record<string, string>>;
  readonly entityOutput: 'as_char' | 'as_input' | 'numeric' | 'symbolic';
  readonly footnoteNumber: number;
  readonly footnotePrefix: string;
  readonly footnoteBacklink: string;
  readonly footnoteBacklinkInline: boolean;
  /** The levels of headings in a table of contents. */
  readonly tocLevels: readonly number[];
  /** How rouge prints code that is a block, and code within a text; undefined where it does not. */
  readonly highlighting: {
    readonly block: Highlighting | undefined;
    readonly span: Highlighting | undefined;
  };
  readonly hasMathEngine: boolean;
  readonly joinsCjkLines: boolean;
  /** URL and title by the name of a link. */
  readonly linkDefinitions: Readonly<Record<string, readonly [string, string | undefined]>>;
}

/** The options of rouge that change what stands around code. */
export interface Highlighting {
  /** The language of code that names none. */
  readonly defaultLanguage: string | undefined;
  /** Code without a language is wrapped as well. */
  readonly wrapsPlainText: boolean;
  /** Of the `<pre>` around code; undefined where there is none. */
  readonly className: string | undefined;
  /** The number of the first line; undefined where lines are not numbered. */
  readonly firstLine: number | undefined;
}

/** What rouge does where nobody says otherwise. */
const defaultHighlighting: Highlighting = {
  defaultLanguage: 'plaintext',
  wrapsPlainText: true,
  className: 'highlight',
  firstLine: undefined,
};

/** The options where rouge prints no code. */
export const noHighlighting: KramdownOptions['highlighting'] = { block: undefined, span: undefined };

/** What Jekyll sets where `_config.yml` sets nothing. */
export const defaultKramdownOptions: KramdownOptions = {
  input: 'GFM',
  paragraphEnd: true,
  typographicSymbolsInGfm: true,
  hardWrap: false,
  autoIds: true,
  autoIdPrefix: '',
  headerOffset: 0,
  htmlToNative: false,
  parseBlockHtml: false,
  parseSpanHtml: true,
  smartQuotes: ['lsquo', 'rsquo', 'ldquo', 'rdquo'],
  typographicSymbols: {},
  entityOutput: 'as_char',
  footnoteNumber: 1,
  footnotePrefix: '',
  footnoteBacklink: '&#8617;',
  footnoteBacklinkInline: false,
  tocLevels: [1, 2, 3, 4, 5, 6],
  highlighting: {
    block: defaultHighlighting,
    span: { ...defaultHighlighting, className: undefined },
  },
  hasMathEngine: true,
  joinsCjkLines: false,
  linkDefinitions: {},
};

/** What one of kramdown's options, by its name there, sets; undefined where the value is none that kramdown takes. */
type Reader = (value: unknown) => Partial<KramdownOptions> | undefined;

const readers: Readonly<Record<string, Reader>> = {
  input: value => oneOf(value, ['GFM', 'kramdown'], input => ({ input })),
  gfm_quirks: value => {
    const quirks = toList(value);
    return (
      quirks && {
        paragraphEnd: quirks.includes('paragraph_end'),
        typographicSymbolsInGfm: !quirks.includes('no_auto_typographic'),
      }
    );
  },
  hard_wrap: value => toBoolean(value, hardWrap => ({ hardWrap })),
  auto_ids: value => toBoolean(value, autoIds => ({ autoIds })),
  auto_id_prefix: value => toText(value, autoIdPrefix => ({ autoIdPrefix })),
  header_offset: value => toInteger(value, headerOffset => ({ headerOffset })),
  html_to_native: value => toBoolean(value, htmlToNative => ({ htmlToNative })),
  parse_block_html: value => toBoolean(value, parseBlockHtml => ({ parseBlockHtml })),
  parse_span_html: value => toBoolean(value, parseSpanHtml => ({ parseSpanHtml })),
  smart_quotes: value => {
    const smartQuotes = toList(value);
    return smartQuotes?.length === 4 ? { smartQuotes } : undefined;
  },
  typographic_symbols: value =>
    toRecord(value, symbols => ({
      typographicSymbols: Object.fromEntries(
        Object.entries(symbols).map(([name, text]) => [name, asText(text)]),
      ),
    })),
  entity_output: value =>
    oneOf(
      typeof value === 'string' ? value.replace(/^:/, '') : value,
      ['as_char', 'as_input', 'numeric', 'symbolic'],
      entityOutput => ({
        entityOutput,
      }),
    ),
  footnote_nr: value => toInteger(value, footnoteNumber => ({ footnoteNumber })),
  footnote_prefix: value => toText(value, footnotePrefix => ({ footnotePrefix })),
  footnote_backlink: value => toText(value, footnoteBacklink => ({ footnoteBacklink })),
  footnote_backlink_inline: value => toBoolean(value, footnoteBacklinkInline => ({ footnoteBacklinkInline })),
  toc_levels: value => {
    const tocLevels = toLevels(value);
    return tocLevels && { tocLevels };
  },
  // Jekyll sets its own where there is none.
  syntax_highlighter: value => (value === 'rouge' || value === null ? {} : { highlighting: noHighlighting }),
  syntax_highlighter_opts: value => toRecord(value, options => ({ highlighting: toHighlighting(options) })),
  math_engine: value => ({ hasMathEngine: value === 'mathjax' }),
  remove_line_breaks_for_cjk: value => toBoolean(value, joinsCjkLines => ({ joinsCjkLines })),
  link_defs: value => toRecord(value, definitions => ({ linkDefinitions: toLinkDefinitions(definitions) })),
};

/** Options that change nothing here: other converters', Jekyll's own, or of the highlighting that is left out. */
const irrelevant: ReadonlySet<string> = new Set([
  'auto_id_stripping',
  'coderay',
  'default_lang',
  'enable_coderay',
  'forbidden_inline_options',
  'guess_lang',
  'latex_headers',
  'line_width',
  'list_indent',
  'math_engine_opts',
  'remove_block_html_tags',
  'remove_span_html_tags',
  'show_warnings',
  'template',
  'transliterated_header_ids',
]);

/** `base` with what `option` sets, or undefined where kramdown does not know the option or refuses the value. */
export function setKramdownOption(
  base: KramdownOptions,
  option: string,
  value: unknown,
): KramdownOptions | undefined {
  if (irrelevant.has(option)) return base;
  const set = Object.hasOwn(readers, option) ? readers[option]!(value) : undefined;
  // What is said to rouge means nothing where another highlights.
  if (option === 'syntax_highlighter_opts' && base.highlighting === noHighlighting) return set && base;
  return set && { ...base, ...set };
}

function toBoolean<Set>(value: unknown, set: (value: boolean) => Set): Set | undefined {
  if (typeof value === 'boolean') return set(value);
  // To kramdown all but the word `false` and an empty text is yes, even `no`.
  return typeof value === 'string' ? set(!['', 'false'].includes(value.trim().toLowerCase())) : undefined;
}

function toText<Set>(value: unknown, set: (value: string) => Set): Set | undefined {
  return typeof value === 'string' || typeof value === 'number' ? set(String(value)) : undefined;
}

function toInteger<Set>(value: unknown, set: (value: number) => Set): Set | undefined {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return Number.isInteger(number) ? set(number as number) : undefined;
}

function oneOf<Value extends string, Set>(
  value: unknown,
  values: readonly Value[],
  set: (value: Value) => Set,
): Set | undefined {
  const found = values.find(candidate => candidate === value);
  return found === undefined ? undefined : set(found);
}

function toList(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return value.split(/\s*,\s*/).filter(item => item !== '');
  return Array.isArray(value) ? value.map(item => asText(item).replace(/^:/, '')) : undefined;
}

function toLevels(value: unknown): readonly number[] | undefined {
  const range = typeof value === 'string' ? /^([1-6])\.\.([1-6])$/.exec(value) : null;
  if (range) {
    const [first, last] = [Number(range[1]), Number(range[2])];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  }
  const levels = (typeof value === 'number' ? [String(value)] : toList(value))?.map(Number);
  return levels?.every(level => level >= 1 && level <= 6) ? levels : undefined;
}

function toRecord<Set>(
  value: unknown,
  set: (value: Readonly<Record<string, unknown>>) => Set,
): Set | undefined {
  const record = typeof value === 'string' ? parseYaml(value) : value;
  return isRecord(record) ? set(record) : undefined;
}

function parseYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent', maxAliasCount: 0 });
  } catch {
    // kramdown says no more than that the value is none.
    return undefined;
  }
}

/** What `span` and `block` say goes before what is said of both (`Rouge.prepare_options` of kramdown). */
function toHighlighting(options: Readonly<Record<string, unknown>>): KramdownOptions['highlighting'] {
  const { span, block, ...both } = options;
  return {
    block: readHighlighting({ ...both, ...(isRecord(block) ? block : {}) }),
    span: readHighlighting({ ...both, ...(isRecord(span) ? span : {}), wrap: false }),
  };
}

function readHighlighting(options: Readonly<Record<string, unknown>>): Highlighting | undefined {
  if (isTrue(options['disable'])) return undefined;
  const { default_lang: language, css_class: className, start_line: first, wrap } = options;
  return {
    defaultLanguage: typeof language === 'string' ? language : undefined,
    wrapsPlainText: isTrue(options['guess_lang']),
    className: wrap !== undefined && !isTrue(wrap) ? undefined : asText(className ?? 'highlight'),
    firstLine: isTrue(options['line_numbers']) ? (typeof first === 'number' ? first : 1) : undefined,
  };
}

/** As Ruby takes a value for true. */
function isTrue(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}

function toLinkDefinitions(value: Readonly<Record<string, unknown>>): KramdownOptions['linkDefinitions'] {
  const definitions: Record<string, readonly [string, string | undefined]> = {};
  for (const [name, target] of Object.entries(value)) {
    if (Array.isArray(target) && typeof target[0] === 'string')
      definitions[name] = [target[0], typeof target[1] === 'string' ? target[1] : undefined];
  }
  return definitions;
}
