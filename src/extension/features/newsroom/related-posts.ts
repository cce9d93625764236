import type * as vscode from 'vscode';
import {
  addressOf,
  createSummariser,
  findListHabit,
  type ListHabit,
  linkedPaths,
  type Newsroom,
  type PostSummary,
  parsePost,
  postsLinkingTo,
  type RankedFor,
  type RelatedPost,
  rankRelated,
  type Site,
} from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import type { OpenHead, OpenPost } from '../../newsroom/open-posts.ts';
import { pathIn } from '../../newsroom/post-path.ts';
import { readPostTexts } from '../../newsroom/post-texts.ts';

/** So many related posts show how the newsroom writes its lists. */
const SAMPLE = 30;

/** The posts that the one in a document may link to, those first that have most to do with it. */
export function rankFor(
  document: vscode.TextDocument,
  { newsroom, open, limit }: { readonly newsroom: Newsroom; readonly open: OpenHead; readonly limit: number },
): readonly RelatedPost[] {
  const path = pathIn(open.folder.root, document.uri);
  const own = newsroom.get(path) ?? createSummariser(open.facts.site)(path, open.head.text);
  return rankLinkable(newsroom, own, { site: open.facts.site, limit });
}

/** The posts that a post may link to, apart from those that it links to as it is. */
export interface Offered {
  readonly related: readonly PostSummary[];
  readonly linked: readonly PostSummary[];
}

/** The posts that may be linked to from a document as it stands, each part by how much they have to do with it. */
export function findOffered(document: vscode.TextDocument, request: Parameters<typeof rankFor>[1]): Offered {
  const { newsroom, open, limit } = request;
  const { site } = open.facts;
  const own = createSummariser(site)(pathIn(open.folder.root, document.uri), open.head.text);
  const linkedFrom = linkedPaths(own, { newsroom, site });
  const linkingTo = postsLinkingTo(own, { newsroom, site }).map(({ path }) => path);
  const linked = new Set([...linkedFrom, ...linkingTo]);
  const ranked = rankLinkable(newsroom, { ...own, linked }, { site, limit }).map(({ summary }) => summary);
  return {
    related: ranked.filter(({ path }) => !linkedFrom.has(path)),
    linked: ranked.filter(({ path }) => linkedFrom.has(path)),
  };
}

function rankLinkable(
  newsroom: Newsroom,
  post: RankedFor,
  { site, limit }: { readonly site: Site; readonly limit: number },
): readonly RelatedPost[] {
  return rankRelated(newsroom, post, limit).filter(({ summary }) => addressOf(summary, site) !== '');
}

/** How the post and those related to it write their lists. */
export async function readListHabit(
  { newsrooms }: Deps,
  { document, folder, post, facts }: OpenPost,
  token?: vscode.CancellationToken,
): Promise<ListHabit> {
  const newsroom = newsrooms.find(folder);
  const open: OpenHead = { head: post, folder, facts };
  const paths = rankFor(document, { newsroom, open, limit: SAMPLE }).map(({ summary }) => summary.path);
  const posts = [post];
  for await (const { path, text } of readPostTexts(folder.root, paths, token)) {
    posts.push(parsePost(path, text, facts.site));
  }
  const isChinese = /\p{Script=Han}/u.test(
    String(post.frontMatter?.data['title'] ?? post.text.slice(0, 2000)),
  );
  return findListHabit(posts, { caption: isChinese ? '相关阅读' : 'Related', form: 'html' });
}
