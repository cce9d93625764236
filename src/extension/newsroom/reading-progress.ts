import * as vscode from 'vscode';
import type { NewsroomKeeper } from '../../core/index.ts';

/** Fewer posts than this are read before a progress message could be seen. */
const LEAST = 64;

/** Says in the window's status bar how far the posts are read, where there are many, until `reading` has ended. */
export async function showReading(
  keeper: NewsroomKeeper,
  onDidRead: vscode.Event<void>,
  reading: Promise<void>,
): Promise<void> {
  if (keeper.pending < LEAST && keeper.isComplete) return reading;
  const options = {
    location: vscode.ProgressLocation.Window,
    title: vscode.l10n.t('Copydesk: reading posts'),
  };
  await vscode.window.withProgress(options, async progress => {
    let most = keeper.pending;
    const subscription = onDidRead(() => {
      most = Math.max(most, keeper.pending);
      // While the cache is read nobody knows yet how many there are to look at.
      if (most > 0) progress.report({ message: `${most - keeper.pending}/${most}` });
    });
    try {
      await reading;
    } finally {
      subscription.dispose();
    }
  });
}
