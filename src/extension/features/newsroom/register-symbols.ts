import * as vscode from 'vscode';
import { findTerm, type PostSummary } from '../../../core/index.ts';
import { type NamedKind, type NamedTerm, namedKinds, nameOfKind } from '../../ask/choose-term.ts';
import { sayPosts } from '../../ask/field-words.ts';
import type { Deps } from '../../deps.ts';
import { readPostText, uriOfPost } from '../../newsroom/post-texts.ts';

/** VS Code shows no more, and asks anew with each letter. */
const MAX_SYMBOLS = 200;

/** VS Code takes two symbols of one name, kind and place for the same: a name may be a tag, a category and an author. */
const symbolKinds: Readonly<Record<NamedKind, vscode.SymbolKind>> = {
  tags: vscode.SymbolKind.Constant,
  categories: vscode.SymbolKind.Namespace,
  author: vscode.SymbolKind.Class,
};

/** A symbol whose place is told when it is chosen. */
class TermSymbol extends vscode.SymbolInformation {
  readonly root: vscode.Uri;
  readonly post: PostSummary;
  readonly term: NamedTerm;

  constructor(root: vscode.Uri, post: PostSummary, term: NamedTerm & { readonly posts: number }) {
    const start = new vscode.Location(uriOfPost(root, post.path), new vscode.Position(0, 0));
    super(term.text, symbolKinds[term.kind], `${nameOfKind(term.kind)} · ${sayPosts(term.posts)}`, start);
    this.root = root;
    this.post = post;
    this.term = term;
  }
}

/** Lists posts by their titles, and terms, among the symbols of the workspace. */
export function registerSymbols({ newsrooms }: Deps): vscode.Disposable {
  return vscode.languages.registerWorkspaceSymbolProvider({
    provideWorkspaceSymbols(query, token) {
      const matches = createMatcher(query);
      const symbols: vscode.SymbolInformation[] = [];
      for (const { root, newsroom } of newsrooms.all()) {
        for (const kind of namedKinds) {
          for (const { text, posts } of newsroom.seen(kind)) {
            if (symbols.length >= MAX_SYMBOLS / 2 || token.isCancellationRequested) break;
            const [post] = matches(text) ? newsroom.withTerm(kind, text) : [];
            if (post) symbols.push(new TermSymbol(root, post, { kind, text, posts }));
          }
        }
        for (const { title, path } of newsroom.all()) {
          if (symbols.length >= MAX_SYMBOLS || token.isCancellationRequested) break;
          if (!matches(title) && !matches(path)) continue;
          const place = new vscode.Location(uriOfPost(root, path), new vscode.Position(0, 0));
          symbols.push(new vscode.SymbolInformation(title || path, vscode.SymbolKind.File, path, place));
        }
      }
      return symbols;
    },
    async resolveWorkspaceSymbol(symbol) {
      if (!(symbol instanceof TermSymbol)) return symbol;
      const { root, post, term } = symbol;
      const text = await readPostText(root, post.path);
      const [place] = text ? findTerm(text.text, term.kind, term.text) : [];
      if (text && place) symbol.location = new vscode.Location(text.uri, text.toRange(place.span));
      return symbol;
    },
  });
}

/** As VS Code filters: all letters of the query, in their order. */
function createMatcher(query: string): (text: string) => boolean {
  const letters = [...query.toLowerCase().replace(/\s+/g, '')];
  return text => {
    const lower = text.toLowerCase();
    let at = 0;
    for (const letter of letters) {
      at = lower.indexOf(letter, at) + 1;
      if (at === 0) return false;
    }
    return true;
  };
}
