/** Whether there may be Liquid in a text. */
export function mayHoldLiquid(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}
