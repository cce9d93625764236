import * as vscode from 'vscode';
import type { Deps } from './deps.ts';

/**
 * What asks for snippets as it is typed. Letters cannot: VS Code suggests nothing at words in Markdown unless the user
 * has set `editor.quickSuggestions`, or presses the key for suggestions.
 */
const trigger = '<';

/** A snippet of a snippets file. */
interface Snippet {
  readonly prefix: readonly string[];
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
      async provideCompletionItems(document, position, token, { triggerCharacter }) {
        // Later on the document may hold more: the user goes on typing.
        const line = document.lineAt(position).text;
        const before = line.slice(0, position.character);
        // VS Code closes a tag as soon as it is begun.
        const isClosed = line.startsWith('>', position.character);
        // In the middle of a line a tag is hardly the beginning of a list.
        if (triggerCharacter === trigger && before.trim() !== trigger) return [];
        const open = await posts.readHead(document);
        if (!open || token.isCancellationRequested) return [];
        // Between the fences none of them makes sense.
        const yaml = open.head.frontMatter?.yaml;
        const offset = document.offsetAt(position);
        if (yaml && yaml.start <= offset && offset <= yaml.end) return [];
        loading ??= readSnippets(extensionUri);
        const word = /<?[\w-]*$/.exec(before)?.[0] ?? '';
        const end = word.startsWith(trigger) && isClosed ? position.translate(0, 1) : position;
        const range = new vscode.Range(position.translate(0, -word.length), end);
        return (await loading).flatMap(snippet =>
          snippet.prefix
            .filter(prefix => prefix.startsWith(trigger) === word.startsWith(trigger))
            .map(prefix => toCompletionItem(snippet, prefix, range)),
        );
      },
    },
    trigger,
  );
}

async function readSnippets(extensionUri: vscode.Uri): Promise<readonly Snippet[]> {
  const file = vscode.Uri.joinPath(extensionUri, 'snippets', 'posts.code-snippets');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  // The file is our own, and test/bundle checks its shape.
  return Object.values(JSON.parse(text) as Record<string, Snippet>);
}

function toCompletionItem(
  { description, body }: Snippet,
  prefix: string,
  range: vscode.Range,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label: prefix, description }, vscode.CompletionItemKind.Snippet);
  const text = body.join('\n');
  item.insertText = new vscode.SnippetString(text);
  item.documentation = new vscode.MarkdownString().appendCodeblock(text, 'html');
  item.range = range;
  return item;
}
