import {
  Document,
  type DocumentOptions,
  Pair,
  type ParseOptions,
  type Range,
  Scalar,
  YAMLMap,
  YAMLSeq,
} from 'yaml';

/*
 * What nearly all front matter consists of. Each expression takes linear time, and is so strict that what it matches
 * means the same whatever stands around it.
 */
const KEY = /[A-Za-z_][\w-]{0,99}(?=: )/y;
const COLON = /: +/y;
/** It begins with a letter, and in it stands nothing that ends it or starts a comment. */
const PLAIN = /\p{L}(?:[^\s\p{Cc}:#]#*|:(?=\S)#*| +(?=[^\s:#]))*/uy;
const PLAIN_ITEM = /\p{L}(?:[^\s\p{Cc}:#,[\]{}]| +(?=[^\s:#,[\]{}]))*/uy;
const NO_TEXT = /^(?:true|false|null)$/i;
const MOMENT = /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z| ?[-+]\d\d:?\d\d)?)?/y;
/** Nothing but quotes and backslashes is escaped. */
const DOUBLE_QUOTED = /"(?:[^"\\\p{Cc}]|\\["\\])*"/uy;
const SINGLE_QUOTED = /'(?:[^'\p{Cc}]|'')*'/uy;
const BRACKET = /\[ */y;
const COMMA = /, */y;
const BLANKS = / */y;
const LINE_END = / *(?:\n|$)/y;

/**
 * The document that the library makes of YAML in which each line is a key and a text, or a key and a list of texts in
 * brackets; undefined of all else. It is the same to the last offset, and comes in a fraction of the time.
 */
export function readSimpleYaml(
  yaml: string,
  options: ParseOptions & DocumentOptions,
): Document.Parsed | undefined {
  // gray-matter hands over the line end of the first fence too.
  const start = yaml.startsWith('\n') ? 1 : 0;
  const document = new Document<YAMLMap<Text, Value>>(undefined, options);
  const map = new YAMLMap<Text, Value>(document.schema);
  for (let at = start; at < yaml.length; ) {
    const pair = readLine(yaml, at, document);
    if (!pair) return undefined;
    map.items.push(pair);
    at = pair.value!.range[2];
  }
  if (map.items.length === 0) return undefined;
  map.range = [start, yaml.length, yaml.length];
  document.contents = map;
  // All its nodes have ranges, as those of a document that was parsed have.
  return Object.assign(document, { range: map.range }) as Document.Parsed;
}

type Ranged<Node> = Node & { range: Range };
type Text = Ranged<Scalar<string>>;
type Value = Text | Ranged<YAMLSeq<Text>>;

function readLine(yaml: string, at: number, document: Document<YAMLMap>): Pair<Text, Value> | undefined {
  const keyEnd = endOf(KEY, yaml, at);
  const key = toText(yaml, at, keyEnd, Scalar.PLAIN);
  if (!key) return undefined;
  const start = endOf(COLON, yaml, keyEnd);
  const value = yaml[start] === '[' ? readList(yaml, start, document) : readText(yaml, start);
  const end = value ? endOf(LINE_END, yaml, value.range[1]) : -1;
  if (!value || end < 0) return undefined;
  value.range[2] = end;
  return new Pair(key, value);
}

function readList(yaml: string, start: number, { schema }: Document): Ranged<YAMLSeq<Text>> | undefined {
  const items: Text[] = [];
  let at = endOf(BRACKET, yaml, start);
  while (yaml[at] !== ']') {
    if (items.length > 0) at = endOf(COMMA, yaml, at);
    const item = at < 0 ? undefined : readText(yaml, at, PLAIN_ITEM);
    if (!item) return undefined;
    at = endOf(BLANKS, yaml, item.range[1]);
    item.range[2] = at;
    items.push(item);
  }
  const range: Range = [start, at + 1, at + 1];
  return Object.assign(new YAMLSeq<Text>(schema), { items, flow: true, range });
}

function readText(yaml: string, at: number, plain = PLAIN): Text | undefined {
  switch (yaml[at]) {
    case '"':
      return toText(yaml, at, endOf(DOUBLE_QUOTED, yaml, at), Scalar.QUOTE_DOUBLE);
    case "'":
      return toText(yaml, at, endOf(SINGLE_QUOTED, yaml, at), Scalar.QUOTE_SINGLE);
    default:
      return toText(yaml, at, Math.max(endOf(plain, yaml, at), endOf(MOMENT, yaml, at)), Scalar.PLAIN);
  }
}

/** The text that stands from `start` to `end`; undefined where that is −1, or it is no text to YAML. */
function toText(yaml: string, start: number, end: number, type: Scalar.Type): Text | undefined {
  if (end < 0) return undefined;
  const value = unquote(yaml.slice(start, end), type);
  if (type === Scalar.PLAIN && NO_TEXT.test(value)) return undefined;
  const range: Range = [start, end, end];
  return Object.assign(new Scalar(value), { range, source: value, type });
}

function unquote(written: string, type: Scalar.Type): string {
  if (type === Scalar.PLAIN) return written;
  const inner = written.slice(1, -1);
  if (type === Scalar.QUOTE_SINGLE) return inner.replaceAll("''", "'");
  return inner.includes('\\') ? inner.replace(/\\(.)/g, '$1') : inner;
}

/** Where what `pattern` matches at `at` ends, or −1. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
