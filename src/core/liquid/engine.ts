import {
  type Context,
  type Emitter,
  Liquid,
  type Template,
  TokenKind,
} from 'liquidjs/dist/liquid.browser.mjs';
import { olderName } from './filters/filter.ts';
import { filterTable, toRegistered } from './filters/filters.ts';
import { jekyll3Filters, liquid4Filters } from './filters/older-filters.ts';
import { LiquidStop } from './liquid-stop.ts';
import type { Pieces } from './pieces.ts';
import type { PostContext } from './post-context.ts';
import type { Running } from './running.ts';
import { createTagClass, FAULT, OUTPUT, PLUGIN, type PostToken } from './tags/post-tag.ts';
import { defineTag } from './tags/tag-definition.ts';
import { tagDefinitions } from './tags/tags.ts';
import { outputTag } from './tags/variable-tags.ts';

/**
 * LiquidJS with Jekyll's tags and filters only: what it brings itself is laxer or stricter than Liquid for Ruby. It has
 * no files, and in the place of its renderer stands one that knows where what is printed comes from.
 */
function createEngine(): Liquid {
  const liquid = new Liquid({
    templates: {},
    locale: 'en-US',
    ownPropertyOnly: true,
    parseLimit: 10_000_000,
    memoryLimit: 10_000_000,
  });
  liquid.tags = Object.create(null);
  liquid.filters = Object.create(null);
  for (const [name, filter] of filterTable) liquid.registerFilter(name, toRegistered(filter));
  for (const [name, filter] of Object.entries(jekyll3Filters))
    liquid.registerFilter(olderName(name, 'Jekyll 3'), toRegistered(filter));
  for (const [name, filter] of Object.entries(liquid4Filters))
    liquid.registerFilter(olderName(name, 'Liquid 4'), toRegistered(filter));
  for (const [name, definition] of tagDefinitions) liquid.registerTag(name, createTagClass(name, definition));
  liquid.registerTag(OUTPUT, createTagClass(OUTPUT, outputTag));
  liquid.registerTag(PLUGIN, createTagClass(PLUGIN, unknownTag));
  liquid.registerTag(FAULT, createTagClass(FAULT, faultTag));
  liquid.renderer.renderTemplates = renderTemplates;
  return liquid;
}

/** What a tag costs, compared with a text that is copied. */
const TAG_STEPS = 4;

/** What only a plugin makes. */
const unknownTag = defineTag({
  parse: () => undefined,
  act({ context, pieces }) {
    pieces.write(context.run.standIn('unknown', pieces.place));
  },
});

/** What Liquid refuses. */
const faultTag = defineTag({
  parse: () => undefined,
  act({ context, pieces }) {
    pieces.write(context.run.standIn('fault', pieces.place));
  },
});

/** Renders templates, and notes of each whether it is the post's own, and where it stands. */
function* renderTemplates(templates: readonly Template[], someContext: Context, emitter: Emitter): Running {
  // All contexts and emitters are made by `runLiquid`.
  const [context, pieces] = [someContext as PostContext, emitter as Pieces];
  const { budget } = context.run;
  const { place } = pieces;
  const isOutermost = budget.depth === 0;
  budget.enter();
  try {
    for (const template of templates) {
      const token = template.token as PostToken;
      if (token.isOwn) pieces.place = token;
      if (token.kind === TokenKind.HTML) {
        writeText(token, pieces, context);
        continue;
      }
      const length = pieces.list.length;
      try {
        if (budget.isUsedUp) pieces.write(context.run.standIn('unknown', token));
        else {
          budget.spend(TAG_STEPS);
          yield* template.render(context, pieces);
        }
      } catch (error) {
        if (!(error instanceof LiquidStop) || !token.isOwn) throw error;
        // Where the budget is used up, all that lies around the place has to end too.
        if (error.kind === 'too-much' && !isOutermost) throw error;
        pieces.list.length = length;
        pieces.write(context.run.stop(error, token));
      }
      // Liquid 4 asks only behind tags: what stands before the next one is still printed.
      const isPassed = token.name === OUTPUT && context.run.facts.rules.liquid === 4;
      if (context.interrupts.length > 0 && !isPassed) break;
    }
  } finally {
    pieces.place = place;
    budget.leave();
  }
}

function writeText(token: PostToken, pieces: Pieces, { run: { budget } }: PostContext): void {
  const text = token.getText();
  if (!budget.isUsedUp) {
    budget.spend(1);
    budget.print(text.length);
  }
  if (token.isOwn) pieces.copy(text, token.begin);
  else pieces.write(text);
}

/** The one engine of all posts, which knows nothing of any of them. It is made when the first Liquid is run: programs start without it. */
export const engineOfAll: () => Liquid = makeOnce();

function makeOnce(): () => Liquid {
  let engine: Liquid | undefined;
  return () => {
    engine ??= createEngine();
    return engine;
  };
}
