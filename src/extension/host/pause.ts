/** Waits for some milliseconds. With 0, whatever else is waiting has its turn. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds);
  });
}
