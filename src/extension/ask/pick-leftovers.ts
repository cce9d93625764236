import * as vscode from 'vscode';
import type { LeftoverGroup, Post, Span } from '../../core/index.ts';
import { toRange } from '../host/convert.ts';
import { translate } from '../host/language.ts';

/** What a user wants to remove, and whether to review the changes first. */
export interface TidyChoice {
  readonly groups: readonly LeftoverGroup[];
  readonly isPreviewed: boolean;
}

/** An entry of the list; separators have no group. */
interface Item extends vscode.QuickPickItem {
  readonly group?: LeftoverGroup;
}

/** How much of a text an entry shows, in UTF-16 units. */
const MAX_EXAMPLE = 160;

/**
 * Lists what came with the scrape, with what surely may go ticked. While an entry is active its places are marked in
 * the editor. Undefined where the user thinks better of it.
 */
export function pickLeftovers(
  editor: vscode.TextEditor,
  post: Post,
  groups: readonly LeftoverGroup[],
): Promise<TidyChoice | undefined> {
  const picker = vscode.window.createQuickPick<Item>();
  const marks = createMarks(editor);
  const preview: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('diff-multiple'),
    tooltip: vscode.l10n.t('Preview the Changes First'),
  };
  picker.title = vscode.l10n.t('Tidy This Post');
  picker.placeholder = vscode.l10n.t('Select what to remove; the places are marked in the text');
  picker.canSelectMany = true;
  picker.matchOnDetail = true;
  picker.buttons = [preview];
  picker.items = createItems(post, groups);
  picker.selectedItems = picker.items.filter(({ group }) => group?.isSure === true);

  return new Promise(resolve => {
    const accept = (isPreviewed: boolean): void => {
      const chosen = picker.selectedItems.flatMap(({ group }) => group ?? []);
      resolve({ groups: chosen, isPreviewed });
      picker.hide();
    };
    const listening = vscode.Disposable.from(
      picker.onDidChangeActive(([item]) => marks.show(item?.group?.spans ?? [])),
      picker.onDidAccept(() => accept(false)),
      picker.onDidTriggerButton(() => accept(true)),
      picker.onDidHide(() => {
        resolve(undefined);
        listening.dispose();
        marks.dispose();
        picker.dispose();
      }),
    );
    picker.show();
  });
}

function createItems(post: Post, groups: readonly LeftoverGroup[]): readonly Item[] {
  const sure = groups.filter(({ isSure }) => isSure).map(group => createItem(post, group));
  const unsure = groups.filter(({ isSure }) => !isSure).map(group => createItem(post, group));
  return [
    ...(sure.length > 0 ? [createSeparator(vscode.l10n.t('Not part of the article')), ...sure] : []),
    ...(unsure.length > 0 ? [createSeparator(vscode.l10n.t('May be part of the article')), ...unsure] : []),
  ];
}

function createSeparator(label: string): Item {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function createItem(post: Post, group: LeftoverGroup): Item {
  const { label, spans, words } = group;
  const count = spans.length === 1 ? vscode.l10n.t('1 place') : vscode.l10n.t('{0} places', spans.length);
  const detail =
    words.length > 0
      ? vscode.l10n.t('Also removes: {0}', shorten(quoteAll(words)))
      : shorten(exampleOf(post, spans));
  return { label: translate(label), description: count, detail, group };
}

function quoteAll(words: readonly string[]): string {
  return [...new Set(words)]
    .slice(0, 8)
    .map(text => `“${text}”`)
    .join(' ');
}

/** The source of the first place. */
function exampleOf({ text }: Post, [first]: readonly Span[]): string {
  return first ? text.slice(first.start, Math.min(first.end, first.start + 2 * MAX_EXAMPLE)) : '';
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_EXAMPLE ? line : `${line.slice(0, MAX_EXAMPLE - 1)}…`;
}

interface Marks extends vscode.Disposable {
  /** Marks only these places, and scrolls to the first. */
  show(spans: readonly Span[]): void;
}

/** Marks in an editor, which afterwards shows what it showed before. */
function createMarks(editor: vscode.TextEditor): Marks {
  const [visible] = editor.visibleRanges;
  const decoration = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('diffEditor.removedTextBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.deletedForeground'),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  return {
    show(spans) {
      const ranges = spans.map(span => toRange(editor.document, span));
      editor.setDecorations(decoration, ranges);
      const [first] = ranges;
      // In the middle, since the list lies over the upper part of the editor.
      if (first) {
        const start = new vscode.Range(first.start, first.start);
        editor.revealRange(start, vscode.TextEditorRevealType.InCenter);
      }
    },
    dispose() {
      decoration.dispose();
      if (visible)
        editor.revealRange(new vscode.Range(visible.start, visible.start), vscode.TextEditorRevealType.AtTop);
    },
  };
}
