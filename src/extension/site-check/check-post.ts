import * as vscode from 'vscode';
import { type CheckedPost, check, hashBytes, isPost, keepFindings, parsePost } from '../../core/index.ts';
import type { Log } from '../host/log.ts';
import { messageOf } from '../host/write-new-file.ts';
import type { Newsrooms } from '../newsroom/newsrooms.ts';
import { uriOfPost } from '../newsroom/post-texts.ts';
import type { SiteFolders } from '../newsroom/site-folders.ts';

/** What posts are checked with. */
export interface Checking {
  readonly folders: SiteFolders;
  readonly newsrooms: Newsrooms;
  readonly log: Log;
}

/** A post of a site, and what is known around it. */
export interface CheckTarget {
  readonly root: vscode.Uri;
  readonly path: string;
  readonly surroundings: string;
}

/** What came of the check of a post. */
export interface PostCheck {
  /** Undefined where the post is gone, is no text, or cannot be read, of which the newsroom tells. */
  readonly post: CheckedPost | undefined;
  /** Files that a rule may have asked for were not read yet: checked again once they are, more may be found. */
  readonly isEarly: boolean;
}

/** Reads the file of a post. What is returned checks it. */
export async function readToCheck(
  { root, path, surroundings }: CheckTarget,
  { folders, newsrooms, log }: Checking,
): Promise<() => PostCheck> {
  const uri = uriOfPost(root, path);
  const folder = await folders.find(uri);
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return () => {
      const { settings } = folder;
      const facts = { ...folder.factsOf(path), newsroom: newsrooms.complete(folder) };
      const findings = isPost(path, text, settings)
        ? check(parsePost(path, text, facts.site), facts, settings)
        : [];
      const isEarly = folder.isBehind();
      const known = { path, hash: hashBytes(bytes), surroundings: isEarly ? '' : surroundings };
      return { post: { ...known, findings: keepFindings(text, findings) }, isEarly };
    };
  } catch (error) {
    log.warn(`${uri.toString(true)}: ${messageOf(error)}`);
    return () => ({ post: undefined, isEarly: false });
  }
}
