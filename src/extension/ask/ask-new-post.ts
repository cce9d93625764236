import * as vscode from 'vscode';
import {
  cleanTitle,
  findTargets,
  isHtmlSource,
  type Newsroom,
  postPlaces,
  type Site,
  stripTracking,
} from '../../core/index.ts';
import { askInSteps, type Step, type StepPlace, type StepResult, waitFor } from './ask-in-steps.ts';
import { askDraft, askPlace } from './ask-post-place.ts';
import { askAuthor, askSeveral, type SeveralKind } from './ask-terms.ts';
import { bylineOf } from './byline.ts';

/** What a new post starts with: nothing, HTML, or pasted content. */
export type FirstText = 'nothing' | 'paste' | { readonly html: string };

/** The answers about a new post. */
export interface NewPostAnswers {
  readonly title: string;
  /** The path of a post beside which it goes, and as which it is written; empty: the one at hand, or the newest. */
  readonly like: string;
  /** The address of the page that it comes from; empty where it comes from none. */
  readonly from: string;
  /** Empty where it is that of the newest post from the same site, or nobody knows it. */
  readonly author: string;
  readonly tags: readonly string[];
  /** Empty where they are those of the newest post from the same site. */
  readonly categories: readonly string[];
  readonly isDraft: boolean;
  readonly firstText: FirstText;
}

/** The answers before the first question. */
export const noAnswers: NewPostAnswers = {
  title: '',
  like: '',
  from: '',
  author: '',
  tags: [],
  categories: [],
  isDraft: false,
  firstText: 'nothing',
};

/** What the questions show. */
export interface Known {
  readonly newsroom: Newsroom;
  readonly site: Site;
  /** The path of the post at hand. */
  readonly at: string | undefined;
  readonly hasDrafts: boolean;
}

/** Asks for what a new post needs; undefined if the user cancels. */
export async function askNewPost(known: Known): Promise<NewPostAnswers | undefined> {
  const copied = (await readClipboard()).trim();
  const from = isAddress(copied) && isUsed(known.newsroom, 'from') ? withoutTracking(copied) : '';
  const offered = firstTextOf(copied);
  const places = postPlaces(known.newsroom, known.at);
  return askInSteps<NewPostAnswers>(vscode.l10n.t('New Post'), { ...noAnswers, from }, [
    { ask: askTitle },
    {
      isNeeded: () => places.length > 1,
      ask: async (answers, place) => {
        const ending = await askPlace(place, places, answers.like);
        return ending && { answers: { ...answers, like: ending.value }, direction: ending.direction };
      },
    },
    {
      isNeeded: () => isUsed(known.newsroom, 'from'),
      ask: (answers, place) => askSource(answers, place, known),
    },
    {
      isNeeded: answers =>
        isUsed(known.newsroom, 'author', 'by') && bylineOf(known.newsroom, answers.from).author.length === 0,
      ask: async (answers, place) => {
        const ending = await askAuthor(place, known.newsroom, answers.author);
        return ending && { answers: { ...answers, author: ending.value }, direction: ending.direction };
      },
    },
    { isNeeded: () => isUsed(known.newsroom, 'tags', 'tag'), ask: askTerms('tags', known.newsroom) },
    {
      // What is copied is put where the other articles of its source are.
      isNeeded: answers =>
        isUsed(known.newsroom, 'categories', 'category') &&
        bylineOf(known.newsroom, answers.from).categories.length === 0,
      ask: askTerms('categories', known.newsroom),
    },
    {
      isNeeded: () => known.hasDrafts,
      ask: async (answers, place) => {
        const ending = await askDraft(place, answers.isDraft);
        return ending && { answers: { ...answers, isDraft: ending.value }, direction: ending.direction };
      },
    },
    { isNeeded: () => offered !== 'nothing', ask: askFirstText(offered, copied) },
  ]);
}

/** A field that one post in so many has is used. */
const USED = 10;

/** Whether posts of the site have one of the fields; where there are none yet, they may. */
function isUsed({ size, count }: Newsroom, ...fields: readonly string[]): boolean {
  return size === 0 || fields.some(field => count('fields', field) * USED >= size);
}

function askTerms(kind: SeveralKind, newsroom: Newsroom): Step<NewPostAnswers>['ask'] {
  return async (answers, place) => {
    const ending = await askSeveral(place, newsroom, { kind, given: answers[kind] });
    return ending && { answers: { ...answers, [kind]: ending.value }, direction: ending.direction };
  };
}

/** What the clipboard offers. */
function firstTextOf(copied: string): FirstText {
  if (isHtmlSource(copied)) return { html: copied };
  // Only a paste sees what a browser has copied besides the text, and only the desktop can paste unasked.
  const isArticle = copied.length >= ARTICLE && !isAddress(copied);
  return isArticle && vscode.env.uiKind === vscode.UIKind.Desktop ? 'paste' : 'nothing';
}

const askTitle: Step<NewPostAnswers>['ask'] = async (answers, place) => {
  const input = vscode.window.createInputBox();
  input.value = answers.title;
  input.prompt = vscode.l10n.t('Title of the post');
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
  input.prompt = vscode.l10n.t('URL of the page that the post comes from; leave it empty if there is none');
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
  if (!ending) return undefined;
  const from = withoutTracking(ending.value);
  // Who writes for one site does not for another.
  const author = from === answers.from ? answers.author : '';
  return { answers: { ...answers, from, author }, direction: ending.direction };

  function findProblem(text: string): vscode.InputBoxValidationMessage | undefined {
    if (text === '') return undefined;
    if (!isAddress(text)) return toWarning(vscode.l10n.t('A URL starts with https://.'));
    const search = { newsroom, site, base: { from: '', permalink: undefined } };
    const [there] = findTargets({ kind: 'address', target: text }, search);
    return (
      there && toWarning(vscode.l10n.t('This article is already on the site: {0}', there.title || there.path))
    );
  }
}

/** Where VS Code takes a message for an error, it does not tell of Enter until the message is gone. */
function toWarning(message: string): vscode.InputBoxValidationMessage {
  return { message, severity: vscode.InputBoxValidationSeverity.Warning };
}

/** The clipboard becomes the text of the post only if the user says so. */
function askFirstText(offered: FirstText, copied: string): Step<NewPostAnswers>['ask'] {
  return async (answers, place) => {
    const pick = vscode.window.createQuickPick();
    const label =
      offered === 'paste'
        ? vscode.l10n.t('The copied article, cleaned')
        : vscode.l10n.t('The HTML on the clipboard, cleaned');
    const use = { label, detail: `${copied.slice(0, 100).replace(/\s+/g, ' ')}…` };
    pick.items = [{ label: vscode.l10n.t('Nothing yet') }, use];
    pick.placeholder = vscode.l10n.t('What the post starts with');
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

/** The same page by an address that counts no readers: it becomes `from`, and the link of the title. */
function withoutTracking(address: string): string {
  return stripTracking(address)?.url ?? address;
}

/** The text on the clipboard; none if the browser denies access. */
async function readClipboard(): Promise<string> {
  try {
    return await vscode.env.clipboard.readText();
  } catch {
    return ''; // The questions can be answered without.
  }
}
