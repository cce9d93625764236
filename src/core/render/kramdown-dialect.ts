import type { Env, MarkdownIt, RendererRule, StateCore, Token } from 'markdown-it';
import type { Element } from '../kramdown/element.ts';
import { type Placeholder, replacePlaceholders } from '../liquid/placeholders.ts';
import type { KramdownOptions } from '../site/kramdown-options.ts';
import { escapeAttribute, escapeCode, escapeText, joinCjkLines } from './escape.ts';
import { treeToTokens } from './tree-to-tokens.ts';

/** What is rendered: handed to markdown-it as its environment. */
export interface KramdownEnv {
  /** The tree that `core/kramdown` made of the body. */
  readonly root: Element;
  readonly options: KramdownOptions;
  readonly placeholders: readonly Placeholder[];
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
    const { root, options } = envOf(state.env);
    state.tokens = treeToTokens(root, options);
  });
  md.renderer.rules = rules;
}

const rules: Record<string, RendererRule> = {
  element_open: (tokens, index, _options, env) =>
    `<${tokens[index]!.tag}${printAttributes(tokens[index]!, env)}>`,
  element_close: (tokens, index) => `</${tokens[index]!.tag}>`,
  element_void: (tokens, index, _options, env) =>
    `<${tokens[index]!.tag}${printAttributes(tokens[index]!, env)} />`,
  text(tokens, index, _options, env) {
    const { options, placeholders } = envOf(env);
    const text = replacePlaceholders(escapeText(tokens[index]!.content), placeholders, printPlaceholder);
    return options.joinsCjkLines ? joinCjkLines(text) : text;
  },
  html: (tokens, index, _options, env) =>
    replacePlaceholders(tokens[index]!.content, envOf(env).placeholders, ({ written }) =>
      escapeCode(written),
    ),
  space: (tokens, index) => tokens[index]!.content,
};

/** Only `render` calls this engine, and it hands in just that. */
function envOf(env: Env | undefined): KramdownEnv {
  return env as unknown as KramdownEnv;
}

/** What only a build of the site tells is shown as it is written, and so is what stops it. */
function printPlaceholder({ kind, written }: Placeholder): string {
  return `<span class="copydesk-liquid-${kind}">${escapeCode(written)}</span>`;
}

/** An empty id is left out. */
function printAttributes({ attrs }: Token, env: Env | undefined): string {
  if (!attrs) return '';
  const { placeholders } = envOf(env);
  let printed = '';
  for (const [name, value] of attrs) {
    const text = replacePlaceholders(String(value), placeholders, ({ written }) => written);
    if (name !== 'id' || text.trim() !== '') printed += ` ${name}="${escapeAttribute(text)}"`;
  }
  return printed;
}
