/*
 * By which of rouge's classes a language has what highlight.js names, as far as the two agree: what is not in these tables
 * stays plain, since style sheets of sites are written for rouge.
 */

/** A class for all texts of a scope, or classes for some of them and for the rest. */
type Choice = string | Readonly<Record<string, string>>;

/** Scopes of highlight.js with their classes. */
export type RougeClasses = Readonly<Record<string, Choice>>;

/** For texts that no other entry names. */
export const OTHERS = '';

/** What most languages have in common. */
const usual: RougeClasses = {
  keyword: 'k',
  'variable.language': 'k',
  literal: 'kc',
};

/** The same class for several words. */
function each(name: string, words: string): Readonly<Record<string, string>> {
  return Object.fromEntries(words.split(' ').map(word => [word, name]));
}

const declares = each('kd', 'const let var class extends function type');

/** By the names that highlight.js gives the languages. */
export const rougeClasses: Readonly<Record<string, RougeClasses>> = {
  bash: { comment: 'c', built_in: 'nb', keyword: 'k', string: 's2', variable: 'nv' },
  c: {
    keyword: { [OTHERS]: 'k', ...each('', 'include define ifdef ifndef endif if else elif undef pragma') },
    comment: 'c1',
    type: {
      ...each('kt', 'char short int long float double void unsigned signed'),
      ...each('k', 'static const'),
    },
    literal: 'nb',
    string: 's',
    number: 'mi',
  },
  css: {
    comment: 'c',
    'selector-tag': 'nt',
    'selector-class': 'nc',
    'selector-id': 'nf',
    'selector-pseudo': 'nd',
    attribute: 'nl',
    number: 'm',
    string: 's1',
    keyword: 'k',
  },
  diff: { deletion: 'gd', addition: 'gi' },
  go: { ...usual, comment: 'c', string: 's', number: 'm', type: 'kt', literal: 'no' },
  java: {
    keyword: {
      [OTHERS]: 'k',
      ...each('kn', 'package import'),
      ...each(
        'kd',
        'public protected private class interface enum extends implements final static abstract throws',
      ),
    },
    literal: 'kc',
    comment: 'c1',
    string: 's',
    number: 'mi',
    type: each('kt', 'int boolean double char long float byte short void'),
    'variable.language': 'k',
    built_in: { this: 'k', super: 'k' },
    meta: 'nd',
  },
  javascript: {
    keyword: { [OTHERS]: 'k', ...declares },
    literal: 'kc',
    comment: 'c1',
    string: 's1',
    number: 'mi',
    'variable.constant': 'nx',
    'title.class': 'nx',
    'title.class.inherited': 'nx',
    'title.function': { [OTHERS]: 'nx', constructor: 'kd' },
    'variable.language': { this: 'k', super: 'k' },
    property: 'nx',
    regexp: 'sr',
  },
  json: { attr: 'nl', string: 's2', number: 'mi', keyword: 'kc', literal: 'kc', punctuation: 'p' },
  php: {
    comment: 'c1',
    keyword: { [OTHERS]: 'k', ...each('kn', 'namespace use'), ...each('kd', 'class extends interface') },
    'title.class': '',
    variable: 'nv',
    'variable.language': 'nv',
    string: 's2',
    literal: 'kc',
    number: 'mi',
  },
  python: {
    comment: 'c1',
    keyword: { [OTHERS]: 'k', ...each('kn', 'import from'), ...each('ow', 'is or in not and') },
    'title.class': 'nc',
    'title.function': 'nf',
    'variable.language': { self: 'bp' },
    literal: 'bp',
    built_in: { [OTHERS]: 'nb', print: 'k' },
    string: 's',
    number: 'mi',
  },
  ruby: {
    comment: 'c1',
    keyword: { [OTHERS]: 'k', ...each('nb', 'require require_relative'), ...each('ow', 'and or not') },
    literal: each('kp', 'true false'),
    string: 's2',
    built_in: 'nb',
    symbol: 'ss',
    'variable.constant': 'no',
    'title.class.inherited': 'no',
    'title.function': 'nf',
    variable: 'vi',
    number: 'mi',
  },
  rust: { ...usual, comment: 'c1', literal: 'k', string: 's', number: 'mi', 'title.function': 'nf' },
  sql: { comment: 'c1', keyword: 'k', type: 'nb', number: 'mi', string: 's1', built_in: 'k' },
  typescript: {
    keyword: { [OTHERS]: 'k', ...declares, interface: 'kr' },
    literal: 'kc',
    comment: 'c1',
    string: 's1',
    number: 'mi',
    'title.class': 'nx',
    'title.function': 'nx',
    'variable.language': { this: 'k', super: 'k' },
    property: 'nx',
    built_in: each('kr', 'string number'),
  },
  xml: {
    comment: 'c',
    tag: { [OTHERS]: 'nt', '=': 'na' },
    name: 'nt',
    attr: 'na',
    string: 's',
    symbol: 'ni',
  },
  yaml: { comment: 'c1', attr: 'na', number: 'm', literal: 'no', string: 's' },
};
