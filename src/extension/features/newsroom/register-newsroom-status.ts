import * as vscode from 'vscode';
import { sayPosts } from '../../ask/field-words.ts';
import type { Deps } from '../../deps.ts';
import { createDebouncer } from '../../host/debounce.ts';
import { uriOfPost } from '../../newsroom/post-texts.ts';

/** How often what is said may change, in milliseconds. */
const QUIET_TIME = 100;
const SHOW_UNREAD = 'copydesk.showUnreadPosts';

/** Says in the language status how many posts are known, which are being read again, and which cannot be read. */
export function registerNewsroomStatus({ newsrooms }: Deps): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('copydesk.newsroom', []);
  item.name = vscode.l10n.t('Copydesk: posts in the workspace');

  function refresh(): void {
    const states = newsrooms.all();
    const sum = (count: (state: (typeof states)[number]) => number): number =>
      states.reduce((all, state) => all + count(state), 0);
    // Where there is no site, there is nothing to say of its posts.
    item.selector = states.length === 0 ? [] : 'markdown';
    const pending = sum(state => state.pending);
    const unread = sum(({ newsroom }) => newsroom.unread.size);
    item.busy = pending > 0 || states.some(({ isComplete }) => !isComplete);
    item.text = sayPosts(sum(({ newsroom }) => newsroom.size));
    item.detail =
      pending > 0
        ? vscode.l10n.t('Copydesk, updating {0}', pending)
        : unread > 0
          ? vscode.l10n.t('Copydesk, {0} could not be read', unread)
          : 'Copydesk';
    item.severity =
      unread > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    item.command = unread > 0 ? { command: SHOW_UNREAD, title: vscode.l10n.t('Show them') } : undefined;
  }

  async function show(): Promise<void> {
    const items = newsrooms
      .all()
      .flatMap(({ root, newsroom }) =>
        [...newsroom.unread].map(path => ({ label: path, uri: uriOfPost(root, path) })),
      );
    const placeHolder = vscode.l10n.t('Posts that could not be read: their links and tags are unknown.');
    const chosen = await vscode.window.showQuickPick(items, { placeHolder });
    if (chosen) await vscode.commands.executeCommand('vscode.open', chosen.uri);
  }

  const debouncer = createDebouncer<'status'>(QUIET_TIME, refresh);
  refresh();
  return vscode.Disposable.from(
    item,
    debouncer,
    newsrooms.onDidRead(() => debouncer.schedule('status')),
    vscode.commands.registerCommand(SHOW_UNREAD, show),
  );
}
