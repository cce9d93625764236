import * as vscode from 'vscode';
import { type Formatting, formatPost, type HeldBack } from '../../core/index.ts';
import type { Deps } from '../deps.ts';
import { toRange } from '../host/convert.ts';
import type { OpenPosts } from '../newsroom/open-posts.ts';

/** How long it stands in the status bar why a post stays as it is, in milliseconds. */
const REASON_TIME = 6000;

/** Lays out posts, wholly or in part, one block to a line. Other Markdown it leaves to other formatters. */
export function registerFormatting({ posts }: Deps): vscode.Disposable {
  const provider = createProvider(posts);
  return vscode.Disposable.from(
    vscode.languages.registerDocumentFormattingEditProvider('markdown', provider),
    vscode.languages.registerDocumentRangeFormattingEditProvider('markdown', provider),
  );
}

function createProvider(
  posts: OpenPosts,
): vscode.DocumentFormattingEditProvider & vscode.DocumentRangeFormattingEditProvider {
  return {
    provideDocumentFormattingEdits(document, options, token) {
      return format(posts, document, { options, token });
    },
    provideDocumentRangeFormattingEdits(document, range, options, token) {
      return format(posts, document, { options, token, range });
    },
  };
}

interface Asked {
  readonly options: vscode.FormattingOptions;
  readonly token: vscode.CancellationToken;
  /** Undefined: the whole document. */
  readonly range?: vscode.Range;
}

async function format(
  posts: OpenPosts,
  document: vscode.TextDocument,
  { options, token, range }: Asked,
): Promise<vscode.TextEdit[] | undefined> {
  const open = await posts.read(document);
  if (open === undefined || token.isCancellationRequested) return undefined;
  const formatting = formatPost(open.post, {
    site: open.facts.site,
    indent: options.insertSpaces ? ' '.repeat(options.tabSize) : '\t',
    range: range && { start: document.offsetAt(range.start), end: document.offsetAt(range.end) },
  });
  sayWhyNothingChanges(formatting);
  return formatting.edits.map(({ span, text }) => vscode.TextEdit.replace(toRange(document, span), text));
}

/** Silence would look like a formatter that does not work. */
function sayWhyNothingChanges({ edits, heldBack }: Formatting): void {
  if (edits.length > 0 || heldBack === undefined) return;
  const reasons: Readonly<Record<HeldBack, string>> = {
    'unpaired-tags': vscode.l10n.t(
      'Copydesk: not formatted, because tags do not pair; fix them first, then format again',
    ),
    unsure: vscode.l10n.t('Copydesk: not formatted, because the page might change'),
  };
  vscode.window.setStatusBarMessage(reasons[heldBack], REASON_TIME);
}
