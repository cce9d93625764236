/** The names of what an include asks of those who include it, `include.title`, in the order in which it asks. */
export function parametersOf(text: string): readonly string[] {
  const names = new Set<string>();
  for (const [, code = ''] of text.matchAll(/\{[{%](.*?)[%}]\}/gs)) {
    for (const [, dotted, quoted] of code.matchAll(/\binclude(?:\.([\w-]+)|\[["']([\w-]+)["']\])/g))
      names.add((dotted ?? quoted)!);
  }
  return [...names];
}
