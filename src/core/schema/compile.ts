import { isRecord } from '../text/is-record.ts';
import { createPhrase, type Phrase, phraseKey } from '../text/phrase.ts';
import { decodeUrlPart } from '../text/url.ts';
import { faultOfPattern, type KeywordFault, kinds, subschemas, unsupported } from './keywords.ts';
import type { SchemaNode, SchemaObject } from './schema.ts';
import { faultOfReferences } from './schema-references.ts';

/** A JSON Schema that others may refer to by its `$id`. */
export interface KnownSchema {
  readonly id: string;
  readonly json: unknown;
}

/** A schema that is ready for use, or what is wrong with it. */
export type Compiled = { readonly root: SchemaObject } | { readonly problems: readonly string[] };

/** Deeper than anybody writes; the validator calls itself for each level. */
const MAX_NESTING = 50;
/** Nobody reads on after these. */
const MAX_PROBLEMS = 10;

/**
 * Checks a parsed JSON Schema and makes of it one that stands alone: a copy with the known keywords only, whose `$ref`s
 * are `#` or lead to a `$defs` of the root. Nothing is fetched.
 */
export function compileSchema(json: unknown, known?: KnownSchema, phrase: Phrase = createPhrase()): Compiled {
  if (!isRecord(json)) return { problems: [phrase('The schema must be a JSON object.', {})] };
  const reading: Reading = { root: {}, nodes: new Map(), references: [], problems: [], phrase };
  fillNode(reading.root, json, { pointer: '#', document: '', nesting: 0 }, reading);
  link(json['$id'], known, reading);
  const { root, problems, nodes } = reading;
  if (problems.length > 0) return { problems: problems.slice(0, MAX_PROBLEMS) };
  const fault = faultOfReferences(root, nodes, phrase);
  return fault === undefined ? { root } : { problems: [fault] };
}

type OpenNode = Record<string, unknown>;

interface Reading {
  readonly root: OpenNode;
  /** By document and JSON Pointer. */
  readonly nodes: Map<string, SchemaNode>;
  readonly references: { readonly node: OpenNode; readonly place: Place; readonly target: string }[];
  readonly problems: string[];
  readonly phrase: Phrase;
}

interface Place {
  readonly pointer: string;
  /** The id of the known schema that is being read; empty for the site's own. */
  readonly document: string;
  readonly nesting: number;
}

function readNode(json: unknown, place: Place, reading: Reading): SchemaNode {
  if (isRecord(json)) return fillNode({}, json, place, reading);
  if (typeof json !== 'boolean')
    reading.problems.push(reading.phrase('{place} must be a schema.', { place: place.pointer }));
  reading.nodes.set(place.document + place.pointer, json === true);
  return json === true;
}

function fillNode(node: OpenNode, json: Record<string, unknown>, place: Place, reading: Reading): SchemaNode {
  reading.nodes.set(place.document + place.pointer, node);
  if (place.nesting > MAX_NESTING) {
    const slots = { place: place.pointer, count: MAX_NESTING };
    reading.problems.push(reading.phrase('{place} is nested more than {count} levels deep.', slots));
    return node;
  }
  for (const [keyword, value] of Object.entries(json)) {
    // As a list of one value: the validator would look for schemas within a `const`.
    if (keyword === 'const') node['enum'] = [value];
    else if (keyword !== 'enum' || !('const' in json)) readKeyword(keyword, value, node, place, reading);
  }
  return node;
}

