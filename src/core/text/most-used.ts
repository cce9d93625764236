/** The value that is there most often; of several that are as many, the first. Undefined where there is none. */
export function mostUsed<Value>(values: Iterable<Value>): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let [most, times]: [Value | undefined, number] = [undefined, 0];
  for (const [value, count] of counts) if (count > times) [most, times] = [value, count];
  return most;
}
