/** A value of YAML or JSON as text. Of a mapping that has a key `toString` JavaScript makes none, and throws. */
export function asText(value: unknown): string {
  try {
    return String(value);
  } catch {
    // What JavaScript makes of other mappings.
    return '[object Object]';
  }
}
