import type { MarkdownIt, RendererRule, StateCore, Token } from 'markdown-it';
import type { Element } from '../kramdown/element.ts';
import type { KramdownOptions } from '../site/kramdown-options.ts';
import { escapeAttribute, escapeText, joinCjkLines } from './escape.ts';
import { treeToTokens } from './tree-to-tokens.ts';

/** What is rendered: handed to markdown-it as its environment. */
export interface KramdownEnv {
  /** The tree that `core/kramdown` made of the body. */
  readonly root: Element;
  readonly options: KramdownOptions;
}

/**
 * A plugin for markdown-it: kramdown's dialect. markdown-it's own rules read lines, and inline text without positions;
 * kramdown goes on in the middle of a line and takes back what it has read. So its chain of rules is emptied, and one
 * rule writes the tokens of the tree that `core/kramdown` has read. The tokens carry their places in the file
 * (`meta`), and renderer rules print them as `Kramdown::Converter::Html` does; other plugins may add to both.
 */
export function kramdownDialect(md: MarkdownIt): void {
  md.core.ruler.enableOnly([]);
  md.core.ruler.push('kramdown', (state: StateCore) => {
    // Only `render` calls this engine, and it hands in just that.
    const { root, options } = state.env as unknown as KramdownEnv;
    state.tokens = treeToTokens(root, options);
  });
  md.renderer.rules = rules;
}

const rules: Record<string, RendererRule> = {
  element_open: (tokens, index) => `<${tokens[index]!.tag}${printAttributes(tokens[index]!)}>`,
  element_close: (tokens, index) => `</${tokens[index]!.tag}>`,
  element_void: (tokens, index) => `<${tokens[index]!.tag}${printAttributes(tokens[index]!)} />`,
  text(tokens, index, _options, env) {
    const text = escapeText(tokens[index]!.content);
    return (env as unknown as KramdownEnv).options.joinsCjkLines ? joinCjkLines(text) : text;
  },
  html: (tokens, index) => tokens[index]!.content,
  space: (tokens, index) => tokens[index]!.content,
};

/** An empty id is left out. */
function printAttributes({ attrs }: Token): string {
  if (!attrs) return '';
  let printed = '';
  for (const [name, value] of attrs) {
    const text = String(value);
    if (name !== 'id' || text.trim() !== '') printed += ` ${name}="${escapeAttribute(text)}"`;
  }
  return printed;
}
