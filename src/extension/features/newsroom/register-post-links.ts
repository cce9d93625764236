import * as vscode from 'vscode';
import {
  asMarkdown,
  findLinks,
  findTargets,
  type LinkBase,
  type LinkPlace,
  linksTo,
  type Newsroom,
  type PostSummary,
  postsLinkingTo,
} from '../../../core/index.ts';
import { toHover } from '../../ask/field-words.ts';
import type { Deps } from '../../deps.ts';
import { toRange } from '../../host/convert.ts';
import type { OpenHead } from '../../newsroom/open-posts.ts';
import { pathIn } from '../../newsroom/post-path.ts';
import { readPostTexts, uriOfPost } from '../../newsroom/post-texts.ts';

/** Follows links to other posts, says what they lead to, and finds the posts that link to one. */
export function registerPostLinks(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider('markdown', createDefinitions(deps)),
    vscode.languages.registerHoverProvider('markdown', createHovers(deps)),
    vscode.languages.registerReferenceProvider('markdown', createReferences(deps)),
  );
}

/** A link to other posts, under the cursor. */
interface LinkAt {
  readonly open: OpenHead;
  readonly newsroom: Newsroom;
  readonly link: LinkPlace;
  readonly targets: readonly PostSummary[];
}

async function linkAt(
  { posts, newsrooms }: Deps,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<LinkAt | undefined> {
  const open = await posts.readHead(document);
  if (!open) return undefined;
  const offset = document.offsetAt(position);
  const { text, frontMatter } = open.head;
  const link = findLinks(text, frontMatter?.span.end ?? 0).find(
    ({ span }) => span.start <= offset && offset <= span.end,
  );
  if (!link) return undefined;
  const newsroom = newsrooms.find(open.folder);
  const path = pathIn(open.folder.root, document.uri);
  const base = baseOf(newsroom, path);
  const targets = findTargets(link, { newsroom, site: open.facts.site, base }).filter(
    target => target.path !== path,
  );
  return targets.length === 0 ? undefined : { open, newsroom, link, targets };
}

/** What the links of the post at a path are relative to. */
export function baseOf(newsroom: Newsroom, path: string): LinkBase {
  return newsroom.get(path) ?? { from: '', permalink: undefined };
}

function createDefinitions(deps: Deps): vscode.DefinitionProvider {
  return {
    async provideDefinition(document, position) {
      const found = await linkAt(deps, document, position);
      return found?.targets.map(
        (target): vscode.LocationLink => ({
          originSelectionRange: toRange(document, found.link.span),
          targetUri: uriOfPost(found.open.folder.root, target.path),
          targetRange: new vscode.Range(0, 0, 0, 0),
        }),
      );
    },
  };
}

function createHovers(deps: Deps): vscode.HoverProvider {
  return {
    async provideHover(document, position) {
      const found = await linkAt(deps, document, position);
      if (!found) return undefined;
      const words = found.targets.map(target => describePost(target));
      return new vscode.Hover(words, toRange(document, found.link.span));
    },
  };
}

/** A post in a few lines of Markdown. */
export function describePost({ title, date, path, words }: PostSummary): vscode.MarkdownString {
  const day = date === undefined ? '' : `${new Date(date).toISOString().slice(0, 10)} · `;
  const beginning = words === '' ? '' : `\n\n${asMarkdown(words)}…`;
  return toHover(`**${asMarkdown(title || path)}**\n\n${day}${asMarkdown(path)}${beginning}`);
}

function createReferences(deps: Deps): vscode.ReferenceProvider {
  const { posts, newsrooms } = deps;
  return {
    async provideReferences(document, position, _context, token) {
      const open = await posts.readHead(document);
      if (!open) return [];
      const { root } = open.folder;
      const newsroom = await newsrooms.whenRead(open.folder);
      const found = await linkAt(deps, document, position);
      const own = isTitle(open, document.offsetAt(position))
        ? newsroom.get(pathIn(root, document.uri))
        : undefined;
      const target = found?.targets[0] ?? own;
      if (!target) return [];
      const linked = { newsroom, site: open.facts.site };
      const paths = postsLinkingTo(target, linked).map(({ path }) => path);
      const locations: vscode.Location[] = [];
      for await (const post of readPostTexts(root, paths, token)) {
        for (const { span } of linksTo(target, post.text, baseOf(newsroom, post.path), linked)) {
          locations.push(new vscode.Location(post.uri, post.toRange(span)));
        }
      }
      return locations;
    },
  };
}

/** The title, the source, and what Jekyll makes an address of, stand for the post itself. */
function isTitle({ head }: OpenHead, offset: number): boolean {
  const field = head.frontMatter?.fields.find(
    ({ keySpan, valueSpan }) => keySpan.start <= offset && offset <= valueSpan.end,
  );
  return field !== undefined && ['title', 'from', 'permalink', 'slug'].includes(field.name);
}
