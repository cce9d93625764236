/** Counts by name. */
export interface Counter {
  get(name: string): number;
  add(name: string, amount: number): void;
}

/** Nothing counted yet. */
export function createCounter(): Counter {
  const counts = new Map<string, number>();
  return {
    get: name => counts.get(name) ?? 0,
    add: (name, amount) => counts.set(name, (counts.get(name) ?? 0) + amount),
  };
}
