import * as vscode from 'vscode';
import { createLineIndex, type Span, type TextEdit } from '../../core/index.ts';
import { findOpenDocument } from '../host/document-at.ts';

/** A post's text as it is now, in an editor or on the disk. */
export interface PostText {
  readonly uri: vscode.Uri;
  readonly text: string;
  toRange(span: Span): vscode.Range;
}

/** The file of a post. */
export function uriOfPost(root: vscode.Uri, path: string): vscode.Uri {
  return vscode.Uri.joinPath(root, path);
}

/** Reads the post at a path; undefined where it is gone, or cannot be read. */
export async function readPostText(root: vscode.Uri, path: string): Promise<PostText | undefined> {
  const uri = uriOfPost(root, path);
  const open = findOpenDocument(uri);
  try {
    const text =
      open?.getText() ??
      new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(uri));
    const lines = createLineIndex(text);
    const toPosition = (offset: number): vscode.Position => {
      const { line, column } = lines.positionAt(offset);
      return new vscode.Position(line, column);
    };
    return {
      uri,
      text,
      toRange: ({ start, end }) => new vscode.Range(toPosition(start), toPosition(end)),
    };
  } catch {
    // The newsroom tells of posts that cannot be read; here one less is found.
    return undefined;
  }
}

/** At most this many are read at the same time. */
const BATCH = 32;

/** Reads posts in their order, and stops when nobody waits any longer. */
export async function* readPostTexts(
  root: vscode.Uri,
  paths: readonly string[],
  token?: vscode.CancellationToken,
): AsyncGenerator<PostText & { readonly path: string }> {
  for (let start = 0; start < paths.length; start += BATCH) {
    if (token?.isCancellationRequested) return;
    const batch = paths.slice(start, start + BATCH);
    const texts = await Promise.all(batch.map(path => readPostText(root, path)));
    for (const [index, text] of texts.entries()) if (text) yield { ...text, path: batch[index]! };
  }
}

/** Edits of posts that may lie on the disk alone, where nobody but us would see that a file has changed meanwhile. */
export interface PostEdits {
  add(post: PostText & { readonly path: string }, edits: readonly TextEdit[]): void;
  /** The edit of all posts that are still as they were read, and the paths of the others. */
  finish(
    root: vscode.Uri,
    metadata?: vscode.WorkspaceEditEntryMetadata,
  ): Promise<{ readonly edit: vscode.WorkspaceEdit; readonly changed: readonly string[] }>;
}

/** Gathers edits of many posts, which take a while to be read. */
export function createPostEdits(): PostEdits {
  const planned: {
    readonly post: PostText & { readonly path: string };
    readonly edits: readonly TextEdit[];
  }[] = [];
  return {
    add(post, edits) {
      if (edits.length > 0) planned.push({ post, edits });
    },
    async finish(root, metadata) {
      const edit = new vscode.WorkspaceEdit();
      const changed: string[] = [];
      for (const { post, edits } of planned) {
        if ((await readPostText(root, post.path))?.text !== post.text) changed.push(post.path);
        else for (const { span, text } of edits) edit.replace(post.uri, post.toRange(span), text, metadata);
      }
      return { edit, changed };
    },
  };
}
