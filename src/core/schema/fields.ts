import type { FieldSchema, FrontMatterSchema, SchemaNode, SchemaObject } from './schema.ts';
import { targetOf } from './schema-references.ts';

/** Gathers what a compiled schema says of the front matter, wherever in it that is said. */
export function toFrontMatterSchema(root: SchemaObject): FrontMatterSchema {
  const required = new Set<string>();
  // Without a prototype: a field may be called "constructor".
  const properties: Record<string, FieldSchema> = Object.create(null);
  const seen = new Set<SchemaNode>();
  addFields(root, true);
  return { required: [...required], properties, root };

  /** `isCertain`: the schema holds for every post. */
  function addFields(node: unknown, isCertain: boolean): void {
    // `compileSchema` has seen that what stands at these keywords are schemas.
    if (typeof node !== 'object' || node === null || seen.has(node as SchemaObject)) return;
    seen.add(node as SchemaObject);
    const schema = node as SchemaObject;
    for (const base of basesOf(schema, root)) addFields(base, isCertain);
    for (const [name, field] of Object.entries(schema['properties'] ?? {})) {
      properties[name] = { ...properties[name], ...toFieldSchema(field, root) };
    }
    if (isCertain) for (const name of (schema['required'] ?? []) as readonly string[]) required.add(name);
    const parts = [schema['anyOf'], schema['oneOf'], schema['then'], schema['else']].flat();
    for (const part of [...parts, ...Object.values(schema['dependentSchemas'] ?? {})]) addFields(part, false);
  }
}

const annotations = 'type title description examples enum default maxLength errorMessage'.split(' ');

function toFieldSchema(node: SchemaNode, root: SchemaObject): FieldSchema {
  const items = keywordsOf(node, root)['items'];
  const field = pick(node, root);
  return items === undefined ? field : { ...field, items: pick(items as SchemaNode, root) };
}

function pick(node: SchemaNode, root: SchemaObject): FieldSchema {
  const all = keywordsOf(node, root);
  return Object.fromEntries(annotations.flatMap(name => (name in all ? [[name, all[name]]] : [])));
}

/** The keywords of a schema and of those that it is based on; its own win. */
function keywordsOf(node: SchemaNode, root: SchemaObject, seen = new Set<SchemaNode>()): SchemaObject {
  if (typeof node !== 'object' || seen.has(node)) return {};
  seen.add(node);
  const bases = basesOf(node, root).map(base => keywordsOf(base, root, seen));
  return Object.assign({}, ...bases, node);
}

function basesOf(node: SchemaObject, root: SchemaObject): readonly SchemaNode[] {
  const target = targetOf(node, root);
  const all = (node['allOf'] ?? []) as readonly SchemaNode[];
  return target === undefined ? all : [target, ...all];
}
