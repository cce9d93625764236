/*
 * morphdom takes siblings by their positions: one paragraph more, and each later one is rewritten into the one before
 * it, with its images loaded anew and its details folded. By keys it moves nodes, which stops what is playing. So before
 * it comes to the children of an element, what is new is put in and what is gone is taken out; then positions are right.
 */

/** Two siblings of which the old is to become the new; an old one alone is gone, a new one alone is new. */
interface Pair {
  readonly old: Node | undefined;
  readonly new: Node | undefined;
}

/**
 * Takes children out of `from` and puts copies in, until each child stands where its counterpart in `to` does. Adds to
 * `same` those that are equal to theirs, and need not be asked again.
 */
export function alignChildren(from: Element, to: Element, same: Set<Node>): void {
  const pairs = pairNodes([...from.childNodes], [...to.childNodes], same);
  const document = from.ownerDocument;
  let next: Node | null = null;
  for (const pair of pairs.reverse()) {
    if (pair.old === undefined) next = from.insertBefore(document.importNode(pair.new!, true), next);
    else if (pair.new === undefined) from.removeChild(pair.old);
    else next = pair.old;
  }
}

function pairNodes(old: readonly Node[], fresh: readonly Node[], same: Set<Node>): Pair[] {
  let start = 0;
  const shorter = Math.min(old.length, fresh.length);
  while (start < shorter && old[start]!.isEqualNode(fresh[start]!)) start++;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end)!.isEqualNode(fresh.at(-1 - end)!)) end++;
  for (const node of [...old.slice(0, start), ...old.slice(old.length - end)]) same.add(node);
  const middle = pairChanged(
    old.slice(start, old.length - end),
    fresh.slice(start, fresh.length - end),
    same,
  );
  return [
    ...toPairs(old.slice(0, start), fresh.slice(0, start)),
    ...middle,
    ...toPairs(old.slice(old.length - end), fresh.slice(fresh.length - end)),
  ];
}

/** What lies between nodes that are the same on both sides and unlike all others. */
function pairChanged(old: readonly Node[], fresh: readonly Node[], same: Set<Node>): Pair[] {
  if (old.length <= 1 || fresh.length <= 1) return pairByKind(old, fresh);
  const anchors = findAnchors(old, fresh);
  if (anchors.length === 0) return pairByKind(old, fresh);
  const pairs: Pair[] = [];
  let [oldStart, freshStart] = [0, 0];
  for (const [oldIndex, freshIndex] of [...anchors, [old.length, fresh.length] as const]) {
    // Between two anchors there may again be the same at both ends.
    for (const pair of pairNodes(old.slice(oldStart, oldIndex), fresh.slice(freshStart, freshIndex), same))
      pairs.push(pair);
    if (oldIndex < old.length) pairs.push({ old: old[oldIndex], new: fresh[freshIndex] });
    [oldStart, freshStart] = [oldIndex + 1, freshIndex + 1];
  }
  return pairs;
}

/** The most nodes that are the same on both sides and in the same order, of those that are there once. */
function findAnchors(old: readonly Node[], fresh: readonly Node[]): readonly (readonly [number, number])[] {
  const oldIndices = indexUnique(old);
  const freshIndices = indexUnique(fresh);
  const candidates: (readonly [number, number])[] = [];
  for (const [content, oldIndex] of oldIndices) {
    const freshIndex = freshIndices.get(content);
    if (oldIndex >= 0 && freshIndex !== undefined && freshIndex >= 0) candidates.push([oldIndex, freshIndex]);
  }
  return longestRise(candidates);
}

/** The index of each content; -1 where several nodes have it. */
function indexUnique(nodes: readonly Node[]): ReadonlyMap<string, number> {
  const indices = new Map<string, number>();
  for (const [index, node] of nodes.entries()) {
    const content = node instanceof Element ? node.outerHTML : `${node.nodeType} ${node.nodeValue}`;
    indices.set(content, indices.has(content) ? -1 : index);
  }
  return indices;
}

/** The longest selection in which the second numbers rise; the first ones do already. */
function longestRise(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const tails: number[] = []; // For each length the pair that ends the selection with the lowest number.
  const before: number[] = [];
  for (const [index, [, value]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]![1] < value) low = middle + 1;
      else high = middle;
    }
    before[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const rise: (readonly [number, number])[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index]!) rise.push(pairs[index]!);
  return rise.reverse();
}

/** Pairs what has the same name, in its order. */
function pairByKind(old: readonly Node[], fresh: readonly Node[]): Pair[] {
  const pairs: Pair[] = [];
  let index = 0;
  for (const node of fresh) {
    const found = findKind(old, index, node);
    if (found < 0) {
      pairs.push({ old: undefined, new: node });
      continue;
    }
    for (; index < found; index++) pairs.push({ old: old[index], new: undefined });
    pairs.push({ old: old[index++], new: node });
  }
  for (; index < old.length; index++) pairs.push({ old: old[index], new: undefined });
  return pairs;
}

/** How far is looked for a node of the same name: what is further away is another one. */
const REACH = 4;

function findKind(nodes: readonly Node[], from: number, { nodeName }: Node): number {
  const end = Math.min(nodes.length, from + REACH);
  for (let index = from; index < end; index++) if (nodes[index]!.nodeName === nodeName) return index;
  return -1;
}

function toPairs(old: readonly Node[], fresh: readonly Node[]): Pair[] {
  return old.map((node, index) => ({ old: node, new: fresh[index] }));
}