function readKeyword(keyword: string, value: unknown, node: OpenNode, place: Place, reading: Reading): void {
  const faultKey = faultOf(keyword, value, place);
  if (faultKey !== undefined) {
    reading.problems.push(reading.phrase(faultKey, { place: place.pointer, keyword }));
    return;
  }
  const below = (...keys: readonly (string | number)[]): Place => ({
    ...place,
    pointer: [place.pointer, keyword, ...keys].map(escapeKey).join('/'),
    nesting: place.nesting + 1,
  });
  switch (subschemas.get(keyword)) {
    case 'one':
      node[keyword] = readNode(value, below(), reading);
      break;
    case 'list':
      // `faultOf` has seen that it is a list.
      node[keyword] = (value as unknown[]).map((item, index) => readNode(item, below(index), reading));
      break;
    case 'map': {
      // `faultOf` has seen that it is an object.
      const entries = Object.entries(value as object);
      const read = entries.map(([key, item]) => [key, readNode(item, below(key), reading)] as const);
      // Definitions are linked where they are referred to.
      if (!definitions.has(keyword)) node[keyword] = Object.fromEntries(read);
      break;
    }
    default:
      if (keyword === '$ref') reading.references.push({ node, place, target: String(value) });
      // Not of the standard, and the validator's expression for it takes exponential time.
      else if (keyword === 'format' && value === 'url') node[keyword] = 'uri';
      else if (kinds.has(keyword)) node[keyword] = value;
  }
}

const definitions: ReadonlySet<string> = new Set(['$defs', 'definitions']);

function faultOf(keyword: string, value: unknown, { pointer }: Place): KeywordFault | undefined {
  if (unsupported.has(keyword)) return phraseKey('{place}: "{keyword}" is not supported.');
  if (keyword === '$id' && pointer !== '#')
    return phraseKey('{place}: "{keyword}" is allowed only at the top level.');
  const holds = subschemas.get(keyword);
  if (holds === 'list' && !(Array.isArray(value) && value.length > 0))
    return phraseKey('{place}: "{keyword}" must be a list of schemas.');
  if (holds === 'map' && !isRecord(value))
    return phraseKey('{place}: "{keyword}" must be an object of schemas.');
  const kind = kinds.get(keyword);
  if (kind && !kind.fits(value)) return kind.fault;
  const patterns =
    keyword === 'pattern' ? [value] : keyword === 'patternProperties' ? Object.keys(value as object) : [];
  return patterns.map(pattern => faultOfPattern(String(pattern))).find(fault => fault !== undefined);
}

/** Leads each `$ref` to what it names. */
function link(ownId: unknown, known: KnownSchema | undefined, reading: Reading): void {
  const { root, nodes, references, problems, phrase } = reading;
  const linked = new Map<string, string>();
  // The list grows while the known schema is read.
  for (const { node, place, target } of references) {
    const [address = '', fragment = ''] = target.split('#', 2);
    const document = address === '' ? place.document : address === ownId ? '' : address;
    if (document !== '' && document !== known?.id) {
      problems.push(sayAway(place, target, known, phrase));
      continue;
    }
    if (known && document === known.id && !nodes.has(`${document}#`))
      readNode(known.json, { pointer: '#', document, nesting: 0 }, reading);
    const key = `${document}#${decodeUrlPart(fragment)}`;
    const found = nodes.get(key);
    if (found === undefined)
      problems.push(
        phrase('{place}: "$ref" points to {target}, which does not exist.', { place: place.pointer, target }),
      );
    const name = linked.get(key) ?? String(linked.size);
    linked.set(key, name);
    node['$ref'] = key === '#' ? '#' : `#/$defs/${name}`;
  }
  linked.delete('#');
  const entries = [...linked].map(([key, name]) => [name, nodes.get(key)] as const);
  if (entries.length > 0) root['$defs'] = Object.fromEntries(entries);
}

function sayAway(
  { pointer: place }: Place,
  target: string,
  known: KnownSchema | undefined,
  phrase: Phrase,
): string {
  if (!known) {
    return phrase(
      '{place}: "$ref" points to {target}, but it can point only into this file, as in #/$defs/name.',
      { place, target },
    );
  }
  return phrase(
    '{place}: "$ref" points to {target}, but it can point only into this file, as in #/$defs/name, or to {id}.',
    { place, target, id: known.id },
  );
}

function escapeKey(key: string | number, index: number): string {
  return index === 0 ? String(key) : String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}
