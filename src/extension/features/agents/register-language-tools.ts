import * as vscode from 'vscode';
import {
  byNewest,
  createPostList,
  type Finding,
  type ListedPost,
  matchesQuery,
  readQuery,
  ruleDocs,
} from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { toRange } from '../../host/convert.ts';
import { rulePageUri } from '../../host/rule-pages.ts';
import type { OpenPost } from '../../newsroom/open-posts.ts';
import { uriOfPost } from '../../newsroom/post-texts.ts';
import { isProven } from '../../newsroom/proven-fixes.ts';

/** More than this a model does not read with profit; it is told how many there are. */
const MAX_FINDINGS = 50;
const MAX_POSTS = 50;

/**
 * What language models may ask. They change nothing: fixes are handed out as edits, for the model to propose. What is
 * said to them is English but for the messages, which are in the user's language.
 */
export function registerLanguageTools(deps: Deps): vscode.Disposable {
  // Hosts that descend from VS Code may lack the whole of it.
  if (typeof vscode.lm?.registerTool !== 'function') return new vscode.Disposable(() => {});
  return vscode.Disposable.from(
    vscode.lm.registerTool<{ readonly file?: unknown }>('copydesk_check', {
      invoke: async ({ input }, token) => say(await checkPost(deps, textOf(input.file, 'file'), token)),
    }),
    vscode.lm.registerTool<{ readonly rule?: unknown }>('copydesk_explain', {
      invoke: async ({ input }) => say(await explainRule(textOf(input.rule, 'rule'))),
    }),
    vscode.lm.registerTool<{ readonly query?: unknown }>('copydesk_find_posts', {
      invoke: async ({ input }, token) => say(await findPosts(deps, textOf(input.query, 'query'), token)),
    }),
  );
}

/** A model may leave out what the schema asks for. */
function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new Error(`"${name}" must be text.`);
  return value;
}

function say(answer: unknown): vscode.LanguageModelToolResult {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer, undefined, 1);
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}

async function checkPost({ posts }: Deps, file: string, token: vscode.CancellationToken): Promise<unknown> {
  const uri = await findFile(file);
  if (!uri)
    throw new Error(`There is no file "${file}" in the workspace. Give its path from the workspace folder.`);
  const document = await vscode.workspace.openTextDocument(uri);
  const open = await posts.read(document);
  if (!open) throw new Error(`"${file}" is not a post of a Jekyll site.`);
  const { findings } = open;
  const told: unknown[] = [];
  for (const finding of findings.slice(0, MAX_FINDINGS)) {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    told.push(tellFinding(open, finding));
  }
  return { file: vscode.workspace.asRelativePath(uri), problems: findings.length, listed: told };
}

/** A file of the workspace, by its path in it or its whole path: models are shown nothing else. */
async function findFile(file: string): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const named = folders.find(({ name }) => file.startsWith(`${name}/`));
  const places = [
    ...folders.map(({ uri }) => vscode.Uri.joinPath(uri, file)),
    ...(named ? [vscode.Uri.joinPath(named.uri, file.slice(named.name.length + 1))] : []),
    ...folders.map(({ uri }) =>
      /^[\w-]{2,}:/.test(file) ? vscode.Uri.parse(file) : uri.with({ path: file.replace(/^(?!\/)/, '/') }),
    ),
  ];
  for (const place of places) {
    if (!vscode.workspace.getWorkspaceFolder(place)) continue;
    const isFile = await vscode.workspace.fs.stat(place).then(
      ({ type }) => (type & vscode.FileType.File) !== 0,
      () => false,
    );
    if (isFile) return place;
  }
  return undefined;
}

function tellFinding(open: OpenPost, finding: Finding): unknown {
  const { rule, severity, message, span, fixes } = finding;
  return {
    rule,
    severity,
    message,
    ...tellRange(open.document, span),
    fixes: fixes.map(fix => ({
      title: fix.title,
      // A safe fix loses no word, link or picture: that was tried on the page.
      safe: fix.safety === 'safe' && isProven(open, finding, fix),
      edits: fix.edits.map(edit => ({
        ...tellRange(open.document, edit.span),
        replace: open.post.text.slice(edit.span.start, edit.span.end),
        with: edit.text,
      })),
    })),
  };
}

/** Lines and columns count from 1, as people and models do. */
function tellRange(
  document: vscode.TextDocument,
  span: Finding['span'],
): { readonly from: string; readonly to: string } {
  const { start, end } = toRange(document, span);
  const tell = ({ line, character }: vscode.Position): string => `${line + 1}:${character + 1}`;
  return { from: tell(start), to: tell(end) };
}

async function explainRule(rule: string): Promise<string> {
  if (!ruleDocs.some(({ id }) => id === rule)) {
    const known = ruleDocs.map(({ id }) => id).join(', ');
    throw new Error(`There is no rule "${rule}". The rules are: ${known}.`);
  }
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(rulePageUri(rule)));
}

async function findPosts(
  { folders, newsrooms, checks }: Deps,
  written: string,
  token: vscode.CancellationToken,
): Promise<unknown> {
  const query = readQuery(written);
  const found: unknown[] = [];
  let count = 0;
  for (const { root } of await newsrooms.search()) {
    const folder = await folders.find(vscode.Uri.joinPath(root, '_posts'));
    const newsroom = await newsrooms.whenRead(folder);
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    const results = checks.resultsOf(root);
    const list = createPostList();
    const { site, now } = folder.factsOf('');
    list.update(newsroom, { site, now });
    const posts = [...list.all()]
      .filter(post => matchesQuery(post, query, results?.countsOf(post.path)))
      .sort(byNewest);
    count += posts.length;
    for (const post of posts.slice(0, MAX_POSTS - found.length)) found.push(tellPost(root, post));
  }
  return { posts: count, listed: found };
}

function tellPost(root: vscode.Uri, { path, title, day, stage, summary }: ListedPost): unknown {
  return {
    file: vscode.workspace.asRelativePath(uriOfPost(root, path)),
    title,
    day,
    stage,
    address: summary.permalink,
    from: summary.from || undefined,
    beginsWith: summary.words,
  };
}
