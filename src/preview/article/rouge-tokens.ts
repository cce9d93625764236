import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { OTHERS, rougeClasses } from './rouge-classes.ts';

/** A stretch of code that rouge gives a class; an empty one where it has none, or where that is not sure. */
export interface CodeToken {
  readonly className: string;
  readonly text: string;
}

const languages = {
  bash,
  c,
  css,
  diff,
  go,
  java,
  javascript,
  json,
  php,
  python,
  ruby,
  rust,
  sql,
  typescript,
  xml,
  yaml,
};
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);

/** Rouge's other names of the languages. */
const aliases: ReadonlyMap<string, keyof typeof languages> = new Map([
  ['sh', 'bash'],
  ['shell', 'bash'],
  ['zsh', 'bash'],
  ['golang', 'go'],
  ['html', 'xml'],
  ['js', 'javascript'],
  ['node', 'javascript'],
  ['py', 'python'],
  ['rb', 'ruby'],
  ['rs', 'rust'],
  ['ts', 'typescript'],
  ['yml', 'yaml'],
]);

/** In UTF-16 units. Longer code stays plain: nobody waits for it. */
const LONGEST = 20_000;

/** Code with rouge's classes; undefined where the language is none of those that are known. */
export function tokenise(code: string, name: string): readonly CodeToken[] | undefined {
  const language = aliases.get(name) ?? name;
  if (!Object.hasOwn(languages, language) || code.length > LONGEST) return undefined;
  const tokens: CodeToken[] = [];
  const add = (className: string, text: string): void => {
    const last = tokens.at(-1);
    if (last?.className !== className) tokens.push({ className, text });
    else tokens[tokens.length - 1] = { className, text: last.text + text };
  };
  visit(readTree(code, language), [], (scopes, text) => {
    for (const part of splitSpace(text)) {
      const className = /\S/.test(part) ? classOf(language, scopes, part) : '';
      for (const [name, piece] of refine(className, part, language)) add(name, piece);
    }
  });
  return tokens;
}

/** A part of what highlight.js has read; its types keep the tree to themselves. */
type Tree = string | { readonly scope?: string; readonly children: readonly Tree[] };

function readTree(code: string, language: string): Tree {
  const { _emitter: emitter } = hljs.highlight(code, { language, ignoreIllegals: true });
  return (emitter as unknown as { readonly rootNode: Tree }).rootNode;
}

function visit(
  tree: Tree,
  scopes: readonly string[],
  add: (scopes: readonly string[], text: string) => void,
): void {
  if (typeof tree === 'string') {
    add(scopes, tree);
    return;
  }
  const inner = tree.scope === undefined ? scopes : [...scopes, tree.scope];
  // What is told apart within a comment is nothing to rouge.
  if (tree.scope === 'comment') add(inner, textOf(tree));
  else for (const child of tree.children) visit(child, inner, add);
}

function textOf(tree: Tree): string {
  return typeof tree === 'string' ? tree : tree.children.map(textOf).join('');
}

/** Blanks around code have no class. */
function splitSpace(text: string): readonly string[] {
  return /^(\s*)([\s\S]*?)(\s*)$/
    .exec(text)!
    .slice(1)
    .filter(part => part !== '');
}

function classOf(language: string, scopes: readonly string[], text: string): string {
  const scope = scopes.at(-1);
  // What is filled into a text, and what a language within another prints, rouge reads otherwise.
  if (scope === undefined || scopes.includes('subst') || scopes.slice(0, -1).includes('meta')) return '';
  const choice = rougeClasses[language]?.[scope] ?? '';
  if (typeof choice === 'string') return choice;
  return (Object.hasOwn(choice, text) ? choice[text] : choice[OTHERS]) ?? '';
}

/** Languages in which a text in double quotes is of another class than one in single ones. */
const twoQuotes: ReadonlySet<string> = new Set(['bash', 'javascript', 'php', 'ruby', 'typescript']);

/** A class and what has it. */
type Piece = readonly [className: string, text: string];

/** What shows only by how it is written. */
function refine(name: string, text: string, language: string): readonly Piece[] {
  if (name === 'c1' && text.startsWith('/*')) return [['cm', text]];
  if (name === 'mi') return [[refineNumber(text, language), text]];
  if (name === 'sr' && text.includes('\\')) return [['', text]];
  if ((language === 'css' && text.startsWith('--')) || (language === 'bash' && text.startsWith('${')))
    return [['', text]];
  if (language === 'yaml' && name === 'na' && text.endsWith(':'))
    return [
      ['na', text.slice(0, -1)],
      ['pi', ':'],
    ];
  return /^s[12]?$/.test(name) ? refineText(name, text, language) : [[name, text]];
}

function refineNumber(text: string, language: string): string {
  if (/^[\d_]+$/.test(text)) return 'mi';
  // Rouge's C reads a decimal number as several.
  return /^[\d_]*\.[\d_]+$/.test(text) && language !== 'c' ? 'mf' : '';
}

function refineText(name: string, text: string, language: string): readonly Piece[] {
  // An escaped character is of another class than the text around it.
  if (text.includes('\\')) return [['', text]];
  const [first = '', last = ''] = [text[0], text.at(-1)];
  const isQuoted = /["']/.test(first);
  // Of an address, of a scalar and of a letter before the quotes rouge tells more.
  if (language === 'css' || language === 'python') return [[isQuoted ? name : '', text]];
  if (language === 'yaml') return [[isQuoted ? '' : name, text]];
  if (language === 'c' && first === '<') return [['cpf', text]];
  if ((language === 'c' || language === 'java') && first === "'") return [['sc', text]];
  if (!twoQuotes.has(language)) return [[name, text]];
  const quote = /["'`]/.test(first) ? first : last;
  const kind = quote === "'" ? 's1' : /["`]/.test(quote) ? 's2' : '';
  const hasOwnQuotes = quote !== '`' && (language === 'javascript' || language === 'typescript');
  if (!hasOwnQuotes) return [[kind, text]];
  if (text.length < 2 || first !== last) return [['', text]];
  return [
    ['dl', first],
    [kind, text.slice(1, -1)],
    ['dl', last],
  ];
}
