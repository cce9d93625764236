import * as vscode from 'vscode';
import { type Newsroom, postsLinkingTo } from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { toRange } from '../../host/convert.ts';
import { pathIn } from '../../newsroom/post-path.ts';

/** Only the lens knows it: it is in no palette. */
const SHOW = 'copydesk.showBackLinks';

/** Says above the title how many posts link to this one, and lists them. */
export function registerBackLinks({ posts, newsrooms }: Deps): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const counts = createCounts();
  return vscode.Disposable.from(
    changed,
    newsrooms.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('copydesk.backLinks')) changed.fire();
    }),
    vscode.commands.registerCommand(SHOW, show),
    vscode.languages.registerCodeLensProvider('markdown', {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document) {
        const isOn = vscode.workspace.getConfiguration('copydesk', document).get<boolean>('backLinks');
        const open = isOn ? await posts.readHead(document) : undefined;
        const field = open?.head.frontMatter?.fields.findLast(({ name }) => name === 'title');
        const newsroom = open && newsrooms.complete(open.folder);
        if (!field || !newsroom) return [];
        const count = counts.of(pathIn(open.folder.root, document.uri), newsroom, open.facts.site);
        if (count === 0) return [];
        const range = toRange(document, field.keySpan);
        const title =
          count === 1 ? vscode.l10n.t('1 post links here') : vscode.l10n.t('{0} posts link here', count);
        return [new vscode.CodeLens(range, { title, command: SHOW, arguments: [document.uri, range.start] })];
      },
    }),
  );
}

/** Lenses are asked for at each key: the posts of a newsroom are gone through once as long as none changes. */
function createCounts() {
  let last: { readonly newsroom: Newsroom; readonly revision: number; readonly site: unknown } | undefined;
  const known = new Map<string, number>();
  return {
    of(path: string, newsroom: Newsroom, site: Parameters<typeof postsLinkingTo>[1]['site']): number {
      const { revision } = newsroom;
      if (last?.newsroom !== newsroom || last.revision !== revision || last.site !== site) known.clear();
      last = { newsroom, revision, site };
      const target = newsroom.get(path);
      const count = known.get(path) ?? (target ? postsLinkingTo(target, { newsroom, site }).length : 0);
      known.set(path, count);
      return count;
    },
  };
}

async function show(uri: vscode.Uri, position: vscode.Position): Promise<void> {
  const locations = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    uri,
    position,
  );
  await vscode.commands.executeCommand('editor.action.showReferences', uri, position, locations);
}
