import { type LiquidValue, print, unknown } from './value.ts';

type TextFilter = (text: string, ...operands: readonly string[]) => string;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, character => escapes[character]!);

/** Filters of Liquid 4 and Jekyll that turn text into text. */
const textFilters: Readonly<Record<string, TextFilter>> = {
  append: (text, tail = '') => text + tail,
  capitalize: text => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
  cgi_escape: text => encodeURIComponent(text).replaceAll('%20', '+'),
  downcase: text => text.toLowerCase(),
  escape: escapeHtml,
  escape_once: text => text.replace(/&(?!(?:[a-z]+|#\d+);)|[<>"']/gi, found => escapes[found]!),
  lstrip: text => text.trimStart(),
  newline_to_br: text => text.replace(/\n/g, '<br />\n'),
  prepend: (text, head = '') => head + text,
  remove: (text, part = '') => text.replaceAll(part, ''),
  remove_first: (text, part = '') => text.replace(part, () => ''),
  replace: (text, part = '', other = '') => text.replaceAll(part, () => other),
  replace_first: (text, part = '', other = '') => text.replace(part, () => other),
  rstrip: text => text.trimEnd(),
  strip: text => text.trim(),
  strip_html: text => text.replace(/<script.*?<\/script>|<!--.*?-->|<style.*?<\/style>|<.*?>/gs, ''),
  strip_newlines: text => text.replace(/\r?\n/g, ''),
  upcase: text => text.toUpperCase(),
  uri_escape: text => encodeURI(text),
  url_encode: text => encodeURIComponent(text).replaceAll('%20', '+'),
  xml_escape: text => text.replace(/[&<>"]/g, character => escapes[character]!),
};

/** Applies a filter; what cannot be told without Jekyll stays unknown. */
export function applyFilter(name: string, input: LiquidValue, operands: readonly LiquidValue[]): LiquidValue {
  if (input === unknown || operands.some(operand => operand === unknown)) return unknown;
  const values = operands.map(operand => (operand === unknown ? undefined : operand.value));
  if (Object.hasOwn(textFilters, name)) {
    const [text, ...texts] = [input.value, ...values].map(print);
    if (text === undefined || texts.some(operand => operand === undefined)) return unknown;
    return { value: textFilters[name]!(text, ...texts.map(operand => operand ?? '')) };
  }
  return applyToList(name, input.value, values);
}

function applyToList(name: string, value: unknown, [operand]: readonly unknown[]): LiquidValue {
  switch (name) {
    case 'default':
      return { value: isBlank(value) ? operand : value };
    case 'size':
      return { value: typeof value === 'string' || Array.isArray(value) ? value.length : 0 };
    case 'split':
      return { value: typeof value === 'string' ? value.split(String(operand ?? ' ')) : [] };
    case 'join':
      return Array.isArray(value) ? { value: value.map(print).join(String(operand ?? ' ')) } : { value };
    case 'first':
      return { value: Array.isArray(value) ? value[0] : undefined };
    case 'last':
      return { value: Array.isArray(value) ? value.at(-1) : undefined };
    case 'reverse':
      return Array.isArray(value) ? { value: [...value].reverse() } : unknown;
    case 'uniq':
      return Array.isArray(value) ? { value: [...new Set(value)] } : unknown;
    case 'jsonify':
      return { value: JSON.stringify(value ?? null) };
    default:
      return unknown;
  }
}

function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}
