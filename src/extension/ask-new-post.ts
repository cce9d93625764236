import * as vscode from 'vscode';
import { cleanTitle, findTargets, isHtmlSource, type Newsroom, type Site } from '../core/index.ts';
import { askInSteps, type Step, type StepPlace, type StepResult, waitFor } from './ask-in-steps.ts';

/** What a new post begins with: nothing, HTML, or what a paste brings. */
export type FirstText = 'nothing' | 'paste' | { readonly html: string };

/** What an editor says of a new post. */
export interface NewPostAnswers {
  readonly title: string;
  /** The address of the page that it comes from; empty where it comes from none. */
  readonly from: string;
  readonly tags: readonly string[];
  readonly firstText: FirstText;
}

/** What the questions show. */
export interface Known {
  readonly newsroom: Newsroom;
  readonly site: Site;
}

/** Asks what a new post needs; undefined where the user gives up. */
export async function askNewPost(known: Known): Promise<NewPostAnswers | undefined> {
  const copied = (await readClipboard()).trim();
  const from = isAddress(copied) ? copied : '';
  const offered = firstTextOf(copied);
  return askInSteps<NewPostAnswers>(
    vscode.l10n.t('New Post'),
    { title: '', from, tags: [], firstText: 'nothing' },
    [
      askTitle,
      (answers, place) => askSource(answers, place, known),
      (answers, place) => askTags(answers, place, known),
      ...(offered === 'nothing' ? [] : [askFirstText(offered, copied)]),
    ],
  );
}

/** What the clipboard could bring. */
function firstTextOf(copied: string): FirstText {
  if (isHtmlSource(copied)) return { html: copied };
  // Only a paste sees what a browser has copied besides the text, and only the desktop can paste unasked.
  const isArticle = copied.length >= ARTICLE && !isAddress(copied);
  return isArticle && vscode.env.uiKind === vscode.UIKind.Desktop ? 'paste' : 'nothing';
}

const askTitle: Step<NewPostAnswers> = async (answers, place) => {
  const input = vscode.window.createInputBox();
  input.value = answers.title;
  input.prompt = vscode.l10n.t('The title');
  const hint = toWarning(vscode.l10n.t('A post needs a title.'));
  input.onDidChangeValue(() => {
    input.validationMessage = undefined;
  });
  const ending = await waitFor(input, place, {
    current: () => input.value,
    accept: () => {
      const title = cleanTitle(input.value);
      if (title === '') input.validationMessage = hint;
      return title === '' ? undefined : title;
    },
  });
  return ending && { answers: { ...answers, title: ending.value }, direction: ending.direction };
};

async function askSource(
  answers: NewPostAnswers,
  place: StepPlace,
  { newsroom, site }: Known,
): Promise<StepResult<NewPostAnswers>> {
  const input = vscode.window.createInputBox();
  input.value = answers.from;
  input.placeholder = 'https://';
  input.prompt = vscode.l10n.t('The address of the page that it comes from; empty if it comes from none');
  const judge = (): void => {
    const text = input.value.trim();
    // As long as somebody types, what is not yet an address is no mistake.
    const isBegun = 'https://'.startsWith(text) || /^https?:\/\/\S*$/i.test(text);
    input.validationMessage = isBegun && !isAddress(text) ? undefined : findProblem(text);
  };
  input.onDidChangeValue(judge);
  judge();
  const ending = await waitFor(input, place, {
    current: () => input.value.trim(),
    accept: () => {
      const from = input.value.trim();
      if (from === '' || isAddress(from)) return from;
      input.validationMessage = findProblem(from);
      return undefined;
    },
  });
  return ending && { answers: { ...answers, from: ending.value }, direction: ending.direction };

  function findProblem(text: string): vscode.InputBoxValidationMessage | undefined {
    if (text === '') return undefined;
    if (!isAddress(text)) return toWarning(vscode.l10n.t('An address begins with https://.'));
    const search = { newsroom, site, base: { from: '', permalink: undefined } };
    const [there] = findTargets({ kind: 'address', target: text }, search);
    return there && toWarning(vscode.l10n.t('This article is here already: {0}', there.title || there.path));
  }
}

