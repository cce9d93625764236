import * as vscode from 'vscode';
import {
  countText,
  countWords,
  type Headline,
  headlineOf,
  readingMinutes,
  type WordCount,
} from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { createDebouncer } from '../../host/debounce.ts';
import { runInBackground } from '../../host/log.ts';
import type { OpenPost } from '../../newsroom/open-posts.ts';

/** Long enough to leave typing and selecting alone, in milliseconds. */
const QUIET_TIME = 250;

/** Counts in the status bar what there is to read in the post, or in what is selected of it. */
export function registerWordCount({ posts, folders, log }: Deps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('copydesk.words', vscode.StatusBarAlignment.Right, 101);
  item.name = vscode.l10n.t('Copydesk: word count of the post');

  async function refresh(editor: vscode.TextEditor): Promise<void> {
    const isOn = vscode.workspace.getConfiguration('copydesk', editor.document).get<boolean>('wordCount');
    const open = isOn ? await posts.read(editor.document) : undefined;
    if (vscode.window.activeTextEditor !== editor) return;
    if (open) show(item, open, selectedSpan(editor));
    else item.hide();
  }

  const debouncer = createDebouncer<'active'>(QUIET_TIME, () => {
    const editor = vscode.window.activeTextEditor;
    if (editor) runInBackground(refresh(editor), log);
    else item.hide();
  });
  const schedule = (): void => debouncer.schedule('active');
  schedule();
  return vscode.Disposable.from(
    item,
    debouncer,
    folders.onDidChange(schedule),
    vscode.window.onDidChangeActiveTextEditor(schedule),
    vscode.window.onDidChangeTextEditorSelection(schedule),
    vscode.workspace.onDidChangeTextDocument(
      ({ document }) => document === vscode.window.activeTextEditor?.document && schedule(),
    ),
  );
}

function selectedSpan({
  document,
  selection,
}: vscode.TextEditor): { start: number; end: number } | undefined {
  if (selection.isEmpty) return undefined;
  return { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
}

function show(
  item: vscode.StatusBarItem,
  { post, facts }: OpenPost,
  selected: { start: number; end: number } | undefined,
): void {
  const all = countWords(post);
  const count = selected ? countWords(post, selected) : all;
  item.text = selected ? vscode.l10n.t('{0} selected', sayCount(count)) : sayCount(count);
  const headline = headlineOf(post, facts.schema);
  const isLong = headline?.limit !== undefined && headline.length > headline.limit;
  if (isLong) item.text += ` $(warning) ${sayHeadline(headline)}`;
  const minutes = readingMinutes(all);
  const lines = [
    sayWords(all),
    sayCharacters(all),
    minutes === 1 ? vscode.l10n.t('1 minute to read') : vscode.l10n.t('{0} minutes to read', minutes),
    ...(headline ? [sayHeadline(headline)] : []),
  ];
  item.tooltip = lines.join('\n');
  item.accessibilityInformation = { label: [item.text.replace('$(warning) ', ''), ...lines].join(', ') };
  item.show();
}

/** Where most words are ideographs, characters are what a newsroom counts. */
function sayCount(count: WordCount): string {
  return count.ideographs * 2 > count.words ? sayCharacters(count) : sayWords(count);
}

function sayWords({ words }: WordCount): string {
  return words === 1 ? vscode.l10n.t('1 word') : vscode.l10n.t('{0} words', words.toLocaleString());
}

function sayCharacters({ characters }: WordCount): string {
  return characters === 1
    ? vscode.l10n.t('1 character')
    : vscode.l10n.t('{0} characters', characters.toLocaleString());
}

function sayHeadline({ text, length, limit }: Headline): string {
  return limit === undefined
    ? vscode.l10n.t('Headline: {0} characters, {1} words', length, countText(text).words)
    : vscode.l10n.t('Headline: {0} of {1} characters', length, limit);
}
