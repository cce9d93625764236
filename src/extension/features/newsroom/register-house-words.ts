import * as vscode from 'vscode';
import {
  type HouseWord,
  inertText,
  type PlacedWord,
  parsePost,
  placesOfWords,
  tryHouseWord,
} from '../../../core/index.ts';
import { chooseSite } from '../../ask/choose-site.ts';
import type { Deps } from '../../deps.ts';
import { toRange } from '../../host/convert.ts';
import { isThere } from '../../host/document-at.ts';
import { readPostTexts } from '../../newsroom/post-texts.ts';
import type { SiteFolder } from '../../newsroom/site-folders.ts';

/** Tries house words over all posts: all of a site, or the one at an offset of a settings' file. */
const TRY_COMMAND = 'copydesk.tryHouseWords';

/** Shows what house words of `.copydesk.json` would find in all posts, before they are switched on or even saved. */
export function registerHouseWords(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(TRY_COMMAND, (file?: vscode.Uri, offset?: number) =>
      tryWords(deps, file, offset),
    ),
    vscode.languages.registerCodeLensProvider({ pattern: '**/.copydesk.json' }, { provideCodeLenses }),
  );
}

function provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
  return placesOfWords(document.getText()).map(
    ({ span }) =>
      new vscode.CodeLens(toRange(document, span), {
        title: vscode.l10n.t('Try in all posts'),
        command: TRY_COMMAND,
        arguments: [document.uri, span.start],
      }),
  );
}

/** A word, and where it was found. */
interface TriedWord {
  readonly placed: PlacedWord;
  readonly locations: vscode.Location[];
  posts: number;
}

async function tryWords(deps: Deps, file?: vscode.Uri, offset?: number): Promise<void> {
  const folder = file ? await deps.folders.find(file) : await chooseSite(deps);
  if (!folder) return;
  const document = (await isThere(folder.settingsFile))
    ? await vscode.workspace.openTextDocument(folder.settingsFile)
    : undefined;
  // What is in the editor counts, saved or not.
  const all = document ? placesOfWords(document.getText()) : [];
  const words = offset === undefined ? all : all.filter(({ span }) => span.start === offset);
  if (!document || words.length === 0) {
    if (document) await vscode.window.showTextDocument(document);
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'There are no house words yet: add {0} to {1}.',
        '"words": [{ "match": "e-mail", "use": "email" }]',
        '.copydesk.json',
      ),
    );
    return;
  }
  const tried = await tryInPosts(deps, folder, words);
  if (!tried) return;
  const chosen = offset === undefined ? await choose(tried) : tried[0];
  if (chosen) await show(document, chosen);
}

/** Reads all posts of a site; undefined where the user does not want to wait. */
async function tryInPosts(
  { newsrooms }: Deps,
  folder: SiteFolder,
  words: readonly PlacedWord[],
): Promise<readonly TriedWord[] | undefined> {
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Copydesk: Trying house words in all posts…'),
    cancellable: true,
  };
  return vscode.window.withProgress(progress, async (_, token) => {
    const newsroom = await newsrooms.whenRead(folder);
    const paths = [...newsroom.all()].map(({ path }) => path).sort();
    const tried = words.map(placed => ({ placed, locations: [] as vscode.Location[], posts: 0 }));
    for await (const { path, text, uri, toRange: rangeOf } of readPostTexts(folder.root, paths, token)) {
      const facts = folder.factsOf(path);
      const post = parsePost(path, text, facts.site);
      for (const entry of tried) {
        const spans = tryHouseWord(post, entry.placed.word, facts);
        if (spans.length > 0) entry.posts++;
        for (const span of spans) entry.locations.push(new vscode.Location(uri, rangeOf(span)));
      }
    }
    return token.isCancellationRequested ? undefined : tried;
  });
}

async function choose(tried: readonly TriedWord[]): Promise<TriedWord | undefined> {
  const items = tried.map(entry => ({
    label: sayWord(entry.placed.word),
    description: sayCount(entry),
    ...(entry.placed.word.why === undefined ? {} : { detail: inertText(entry.placed.word.why) }),
    entry,
  }));
  const placeHolder = vscode.l10n.t('Select a house word to see where it would be found');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.entry;
}

/** Shows the places of a word below the entry that names it. */
async function show(document: vscode.TextDocument, { placed, locations }: TriedWord): Promise<void> {
  const range = toRange(document, placed.span);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(range.start, range.start) });
  if (locations.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No post has {0}.', sayWord(placed.word)));
    return;
  }
  await vscode.commands.executeCommand('editor.action.showReferences', document.uri, range.start, locations);
}

function sayWord({ match, use }: HouseWord): string {
  return inertText(use === undefined ? `“${match}”` : `“${match}” → “${use}”`);
}

function sayCount({ placed, locations, posts }: TriedWord): string {
  const places = locations.length;
  const count =
    places === 0
      ? vscode.l10n.t('in no post')
      : places === 1
        ? vscode.l10n.t('1 place in 1 post')
        : posts === 1
          ? vscode.l10n.t('{0} places in 1 post', places)
          : vscode.l10n.t('{0} places in {1} posts', places, posts);
  return placed.word.isOff ? vscode.l10n.t('{0}, off', count) : count;
}
