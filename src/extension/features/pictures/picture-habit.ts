import type * as vscode from 'vscode';
import { learnPictures, type PicturedPost, type PictureHabit, samplePosts } from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { pause } from '../../host/pause.ts';
import type { OpenHead } from '../../newsroom/open-posts.ts';
import { pathIn } from '../../newsroom/post-path.ts';
import { readPostTexts } from '../../newsroom/post-texts.ts';

/** Nobody waits for longer than so many milliseconds until a picture is there. */
const PATIENCE = 2000;

/** Learns from the posts beside this one how pictures are kept and shown. */
export async function readPictureHabit(
  { newsrooms }: Deps,
  { folder, facts }: Pick<OpenHead, 'folder' | 'facts'>,
  document: vscode.TextDocument,
): Promise<PictureHabit> {
  const own = pathIn(folder.root, document.uri);
  // A moment after the window has opened the posts are still being read.
  await Promise.race([newsrooms.whenRead(folder), pause(PATIENCE)]);
  const newsroom = newsrooms.find(folder);
  const alike = samplePosts(newsroom, newsroom.get(own) ? own : undefined);
  // A draft is like no published post by its folder.
  const paths = alike.length > 0 ? alike : samplePosts(newsroom, undefined);
  const posts: PicturedPost[] = [];
  for await (const post of readPostTexts(folder.root, paths)) posts.push(post);
  return learnPictures(posts, facts.site);
}
