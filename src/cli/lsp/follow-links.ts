import path from 'node:path';
import { type Hover, type Location, MarkupKind } from 'vscode-languageserver/node';
import {
  createPhrase,
  describeField,
  fieldAt,
  findLinks,
  findLiquidTarget,
  findTargets,
  type LiquidTarget,
  type PostSummary,
  type Span,
  termAt,
} from '../../core/index.ts';
import { describePost, describeTarget, describeTerm } from './describe.ts';
import type { ServedHead } from './served-posts.ts';
import { toLocation, toRange } from './to-lsp.ts';

/** The files that the link, or the Liquid, at an offset leads to. */
export function findDefinitions(open: ServedHead, offset: number): Location[] {
  const { root } = open.place;
  const link = linkAt(open, offset);
  if (link) return link.targets.map(target => toLocation(path.join(root, target.path)));
  const target = liquidAt(open, offset);
  return target ? [toLocation(path.join(root, target.path))] : [];
}

/** What the hover at an offset says. */
export function findHover(open: ServedHead, offset: number): Hover | undefined {
  const { translate } = open.place.facts;
  const phrase = createPhrase(translate);
  const link = linkAt(open, offset);
  if (link) return toHover(open, link.targets.map(describePost), link.span);
  const target = liquidAt(open, offset);
  if (target) return toHover(open, [describeTarget(target, phrase)], target.span);
  const help = fieldAt(open.head, offset, open.place.facts.schema);
  const term = termAt(open.head, offset);
  const count = term ? open.newsroom.count(term.kind, term.text) : 0;
  const words = [
    ...(term && count > 0 ? [describeTerm(term.text, count, phrase)] : []),
    ...(help ? [describeField(help, translate)] : []),
  ];
  const span = term?.span ?? help?.span;
  return span && words.length > 0 ? toHover(open, words, span) : undefined;
}

function toHover({ document }: ServedHead, words: readonly string[], span: Span): Hover {
  const value = words.join('\n\n---\n\n');
  return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(document, span) };
}

interface LinkAt {
  readonly span: Span;
  readonly targets: readonly PostSummary[];
}

/** The link to other posts at an offset. */
function linkAt({ head, place, newsroom }: ServedHead, offset: number): LinkAt | undefined {
  const link = findLinks(head.text, head.frontMatter?.span.end ?? 0).find(
    ({ span }) => span.start <= offset && offset <= span.end,
  );
  if (!link) return undefined;
  const base = newsroom.get(place.path) ?? { from: '', permalink: undefined };
  const search = { newsroom, site: place.facts.site, base };
  const targets = findTargets(link, search).filter(target => target.path !== place.path);
  return targets.length === 0 ? undefined : { span: link.span, targets };
}

/** What the Liquid at an offset of the body names. */
function liquidAt({ head, place }: ServedHead, offset: number): LiquidTarget | undefined {
  if (offset < (head.frontMatter?.span.end ?? 0)) return undefined;
  return findLiquidTarget({ path: place.path, text: head.text, site: place.facts.site }, offset);
}
