/**
 * A string as a YAML value on one line: in double quotes unless every YAML reader takes it plain as that string.
 * Unlike JSON it keeps all but control characters as they are.
 */
export function toYamlString(text: string): string {
  return isPlain(text) ? text : `"${escapeInQuotes(text, '"')}"`;
}

/** A string as it stands between quotes of a kind. */
export function escapeInQuotes(text: string, quote: '"' | "'"): string {
  if (quote === "'") return text.replaceAll("'", "''");
  return text.replace(/[\\"]/g, '\\$&').replace(/[\u0000-\u001f\u007f]/g, character => {
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

function isPlain(text: string): boolean {
  if (/^(?:true|false|yes|no|on|off|null|~|y|n)$/i.test(text)) return false;
  return /^[\p{L}/][^\n\r\t:#{}[\],&*!|>'"%@`]*$/u.test(text) && !/\s$/.test(text);
}

/** A string as a YAML value in the quotes of another one, `old`, where they can hold it. */
export function toYamlLike(old: string, text: string): string {
  if (old.startsWith("'") && !/[\u0000-\u001f\u007f]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return old.startsWith('"') ? `"${escapeInQuotes(text, '"')}"` : toYamlString(text);
}

/** Strings as a YAML list on one line. */
export function toYamlList(items: readonly string[]): string {
  return `[ ${items.map(toYamlString).join(', ')} ]`;
}