/** Where VS Code takes a message for an error, it does not tell of Enter until the message is gone. */
function toWarning(message: string): vscode.InputBoxValidationMessage {
  return { message, severity: vscode.InputBoxValidationSeverity.Warning };
}

/** A tag in the list; `label` also says of a new one that it is new. */
interface TagItem extends vscode.QuickPickItem {
  readonly tag: string;
}

/** Enter takes the tag that is marked, a known one or the one that was typed; with nothing typed it goes on. */
async function askTags(
  answers: NewPostAnswers,
  place: StepPlace,
  { newsroom }: Known,
): Promise<StepResult<NewPostAnswers>> {
  const pick = vscode.window.createQuickPick<TagItem>();
  const known: readonly TagItem[] = newsroom
    .seen('tags')
    .map(({ text, posts }) => ({ tag: text, label: text, description: String(posts) }));
  let chosen = answers.tags;
  pick.canSelectMany = true;
  pick.placeholder = vscode.l10n.t('Tags: type one and press Enter, then the next; Enter alone goes on');
  const show = (): void => {
    const typed = pick.value.trim();
    const added = chosen.map(tag => known.find(item => item.tag === tag) ?? { tag, label: tag });
    const offered = known.filter(({ tag }) => !chosen.includes(tag));
    const isNew = typed !== '' && ![...added, ...offered].some(({ tag }) => tag === typed);
    const fresh = { tag: typed, label: vscode.l10n.t('New tag: {0}', typed), alwaysShow: true };
    pick.items = [...added, ...offered, ...(isNew ? [fresh] : [])];
    pick.selectedItems = added;
    const marked = typed === '' ? undefined : (findBegun(typed, offered) ?? (isNew ? fresh : undefined));
    pick.activeItems = marked ? [marked] : [];
  };
  pick.onDidChangeValue(show);
  pick.onDidChangeSelection(items => {
    chosen = items.map(({ tag }) => tag);
  });
  show();
  const ending = await waitFor(pick, place, {
    current: () => chosen,
    accept: () => {
      const typed = pick.value.trim();
      if (typed === '') return chosen;
      const tag = pick.activeItems[0]?.tag ?? typed;
      chosen = chosen.includes(tag) ? chosen : [...chosen, tag];
      pick.value = '';
      show();
      return undefined;
    },
  });
  return ending && { answers: { ...answers, tags: ending.value }, direction: ending.direction };
}

/** The tag that somebody is most likely about to type. */
function findBegun(typed: string, items: readonly TagItem[]): TagItem | undefined {
  const begin = typed.toLowerCase();
  return (
    items.find(({ tag }) => tag.toLowerCase() === begin) ??
    items.find(({ tag }) => tag.toLowerCase().startsWith(begin))
  );
}

/** What stands on the clipboard becomes the text of the post only where the user says so. */
function askFirstText(offered: FirstText, copied: string): Step<NewPostAnswers> {
  return async (answers, place) => {
    const pick = vscode.window.createQuickPick();
    const label =
      offered === 'paste'
        ? vscode.l10n.t('The copied article, cleaned')
        : vscode.l10n.t('The HTML on the clipboard, cleaned');
    const use = { label, detail: `${copied.slice(0, 100).replace(/\s+/g, ' ')}…` };
    pick.items = [{ label: vscode.l10n.t('Nothing yet') }, use];
    pick.placeholder = vscode.l10n.t('What the post begins with');
    if (answers.firstText !== 'nothing') pick.activeItems = [use];
    const read = (): FirstText => (pick.activeItems[0] === use ? offered : 'nothing');
    const ending = await waitFor(pick, place, { current: read, accept: read });
    return ending && { answers: { ...answers, firstText: ending.value }, direction: ending.direction };
  };
}

/** A text as long as this, in UTF-16 units, may be an article. */
const ARTICLE = 200;

function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+\S*$/.test(text);
}

/** The text on the clipboard; a browser may refuse it, and then there is none. */
async function readClipboard(): Promise<string> {
  try {
    return await vscode.env.clipboard.readText();
  } catch {
    return ''; // The questions can be answered without.
  }
}
