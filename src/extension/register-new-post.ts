import * as vscode from 'vscode';
import { hostOf, type NewPost, type Newsroom, writeNewPost, writeNow } from '../core/index.ts';
import type { Deps } from './deps.ts';
import type { SiteFolder } from './site-folders.ts';

/** What the command asks; a key binding may answer beforehand. */
interface Answers {
  readonly title?: string;
  readonly from?: string;
  readonly tags?: readonly string[];
}

/** Asks for what a new post needs, writes its file and opens it where its text begins. */
export function registerNewPost(deps: Deps): vscode.Disposable {
  return vscode.commands.registerCommand('copydesk.newPost', (answers?: Answers) =>
    createPost(deps, answers),
  );
}

async function createPost(deps: Deps, answers: Answers = {}): Promise<void> {
  const folder = await findFolder(deps);
  if (!folder) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open the folder of a site to write a post for it.'),
    );
    return;
  }
  const clipboard = (await vscode.env.clipboard.readText()).trim();
  const title = answers.title ?? (await askTitle());
  if (!title?.trim()) return;
  const from = answers.from ?? (await askSource(clipboard));
  if (from === undefined) return;
  const newsroom = deps.newsrooms.find(folder);
  const tags = answers.tags ?? (await askTags(newsroom));
  if (tags === undefined) return;
  const body = answers.title === undefined ? await askBody(clipboard) : '';
  if (body === undefined) return;
  const { root, factsOf } = folder;
  const { schema, site, now } = factsOf('_posts/');
  const written = writeNow(schema, { newsroom, post: '', layouts: [], timeZone: site.timeZone, now });
  const { name, text, cursor } = writeNewPost({
    title: title.trim(),
    from: from.trim(),
    tags,
    ...bylineOf(newsroom, from),
    now,
    date: written.replace(/^["']|["']$/g, ''),
    body,
  });
  const uri = await freeUri(root, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  const position = document.positionAt(cursor);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
}

/** The site of what is being looked at, else the first. */
async function findFolder({ folders }: Deps): Promise<SiteFolder | undefined> {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active && vscode.workspace.getWorkspaceFolder(active)) return folders.find(active);
  return first && folders.find(vscode.Uri.joinPath(first.uri, '_posts'));
}

function askTitle(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New Post'),
    prompt: vscode.l10n.t('The title'),
    ignoreFocusOut: true,
    validateInput: text => (text.trim() === '' ? vscode.l10n.t('A post needs a title.') : undefined),
  });
}

function askSource(clipboard: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New Post'),
    prompt: vscode.l10n.t('The address of the page that it comes from; empty if it comes from none'),
    value: /^https?:\/\/\S+$/.test(clipboard) ? clipboard : '',
    ignoreFocusOut: true,
    validateInput: text =>
      /^(?:https?:\/\/\S+)?$/.test(text.trim())
        ? undefined
        : vscode.l10n.t('An address begins with https://.'),
  });
}

/** The tags that the newsroom knows, and what is typed. */
function askTags(newsroom: Newsroom): Promise<readonly string[] | undefined> {
  const pick = vscode.window.createQuickPick();
  const known = newsroom.seen('tags').map(({ text }) => text);
  const added: string[] = [];
  const toItems = (texts: readonly string[]) => texts.map(label => ({ label }));
  pick.title = vscode.l10n.t('New Post');
  pick.placeholder = vscode.l10n.t('Tags; what is typed and not listed can be added');
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.items = toItems(known);
  return new Promise(resolve => {
    pick.onDidChangeValue(value => {
      const typed = value.trim();
      const selected = pick.selectedItems.map(({ label }) => label);
      for (const label of selected) if (!known.includes(label) && !added.includes(label)) added.push(label);
      const isNew = typed !== '' && !known.includes(typed) && !added.includes(typed);
      pick.items = toItems([...(isNew ? [typed] : []), ...added, ...known]);
      pick.selectedItems = pick.items.filter(({ label }) => selected.includes(label));
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems.map(({ label }) => label));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** HTML on the clipboard may be the text of the post. */
async function askBody(clipboard: string): Promise<string | undefined> {
  if (!/^<[a-z][^>]*>[\s\S]*<\/[a-z]\w*\s*>$/i.test(clipboard)) return '';
  const use = vscode.l10n.t('The HTML on the clipboard');
  const answer = await vscode.window.showQuickPick([vscode.l10n.t('An empty paragraph'), use], {
    title: vscode.l10n.t('New Post'),
    placeHolder: vscode.l10n.t('What the post begins with'),
    ignoreFocusOut: true,
  });
  return answer === undefined ? undefined : answer === use ? clipboard : '';
}

/** Author and categories of the newest post that comes from the same site. */
function bylineOf(newsroom: Newsroom, from: string): Pick<NewPost, 'author' | 'categories'> {
  const host = hostOf(from);
  let newest: {
    readonly date: number;
    readonly author: readonly string[];
    readonly categories: readonly string[];
  } = {
    date: Number.NEGATIVE_INFINITY,
    author: [],
    categories: [],
  };
  if (host === undefined) return newest;
  for (const { date, from: source, author, categories } of newsroom.all()) {
    if (date !== undefined && date > newest.date && hostOf(source) === host)
      newest = { date, author, categories };
  }
  return { author: newest.author, categories: newest.categories };
}

async function freeUri(root: vscode.Uri, name: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const path = number === 1 ? name : name.replace(/\.md$/, `-${number}.md`);
    const uri = vscode.Uri.joinPath(root, '_posts', path);
    const isTaken = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (!isTaken) return uri;
  }
}
