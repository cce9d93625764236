import { hashText } from '../../core/index.ts';

/** So many sums are kept of a text. */
const KEPT = 32;
/** Shorter pieces, in UTF-16 units, stand in many texts. */
const SHORTEST = 6;

/**
 * What a text is known by after small edits: the smallest sums of its pieces, which lie between tags, sentences and
 * lines. Of two texts that share a part of their pieces, sketches share about the same part (bottom-k sketches).
 */
export function sketchOf(text: string): string {
  const sums = new Set<number>();
  for (const piece of text.split(/[\r\n<>。.!?！？]+/)) {
    const words = piece.trim();
    if (words.length >= SHORTEST) sums.add(hashText(words));
  }
  const smallest = [...sums].sort((a, b) => a - b).slice(0, KEPT);
  return smallest.map(sum => sum.toString(36)).join(' ');
}

/** Which part of their pieces two sketched texts share, from 0 to 1. */
export function likenessOf(one: string, other: string): number {
  const [a, b] = [sumsOf(one), sumsOf(other)];
  const all = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, KEPT);
  if (all.length === 0) return 0;
  return all.filter(sum => a.has(sum) && b.has(sum)).length / all.length;
}

function sumsOf(sketch: string): ReadonlySet<number> {
  return new Set(sketch === '' ? [] : sketch.split(' ').map(sum => Number.parseInt(sum, 36)));
}
