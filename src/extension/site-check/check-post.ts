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

/**
 * Reads the file of a post. What is returned checks it; undefined then stands for a post that is gone, is no text, or
 * cannot be read, of which the newsroom tells.
 */
export async function readToCheck(
  { root, path, surroundings }: CheckTarget,
  { folders, newsrooms, log }: Checking,
): Promise<() => CheckedPost | undefined> {
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
      return { path, hash: hashBytes(bytes), surroundings, findings: keepFindings(text, findings) };
    };
  } catch (error) {
    log.warn(`${uri.toString(true)}: ${messageOf(error)}`);
    return () => undefined;
  }
}
