import {
  type Liquid,
  Parser,
  Tag,
  type Template,
  Token,
  TokenKind,
  type TokenQueue,
} from 'liquidjs/dist/liquid.browser.mjs';
import type { Arranged } from '../arrange.ts';
import type { Pieces } from '../pieces.ts';
import type { PostContext } from '../post-context.ts';
import type { Running } from '../running.ts';
import type { Branch, RunTag, TagDefinition } from './tag-definition.ts';

/** A piece of a text as LiquidJS takes it for a token. */
export class PostToken extends Token {
  readonly name: string;
  readonly parsed: unknown;
  /** It stands in the post itself, not in a file that is included. */
  readonly isOwn: boolean;

  constructor(text: string, item: Arranged, isOwn: boolean) {
    super(item.role === 'text' ? TokenKind.HTML : TokenKind.Tag, text, item.start, item.end);
    this.name = nameOf(item);
    this.parsed = item.parsed;
    this.isOwn = isOwn;
  }

  /** What LiquidJS makes a template of text of. */
  getContent(): string {
    return this.getText();
  }
}

// Names that no tag can have, for what is a tag to LiquidJS alone.
/** `{{ … }}`. */
export const OUTPUT = '{{';
/** What Jekyll refuses. */
export const FAULT = '!';
/** A tag that a plugin brings. */
export const PLUGIN = '?';

function nameOf({ role, name }: Arranged): string {
  return { output: OUTPUT, fault: FAULT, plugin: PLUGIN }[role as string] ?? name;
}

/** Tokens that are taken one after the other: to shift an array of many would move all of them each time. */
function queueOf(tokens: readonly PostToken[]): TokenQueue {
  let next = 0;
  return { shift: () => tokens[next++] };
}

/** Has LiquidJS make templates of an arranged text. */
export function parseItems(
  text: string,
  items: readonly Arranged[],
  { liquid, isOwn }: { readonly liquid: Liquid; readonly isOwn: boolean },
): Template[] {
  return new Parser(liquid).parseTokens(queueOf(items.map(item => new PostToken(text, item, isOwn))));
}

/** Whether a template is text of only white space. */
function isBlankText({ token }: Template): boolean {
  const isText = token.kind === TokenKind.HTML;
  // What stood in `raw` counts as printed, were it only white space.
  return isText && (token as PostToken).name !== 'raw' && /^[ \t\r\n\f\v]*$/.test(token.getText());
}

/** The class of tags that LiquidJS is to make for a definition. */
export function createTagClass(
  name: string,
  definition: TagDefinition,
): new (
  ...parts: TagParts
) => Template {
  return class extends PostTag {
    constructor(...parts: TagParts) {
      super(parts, name, definition);
    }
  };
}

type TagParts = [token: Token, remaining: TokenQueue, liquid: Liquid, parser: Parser];

abstract class PostTag extends Tag {
  readonly isBlank: boolean;
  /** It holds nothing that prints: in Liquid 4 no block prints anything then. */
  readonly #holdsNothing: boolean;
  readonly #definition: TagDefinition;
  readonly #branches: readonly Branch[];

  constructor([token, remaining, liquid, parser]: TagParts, name: string, definition: TagDefinition) {
    super(token, remaining, liquid);
    this.#definition = definition;
    const branches = definition.branches
      ? readBranches(name, definition, [token, remaining, liquid, parser])
      : [];
    const prints = branches.some(({ templates }) => !templates.every(isBlankTemplate));
    this.#holdsNothing = branches.length > 0 && !prints;
    this.isBlank = definition.isBlank === true || (definition.isBlank === 'body' && !prints);
    const dropsSpace = definition.isBlank === 'body' && this.isBlank;
    this.#branches = dropsSpace ? branches.map(withoutText) : branches;
  }

  *render(context: PostContext, pieces: Pieces): Running {
    const { liquid } = this;
    const isSilent = this.#holdsNothing && context.run.facts.rules.liquid === 4;
    const target = isSilent ? pieces.fresh() : pieces;
    const tag = {
      // `parsed` is what the definition itself has read.
      parsed: (this.token as PostToken).parsed,
      branches: this.#branches,
      context,
      pieces: target,
      liquid,
      position: this.token.begin,
      render: (templates: readonly Template[], own: Pieces = target) =>
        liquid.renderer.renderTemplates(templates, context, own),
    } satisfies RunTag<unknown>;
    this.#definition.act?.(tag);
    if (this.#definition.run) yield* this.#definition.run(tag);
  }
}

function isBlankTemplate(template: Template): boolean {
  return template instanceof PostTag ? template.isBlank : isBlankText(template);
}

function withoutText(branch: Branch): Branch {
  return { ...branch, templates: branch.templates.filter(template => !isBlankText(template)) };
}

/** What stands in a block, branch by branch. */
function readBranches(
  name: string,
  { branches = {} }: TagDefinition,
  [token, remaining, , parser]: TagParts,
): readonly Branch[] {
  const begin = (from: Token): Branch => {
    const { name: own, parsed } = from as PostToken;
    return { name: own, parsed, templates: [] };
  };
  const found = [begin(token)];
  const stream = parser
    .parseStream(remaining)
    .on(`tag:end${name}`, () => stream.stop())
    .on('template', (template: Template) => found.at(-1)!.templates.push(template));
  for (const branch of Object.keys(branches))
    stream.on(`tag:${branch}`, (from: Token) => {
      found.push(begin(from));
    });
  stream.start();
  return found;
}
