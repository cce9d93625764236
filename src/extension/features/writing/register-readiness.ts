import * as vscode from 'vscode';
import { type Finding, type PublicationState, readiness } from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { fileOfTarget } from '../../host/command-targets.ts';
import { toRange } from '../../host/convert.ts';
import type { OpenPost } from '../../newsroom/open-posts.ts';

/** A line of the list; the place it leads to, where it has one. */
interface Entry extends vscode.QuickPickItem {
  readonly finding?: Finding;
}

/** The command that lists what keeps a post from being published, and what does not. */
export function registerReadiness({ posts }: Deps): vscode.Disposable {
  return vscode.commands.registerCommand('copydesk.readyToPublish', async (target?: unknown) => {
    const file = fileOfTarget(target);
    const document = file
      ? await vscode.workspace.openTextDocument(file)
      : vscode.window.activeTextEditor?.document;
    const open = document && (await posts.read(document));
    if (!open) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a post first.'));
      return;
    }
    const chosen = await vscode.window.showQuickPick(entriesOf(open), {
      title: vscode.l10n.t('Ready to Publish?'),
      placeHolder: vscode.l10n.t('Select a problem to go to it.'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (!chosen?.finding) return;
    const range = toRange(document, chosen.finding.span);
    await vscode.window.showTextDocument(document, { selection: range });
  });
}

function entriesOf({ post, findings, facts }: OpenPost): readonly Entry[] {
  const { blocking, others, publication } = readiness(post, { findings, site: facts.site, now: facts.now });
  const held = sayPublication(publication);
  const isReady = blocking.length === 0 && held === undefined;
  const blocks: readonly Entry[] = [
    ...(held === undefined ? [] : [{ label: held, iconPath: new vscode.ThemeIcon('circle-slash') }]),
    ...blocking.map(finding => toEntry(finding, post.text)),
  ];
  const kept = others.map(finding => toEntry(finding, post.text));
  return [
    ...(isReady
      ? [{ label: vscode.l10n.t('Nothing blocks this post.'), iconPath: new vscode.ThemeIcon('pass') }]
      : []),
    ...section(vscode.l10n.t('Blocks publishing'), blocks),
    ...section(vscode.l10n.t('Does not block publishing'), kept),
  ];
}

function section(label: string, entries: readonly Entry[]): readonly Entry[] {
  return entries.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...entries];
}

const icons: Readonly<Record<Finding['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'lightbulb',
};

function toEntry(finding: Finding, text: string): Entry {
  const line = text.slice(0, finding.span.start).split('\n').length;
  return {
    label: vscode.l10n.t('Line {0}', line),
    description: finding.rule,
    // On a line of its own, where there is most room.
    detail: finding.message,
    iconPath: new vscode.ThemeIcon(icons[finding.severity]),
    finding,
  };
}

/** Why the site leaves the post out; undefined where it does not. */
function sayPublication({ state, isCertain }: PublicationState): string | undefined {
  switch (state) {
    case 'published':
      return undefined;
    case 'draft':
      return vscode.l10n.t('The post is a draft: the site does not show it.');
    case 'unpublished':
      return vscode.l10n.t('The front matter says “published: false”: the site does not show the post.');
    case 'waits':
      return isCertain
        ? vscode.l10n.t('The date is in the future: the site shows the post once it is built after that.')
        : vscode.l10n.t('The date is in the future: the site may not show the post before that.');
  }
}
