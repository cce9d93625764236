import * as vscode from 'vscode';
import type { Deps } from '../deps.ts';
import { translate } from '../host/language.ts';
import type { OpenPosts } from '../newsroom/open-posts.ts';

/**
 * What asks for snippets as it is typed. Letters cannot: VS Code suggests nothing at words in Markdown unless the user
 * has set `editor.quickSuggestions`, or presses the key for suggestions.
 */
const TRIGGER = '<';

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
  const load = (): Promise<readonly Snippet[]> => {
    loading ??= readSnippets(extensionUri);
    return loading;
  };
  return vscode.Disposable.from(
    registerSnippetCompletion(posts, load),
    vscode.languages.registerCodeActionsProvider('markdown', createFirstFix(posts, load), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

function registerSnippetCompletion(
  posts: OpenPosts,
  load: () => Promise<readonly Snippet[]>,
): vscode.Disposable {
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
        if (triggerCharacter === TRIGGER && before.trim() !== TRIGGER) return [];
        const open = await posts.readHead(document);
        if (!open || token.isCancellationRequested) return [];
        // Between the fences none of them makes sense.
        const yaml = open.head.frontMatter?.yaml;
        const offset = document.offsetAt(position);
        if (yaml && yaml.start <= offset && offset <= yaml.end) return [];
        const word = /<?[\w-]*$/.exec(before)?.[0] ?? '';
        const end = word.startsWith(TRIGGER) && isClosed ? position.translate(0, 1) : position;
        const range = new vscode.Range(position.translate(0, -word.length), end);
        return (await load()).flatMap(snippet =>
          snippet.prefix
            .filter(prefix => prefix.startsWith(TRIGGER) === word.startsWith(TRIGGER))
            .map(prefix => toCompletionItem(snippet, prefix, range)),
        );
      },
    },
    TRIGGER,
  );
}

/** The problem of an empty post is its missing front matter, which the snippet of a whole post adds. */
function createFirstFix(
  posts: OpenPosts,
  load: () => Promise<readonly Snippet[]>,
): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, _range, { diagnostics }, token) {
      const text = document.getText();
      if (text.trim() !== '' || !(await posts.readHead(document))) return [];
      const snippet = (await load()).find(({ prefix }) => prefix.includes('post'));
      if (!snippet || token.isCancellationRequested) return [];
      const title = vscode.l10n.t('Begin the post: front matter, title and body');
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      const all = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
      const written = new vscode.SnippetString(snippet.body.join('\n'));
      action.edit = new vscode.WorkspaceEdit();
      action.edit.set(document.uri, [vscode.SnippetTextEdit.replace(all, written)]);
      action.diagnostics = [...diagnostics];
      action.isPreferred = true;
      return [action];
    },
  };
}

async function readSnippets(extensionUri: vscode.Uri): Promise<readonly Snippet[]> {
  const file = vscode.Uri.joinPath(extensionUri, 'snippets', 'posts.code-snippets');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  // The file is our own, and test/bundle checks its shape.
  const snippets = Object.values(JSON.parse(text) as Record<string, Snippet>);
  return snippets.map(({ prefix, description, body }) => ({
    prefix,
    description: translate(description),
    body: body.map(localise),
  }));
}

/** A line of a snippet in the reader's language: what is to be written, and which heading is offered first. */
function localise(line: string): string {
  const toWrite: Readonly<Record<string, string>> = {
    Title: vscode.l10n.t('Title'),
    Author: vscode.l10n.t('Author'),
    Group: vscode.l10n.t('Group'),
  };
  return line
    .replace(/\$\{(\d+):(\w+)\}/g, (hole, number, word) =>
      Object.hasOwn(toWrite, word) ? `\${${number}:${toWrite[word]}}` : hole,
    )
    .replace(/\$\{(\d+)\|([^|}]+)\|\}/g, (_, number, choices: string) => {
      const first = vscode.l10n.t('Related');
      const others = choices.split(',').filter(choice => choice !== first);
      return `\${${number}|${[first, ...others].join(',')}|}`;
    });
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
