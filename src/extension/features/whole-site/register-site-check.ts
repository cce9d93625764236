import * as vscode from 'vscode';
import { sayPosts, sayProblems } from '../../ask/field-words.ts';
import type { Deps } from '../../deps.ts';
import { runInBackground } from '../../host/log.ts';
import type { CheckOutcome } from '../../site-check/site-checks.ts';

/** Checks all posts of the workspace. */
const CHECK_SITE_COMMAND = 'copydesk.checkSite';

/** How long a result stands in the status bar, in milliseconds. */
const RESULT_TIME = 4000;

/** How often what is said of the progress may change, in milliseconds. */
const PROGRESS_TIME = 150;

/** The commands that check all posts in the background, and stop that. */
export function registerSiteCheck({ checks, newsrooms, log }: Deps): vscode.Disposable {
  async function checkSite(): Promise<void> {
    if (checks.isChecking) return;
    if ((await newsrooms.search()).length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('This window has no posts to check.'));
      return;
    }
    const outcome = await showChecking(checks);
    // Whoever has called the command is not kept waiting for an answer.
    runInBackground(tellOutcome(outcome), log);
  }

  let isChecking: boolean | undefined;
  function tellContext(): void {
    if (isChecking === checks.isChecking) return;
    isChecking = checks.isChecking;
    void vscode.commands.executeCommand('setContext', 'copydesk.isChecking', isChecking);
  }

  return vscode.Disposable.from(
    vscode.commands.registerCommand(CHECK_SITE_COMMAND, checkSite),
    vscode.commands.registerCommand('copydesk.stopChecking', () => checks.stop()),
    checks.onDidChange(tellContext),
  );
}

/** Checks all posts, and says how far that is until it has ended, where it can also be given up. */
export async function showChecking(checks: Deps['checks']): Promise<CheckOutcome> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Checking the whole site'),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    const subscription = token.onCancellationRequested(() => checks.stop());
    let [reported, percent] = [0, 0];
    try {
      return await checks.checkAll({
        report(done, all) {
          if (Date.now() - reported < PROGRESS_TIME) return;
          reported = Date.now();
          const reached = (100 * done) / Math.max(1, all);
          const message = vscode.l10n.t('{0} of {1} posts', done, all);
          progress.report({ message, increment: Math.max(0, reached - percent) });
          percent = Math.max(reached, percent);
        },
      });
    } finally {
      subscription.dispose();
    }
  });
}

async function tellOutcome(outcome: CheckOutcome): Promise<void> {
  if (outcome.isStopped) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copydesk: the check was stopped'), RESULT_TIME);
    return;
  }
  const { errors, warnings, infos } = outcome;
  const show = vscode.l10n.t('Show Problems');
  const answers = errors + warnings + infos > 0 ? [show] : [];
  if ((await vscode.window.showInformationMessage(sayOutcome(outcome), ...answers)) === show)
    await vscode.commands.executeCommand('workbench.actions.view.problems');
}

/** How many problems of each kind there are in how many posts. */
function sayOutcome({ posts, errors, warnings, infos }: CheckOutcome): string {
  const checked = sayPosts(posts);
  if (errors + warnings + infos === 0) return vscode.l10n.t('No problems were found in {0}.', checked);
  return vscode.l10n.t('Found in {0}: {1}.', checked, sayProblems({ errors, warnings, infos }));
}
