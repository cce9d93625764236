import type { Phrase } from '../text/phrase.ts';
import { inPlace, subschemas } from './keywords.ts';
import type { SchemaNode, SchemaObject } from './schema.ts';
import { MAX_DEPTH } from './validate.ts';

/** Where a `$ref` of a compiled schema leads. */
export function targetOf(node: SchemaObject, root: SchemaObject): SchemaNode | undefined {
  const reference = node['$ref'];
  if (typeof reference !== 'string') return undefined;
  // A compiled schema has `#` and `#/$defs/…` only, the latter as an object of schemas.
  return reference === '#'
    ? root
    : (root['$defs'] as Record<string, SchemaNode>)[reference.slice('#/$defs/'.length)];
}

/** How often the validator may have to call itself: a tenth of a second. */
const MAX_CALLS = 100_000;
/** How deep it may have to call itself. */
const MAX_CALL_DEPTH = 500;

/** What it costs to validate by a schema, at worst. */
interface Cost {
  readonly calls: number;
  readonly depth: number;
}

/** What keeps the validator from coming to an end in time, if anything: `$ref`s in a circle, or too many of them. */
export function faultOfReferences(
  root: SchemaObject,
  nodes: ReadonlyMap<string, SchemaNode>,
  phrase: Phrase,
): string | undefined {
  // For each level of the value that is validated: a part of it is one level down, which is where circles end.
  const known = Array.from({ length: MAX_DEPTH + 1 }, () => new Map<SchemaObject, Cost>());
  const open = known.map(() => new Set<SchemaObject>());
  let fault: string | undefined;
  costOf(root, 0, 0);
  return fault;

  function costOf(node: SchemaNode | undefined, level: number, depth: number): Cost {
    if (typeof node !== 'object' || level > MAX_DEPTH || fault !== undefined) return { calls: 1, depth: 1 };
    if (open[level]!.has(node)) {
      const place = [...nodes].find(([, other]) => other === node)?.[0] ?? '#';
      fault = phrase('{place}: "$ref" leads back to itself.', { place });
      return { calls: 1, depth: 1 };
    }
    const cost = known[level]!.get(node) ?? sumUp(node, level, depth);
    known[level]!.set(node, cost);
    if (cost.calls > MAX_CALLS || depth + cost.depth > MAX_CALL_DEPTH)
      fault ??= phrase('The schema refers to itself in too many ways.', {});
    return cost;
  }

  function sumUp(node: SchemaObject, level: number, depth: number): Cost {
    // What is deeper than that is not looked into: the stack has an end here too.
    if (depth > MAX_CALL_DEPTH) return { calls: 1, depth: 1 };
    open[level]!.add(node);
    const costs = [costOf(targetOf(node, root), level, depth + 1)];
    for (const [keyword, value] of Object.entries(node)) {
      const next = inPlace.has(keyword) ? level : level + 1;
      for (const child of childrenOf(keyword, value)) costs.push(costOf(child, next, depth + 1));
    }
    open[level]!.delete(node);
    return {
      calls: costs.reduce((sum, { calls }) => sum + calls, 1),
      depth: costs.reduce((most, cost) => Math.max(most, cost.depth), 0) + 1,
    };
  }
}

/** The schemas that a keyword holds. */
function childrenOf(keyword: string, value: unknown): readonly SchemaNode[] {
  const holds = keyword === '$defs' ? undefined : subschemas.get(keyword);
  if (holds === 'one') return [value as SchemaNode];
  if (holds === 'list') return value as readonly SchemaNode[];
  return holds === 'map' ? Object.values(value as object) : [];
}
