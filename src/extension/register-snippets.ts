import * as vscode from 'vscode';
import type { Deps } from './deps.ts';

/** How much of a prefix has to be typed before it is completed unasked. */
const shortestWord = 3;

/**
 * The letters at which the prefixes reach that length. VS Code suggests nothing by itself in Markdown, and asks a
 * provider only at its own letters; what begins a line like a prefix is answered.
 */
const triggers = ['l', 's'];

/** A snippet of a snippets file. */
interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/**
 * Offers the snippets of `snippets/posts.code-snippets` in posts. The manifest does not contribute that file: VS Code
 * would offer it in every Markdown document.
 */
export function registerSnippets({ extensionUri, posts }: Deps): vscode.Disposable {
  let loading: Promise<readonly Snippet[]> | undefined;
  return vscode.languages.registerCompletionItemProvider(
    'markdown',
    {
      async provideCompletionItems(document, position, token, { triggerKind }) {
        const before = document.lineAt(position).text.slice(0, position.character);
        const word = /[\w-]*$/.exec(before)?.[0] ?? '';
        const isAsked = triggerKind !== vscode.CompletionTriggerKind.TriggerCharacter;
        if (!isAsked && (word.length < shortestWord || before.trim() !== word)) return [];
        if ((await posts.read(document)) === undefined || token.isCancellationRequested) return [];
        loading ??= readSnippets(extensionUri);
        const range = new vscode.Range(position.translate(0, -word.length), position);
        const snippets = await loading;
        return snippets
          .filter(({ prefix }) => isAsked || prefix.startsWith(word))
          .map(snippet => toCompletionItem(snippet, range));
      },
    },
    ...triggers,
  );
}

async function readSnippets(extensionUri: vscode.Uri): Promise<readonly Snippet[]> {
  const file = vscode.Uri.joinPath(extensionUri, 'snippets', 'posts.code-snippets');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  // The file is our own, and a test reads it.
  return Object.values(JSON.parse(text) as Record<string, Snippet>);
}

function toCompletionItem(
  { prefix, description, body }: Snippet,
  range: vscode.Range,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label: prefix, description }, vscode.CompletionItemKind.Snippet);
  const text = body.join('\n');
  item.insertText = new vscode.SnippetString(text);
  item.documentation = new vscode.MarkdownString().appendCodeblock(text, 'html');
  item.range = range;
  return item;
}
