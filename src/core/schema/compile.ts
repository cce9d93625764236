import { isRecord } from '../text/is-record.ts';
import { decodeUrlPart } from '../text/url.ts';
import { faultOfPattern, kinds, subschemas, unsupported } from './keywords.ts';
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
export function compileSchema(json: unknown, known?: KnownSchema): Compiled {
  if (!isRecord(json)) return { problems: ['The schema is not a JSON object.'] };
  const reading: Reading = { root: {}, nodes: new Map(), references: [], problems: [] };
  fillNode(reading.root, json, { pointer: '#', document: '', nesting: 0 }, reading);
  link(json['$id'], known, reading);
  const { root, problems, nodes } = reading;
  if (problems.length > 0) return { problems: problems.slice(0, MAX_PROBLEMS) };
  const fault = faultOfReferences(root, nodes);
  return fault === undefined ? { root } : { problems: [fault] };
}

type OpenNode = Record<string, unknown>;

interface Reading {
  readonly root: OpenNode;
  /** By document and JSON Pointer. */
  readonly nodes: Map<string, SchemaNode>;
  readonly references: { readonly node: OpenNode; readonly place: Place; readonly target: string }[];
  readonly problems: string[];
}

interface Place {
  readonly pointer: string;
  /** The id of the known schema that is being read; empty for the site's own. */
  readonly document: string;
  readonly nesting: number;
}

function readNode(json: unknown, place: Place, reading: Reading): SchemaNode {
  if (isRecord(json)) return fillNode({}, json, place, reading);
  if (typeof json !== 'boolean') reading.problems.push(`${place.pointer} is not a schema.`);
  reading.nodes.set(place.document + place.pointer, json === true);
  return json === true;
}

function fillNode(node: OpenNode, json: Record<string, unknown>, place: Place, reading: Reading): SchemaNode {
  reading.nodes.set(place.document + place.pointer, node);
  if (place.nesting > MAX_NESTING) {
    reading.problems.push(`${place.pointer} is nested more than ${MAX_NESTING} levels deep.`);
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
  const fault = faultOf(keyword, value, place);
  if (fault !== undefined) {
    reading.problems.push(`${place.pointer}: "${keyword}" ${fault}.`);
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

function faultOf(keyword: string, value: unknown, { pointer }: Place): string | undefined {
  if (unsupported.has(keyword)) return 'is not supported';
  if (keyword === '$id' && pointer !== '#') return 'is possible only at the top';
  const holds = subschemas.get(keyword);
  if (holds === 'list' && !(Array.isArray(value) && value.length > 0)) return 'should be a list of schemas';
  if (holds === 'map' && !isRecord(value)) return 'should be an object of schemas';
  const kind = kinds.get(keyword);
  if (kind && !kind.fits(value)) return `should be ${kind.wants}`;
  const patterns =
    keyword === 'pattern' ? [value] : keyword === 'patternProperties' ? Object.keys(value as object) : [];
  return patterns.map(pattern => faultOfPattern(String(pattern))).find(fault => fault !== undefined);
}

/** Leads each `$ref` to what it names. */
function link(ownId: unknown, known: KnownSchema | undefined, reading: Reading): void {
  const { root, nodes, references, problems } = reading;
  const linked = new Map<string, string>();
  // The list grows while the known schema is read.
  for (const { node, place, target } of references) {
    const [address = '', fragment = ''] = target.split('#', 2);
    const document = address === '' ? place.document : address === ownId ? '' : address;
    if (document !== '' && document !== known?.id) {
      const possible = known ? `, or to ${known.id}` : '';
      problems.push(
        `${place.pointer}: "$ref" leads to ${target}; it may lead only into this file, as #/$defs/name does${possible}.`,
      );
      continue;
    }
    if (known && document === known.id && !nodes.has(`${document}#`))
      readNode(known.json, { pointer: '#', document, nesting: 0 }, reading);
    const key = `${document}#${decodeUrlPart(fragment)}`;
    const found = nodes.get(key);
    if (found === undefined)
      problems.push(`${place.pointer}: "$ref" leads to ${target}, which is not there.`);
    const name = linked.get(key) ?? String(linked.size);
    linked.set(key, name);
    node['$ref'] = key === '#' ? '#' : `#/$defs/${name}`;
  }
  linked.delete('#');
  const entries = [...linked].map(([key, name]) => [name, nodes.get(key)] as const);
  if (entries.length > 0) root['$defs'] = Object.fromEntries(entries);
}

function escapeKey(key: string | number, index: number): string {
  return index === 0 ? String(key) : String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}
