import type * as vscode from 'vscode';
import {
  addressOfPage,
  createSummariser,
  findListHabit,
  type ListHabit,
  type Newsroom,
  type PostSummary,
  parsePost,
  type RelatedItem,
  type RelatedPost,
  rankRelated,
  type Site,
} from '../core/index.ts';
import type { Deps } from './deps.ts';
import type { OpenHead, OpenPost } from './open-posts.ts';
import { pathIn } from './post-path.ts';
import { readPostTexts } from './post-texts.ts';

/** So many related posts show how the newsroom writes its lists. */
const SAMPLE = 30;

/** The posts that the one in a document may link to, those first that have most to do with it. */
export function rankFor(
  document: vscode.TextDocument,
  { newsroom, open, limit }: { readonly newsroom: Newsroom; readonly open: OpenHead; readonly limit: number },
): readonly RelatedPost[] {
  const path = pathIn(open.folder.root, document.uri);
  const own = newsroom.get(path) ?? createSummariser(open.facts.site)(path, open.head.text);
  return rankRelated(newsroom, own, limit).filter(
    ({ summary }) => addressOf(summary, open.facts.site) !== '',
  );
}

/** The address by which a post is linked to: that of its page, else of the page that it comes from. */
export function addressOf({ permalink, from }: PostSummary, site: Site): string {
  return permalink === undefined ? from : addressOfPage(permalink, site);
}

/** A post as an item of a list. */
export function toRelatedItem(summary: PostSummary, site: Site): RelatedItem {
  const { title, path, date } = summary;
  const day = date === undefined ? undefined : dayOf(date);
  return { title: title || titleOf(path), url: addressOf(summary, site), date: day };
}

/** The title that Jekyll makes of the name of a post's file where the post gives none (`Utils.titleize_slug`). */
function titleOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/^\d+-\d+-\d+-|\.[^.]*$/g, '');
  return name
    .split('-')
    .map(word => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ');
}

/** A moment, in milliseconds since 1970 UTC, as `2024-03-05`. */
export function dayOf(date: number): string {
  return new Date(date).toISOString().slice(0, 10);
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
