/** The index of the last of the ascending `values` that is at most `value`; −1 if all are greater. */
export function lastAtOrBefore(values: readonly number[], value: number): number {
  let low = -1;
  let high = values.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}
