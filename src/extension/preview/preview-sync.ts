import * as vscode from 'vscode';
import { findWord } from '../../core/index.ts';
import type { HostMessage, PageMessage } from '../../preview/protocol.ts';
import { toRange } from '../host/convert.ts';

/** Keeps the editors of a preview's post and the page at the same place. */
export interface PreviewSync extends vscode.Disposable {
  /** Tells the page, which may just have begun, where the editor is. */
  start(): void;
  /** The reader pointed at what stands there, perhaps at a word of it. */
  reveal(pointed: Extract<PageMessage, { readonly type: 'reveal' }>): Promise<void>;
  /** The reader scrolled the page to what stands there. */
  follow(version: number, offset: number): Promise<void>;
}

/** What the page is kept in step with. */
export interface PreviewSyncOptions {
  uri(): vscode.Uri;
  /** Where a source that no editor shows is opened. */
  column(): vscode.ViewColumn | undefined;
  send(message: HostMessage): void;
}

/** How much of a selection the page is told: it marks no longer text than that word by word. */
const LONGEST_SELECTION = 5000;

/** Listens to the editors of the post. */
export function createPreviewSync({ uri, column, send }: PreviewSyncOptions): PreviewSync {
  const pointed = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.rangeHighlightForeground'),
  });
  /** How many scrolls of the editor are under way that were asked for here: they are no news for the page. */
  let asked = 0;
  /** Where the editor's top was last. What is typed also changes what can be seen, and is no scroll. */
  let top: vscode.Position | undefined;
  /** Whether the cursor has moved since: it may be what made the editor scroll. */
  let hasMoved = false;

  function isOurs({ document }: vscode.TextEditor): boolean {
    return document.uri.toString() === uri().toString();
  }

  function editorOfPost(): vscode.TextEditor | undefined {
    const active = vscode.window.activeTextEditor;
    return active !== undefined && isOurs(active) ? active : vscode.window.visibleTextEditors.find(isOurs);
  }

  function sendSelection({ document, selection }: vscode.TextEditor): void {
    const place = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
    const text = place.end - place.start > LONGEST_SELECTION ? '' : document.getText(selection);
    send({ type: 'select', version: document.version, place, text });
  }

  function sendTop({ document, visibleRanges }: vscode.TextEditor): void {
    const [first, last] = [visibleRanges[0], visibleRanges.at(-1)];
    if (first === undefined || last === undefined) return;
    const place = { start: document.offsetAt(first.start), end: document.offsetAt(last.end) };
    send({ type: 'scroll', version: document.version, place, lines: linesAboveTop(document) });
  }

  async function scroll(
    editor: vscode.TextEditor,
    place: vscode.Position,
    type: vscode.TextEditorRevealType,
  ): Promise<void> {
    asked++;
    try {
      editor.revealRange(new vscode.Range(place, place), type);
      // VS Code works in order: when it has done this, it has said what the scroll let come into view.
      await vscode.commands.executeCommand('setContext', 'copydesk.preview.hasScrolled', true);
    } finally {
      asked--;
    }
  }

  const subscriptions = vscode.Disposable.from(
    pointed,
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (!isOurs(textEditor)) return;
      textEditor.setDecorations(pointed, []);
      hasMoved = true;
      sendSelection(textEditor);
    }),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
      const first = visibleRanges[0]?.start;
      if (!isOurs(textEditor) || first === undefined || (top !== undefined && first.isEqual(top))) return;
      top = first;
      const hasCursor = hasMoved && visibleRanges.some(range => range.contains(textEditor.selection.active));
      hasMoved = false;
      if (asked > 0) return;
      sendTop(textEditor);
      // A page that is longer than its text would show the top of what the editor shows, and not where the cursor went.
      if (hasCursor) sendSelection(textEditor);
    }),
  );

  return {
    dispose: () => void subscriptions.dispose(),
    start() {
      const editor = editorOfPost();
      if (editor === undefined) return;
      top = editor.visibleRanges[0]?.start;
      sendTop(editor);
      sendSelection(editor);
    },
    async reveal({ version, place, takesFocus, word }) {
      let editor = editorOfPost();
      if (editor === undefined || takesFocus) {
        if (!takesFocus) return;
        const viewColumn = editor?.viewColumn ?? column() ?? vscode.ViewColumn.Active;
        editor = await vscode.window.showTextDocument(uri(), { viewColumn });
      }
      const { document } = editor;
      if (document.version !== version) return;
      const range = toRange(document, place);
      const span = word && findWord(document.getText(), place, word);
      const selected = span ? toRange(document, span) : new vscode.Range(range.start, range.start);
      if (takesFocus) editor.selection = new vscode.Selection(selected.start, selected.end);
      editor.setDecorations(pointed, [range]);
      await scroll(editor, selected.start, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    },
    async follow(version, offset) {
      const editor = editorOfPost();
      if (editor === undefined || editor.document.version !== version) return;
      await scroll(editor, editor.document.positionAt(offset), vscode.TextEditorRevealType.AtTop);
    },
  };
}

/**
 * How many lines, as they are wrapped, VS Code leaves above a place that it is told to show at the top: the lines that
 * stick there would cover it.
 */
function linesAboveTop(document: vscode.TextDocument): number {
  const editor = vscode.workspace.getConfiguration('editor', document);
  const sticky = editor.get('stickyScroll.enabled', true) ? editor.get('stickyScroll.maxLineCount', 5) : 0;
  return Math.max(0, sticky, editor.get('cursorSurroundingLines', 0));
}
