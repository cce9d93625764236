/*
 * sass.dart.js holds Sass twice over, for its command line and for programs, each time for those that wait and those that
 * do not: a bundle keeps all of it, since every class hangs on one object. But dart2js writes one class, function and
 * value behind the other, each from its own line on, and names in full what it uses: so what nothing leads to can be told.
 */

/** Something that has a name, by which others lead to it. */
interface Part {
  /** The name on the object `A`, `B` or `$`, by which it is known: `A.Parser`, `B.List_empty`, `$.Zone_current`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What is offered to programs besides; nobody here asks for more. */
const OFFERED = /^ {6}J\.set\$(?!compileString\$|Logger\$)\w+\$x\(self\.exports, .*\);\n/gm;

const NAME = /(?<![\w$])([ABJ]\.[\w$]+|\$\.[\w$]+)/g;

/** Takes out of sass.dart.js what the function `compileString` does not lead to. */
export function shakeSass(source: string): string {
  const text = source
    .replace(OFFERED, '')
    .replace(/^ {6}J\.set\$cli_pkg_main_0_\$x\(self\.exports, .*\);\n/m, '');
  const [functions, classes, constants, lazy, tearOffs] = findParts(text);
  const inheritance = sectionOf(text, 'inheritance');
  const parts = [...functions, ...classes, ...constants, ...lazy, ...tearOffs];
  const byName = new Map<string, Part[]>();
  for (const part of parts) byName.set(part.name, [...(byName.get(part.name) ?? []), part]);
  const parents = parentsOf(text.slice(inheritance.start, inheritance.end));

  const reached = new Set<Part>();
  const open: string[] = namesIn(withoutParts(text, [...parts, inheritance]));
  const seen = new Set(open);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const found = byName.get(name) ?? [];
    for (const part of found) reached.add(part);
    const written = found.map(({ start, end }) => text.slice(start, end));
    const further = [...written.flatMap(namesIn), ...written.flatMap(tornOff), ...(parents.get(name) ?? [])];
    for (const next of further) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  const shaken = withoutParts(
    text,
    parts.filter(part => !reached.has(part)),
  );
  return withoutClasses(shaken, name => seen.has(name));
}

/** Takes out of the table of classes those that nothing leads to. */
function withoutClasses(text: string, isReached: (name: string) => boolean): string {
  const { start, end } = sectionOf(text, 'inheritance');
  const table = text
    .slice(start, end)
    .replace(/^ {4}_(?:inherit|mixin\w*)\(([AJ]\.[\w$]+), .*\n/gm, (line, name: string) =>
      isReached(name) ? line : '',
    )
    .replace(
      /^( {4}_inheritMany\()([AJ]\.[\w$]+)(, \[)([^\]]*)(\]\);\n)/gm,
      (_, ...match: readonly string[]) => {
        const [head, parent, open, children, close] = match;
        const kept = children!.split(', ').filter(isReached);
        return kept.length === 0 ? '' : [head, parent, open, kept.join(', '), close].join('');
      },
    );
  return text.slice(0, start) + table + text.slice(end);
}

/** Functions, the methods of classes, constants, values that are made when they are asked for, and methods as values. */
function findParts(
  text: string,
): readonly [readonly Part[], readonly Part[], readonly Part[], readonly Part[], readonly Part[]] {
  const all = text.indexOf('\n  A = {JS_CONST: ');
  const endOfAll = text.indexOf('\n  B = {};', all);
  if (all < 0 || endOfAll < 0) throw new Error('sass.dart.js is written otherwise than before.');
  return [
    matchesOf(text, /^ {4}([\w$]+)(?:: function\b|\().*\{\n(?: {5}.*\n|\n)* {4}\},?\n/gm, 'A', {
      start: all,
      end: endOfAll,
    }),
    matchesOf(text, /^ {2}A\.([\w$]+)\.prototype = \{(?:\n(?: {3}.*\n|\n)* {2})?\};\n/gm, 'A', {
      start: endOfAll,
      end: text.length,
    }),
    matchesOf(text, /^ {4}B\.([\w$]+) = .*;\n/gm, 'B', sectionOf(text, 'constants')),
    matchesOf(
      text,
      /^ {4}_lazy(?:Final)?\(\$, "[^"]+", "([^"]+)", (?:.*\);\n|.*\{\n(?: {5}.*\n|\n)* {4}\}\);\n)/gm,
      '$',
      sectionOf(text, 'lazyInitializers'),
    ),
    findTearOffs(text),
  ];
}

/** A function as a value is called for by the name of its getter; a method of a class, or one of its parent's, goes with it. */
function findTearOffs(text: string): readonly Part[] {
  const section = sectionOf(text, 'installTearOffs');
  return [
    ...matchesOf(text, /^ {4}_static\w*\(A, "([^"]+)", .*\n(?: {5}.*\n| {4}\}.*\n)*/gm, 'A', section),
    ...matchesOf(
      text,
      /^ {4}_ = A\.([\w$]+)\.prototype;\n(?: {4}_\.super\$.*\n)*/gm,
      'A',
      sectionOf(text, 'aliases'),
    ),
    ...matchesOf(
      text,
      /^ {4}_instance\w*\((?:_ = )?A\.([\w$]+)\.prototype, .*\n(?: {4}_instance\w*\(_, .*\n| {5}.*\n| {4}\}.*\n)*/gm,
      'A',
      section,
    ),
  ];
}

function matchesOf(text: string, pattern: RegExp, holder: string, { start, end }: Section): readonly Part[] {
  const parts: Part[] = [];
  pattern.lastIndex = start;
  for (let match = pattern.exec(text); match !== null && match.index < end; match = pattern.exec(text))
    parts.push({ name: `${holder}.${match[1]}`, start: match.index, end: pattern.lastIndex });
  if (parts.length === 0) throw new Error(`sass.dart.js has no ${pattern.source} any more.`);
  return parts;
}

interface Section {
  readonly start: number;
  readonly end: number;
}

function sectionOf(text: string, name: string): Section {
  const start = text.indexOf(`\n  (function ${name}() {`) + 1;
  const end = text.indexOf('\n  })();\n', start);
  if (start === 0 || end < 0) throw new Error(`sass.dart.js has no ${name} any more.`);
  return { start, end };
}

/** The classes and mixins that a class has methods of. */
function parentsOf(inheritance: string): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, string[]>();
  const add = (child: string, parent: string): void =>
    void parents.set(child, [...(parents.get(child) ?? []), parent]);
  for (const [, one, other] of inheritance.matchAll(
    /_(?:inherit|mixin\w*)\(([AJ]\.[\w$]+), ([AJ]\.[\w$]+)\)/g,
  ))
    add(one!, other!);
  for (const [, parent, children] of inheritance.matchAll(/_inheritMany\(([AJ]\.[\w$]+), \[([^\]]*)\]\)/g))
    for (const child of children!.split(', ')) add(child, parent!);
  return parents;
}

function namesIn(text: string): string[] {
  return Array.from(text.matchAll(NAME), ([name]) => name);
}

/** The functions of which others are made as values: there they are named by texts. */
function tornOff(text: string): string[] {
  return /^ {4}_static/.test(text) ? Array.from(text.matchAll(/"([\w$]+)"/g), ([, name]) => `A.${name}`) : [];
}

function withoutParts(text: string, parts: readonly Section[]): string {
  const kept: string[] = [];
  let position = 0;
  for (const { start, end } of parts.toSorted((a, b) => a.start - b.start)) {
    kept.push(text.slice(position, start));
    position = Math.max(position, end);
  }
  return [...kept, text.slice(position)].join('');
}
