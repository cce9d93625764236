import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser';
import { membersOf, readJsonTree, spanOfNode } from '../text/json-tree.ts';
import { createPhrase, type Language } from '../text/phrase.ts';
import { type Span, spanOf } from '../text/span.ts';
import type { HouseWord } from '../text/words/house-words.ts';
import { readSettings } from './read-settings.ts';
import { readHouseWord } from './read-words.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { createSettingsReport } from './settings-report.ts';

/** The text of a `.copydesk.json`, understood. */
export interface SettingsTextReading {
  readonly settings: Settings;
  /** Sentences for the user, with their places; what they speak of is left out of `settings`. */
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
}

/** Reads the text of a `.copydesk.json`: JSON in which comments may stand. Never throws. */
export function readSettingsText(text: string, language: Language = {}): SettingsTextReading {
  const reading = readJsonTree(text);
  if ('fault' in reading) {
    const { reasonKey, span } = reading.fault;
    const phrase = createPhrase(language.translate);
    const message = phrase('This is not valid JSON: {reason}.', { reason: phrase(reasonKey, {}) });
    return { settings: defaultSettings, problems: [{ message, span }] };
  }
  const { settings, problems } = readSettings(getNodeValue(reading.root), language);
  return {
    settings,
    problems: problems.map(({ message, path, isName }) => ({
      message,
      span: findPlace(reading.root, path, isName),
    })),
  };
}

/** A house word, and where the text of a `.copydesk.json` says so. */
export interface PlacedWord {
  readonly word: HouseWord;
  readonly span: Span;
}

/** The house words that the text of a `.copydesk.json` holds, those that are off among them, as far as they can be read. */
export function placesOfWords(text: string): readonly PlacedWord[] {
  const reading = readJsonTree(text);
  const list = 'fault' in reading ? undefined : findNodeAtLocation(reading.root, ['words']);
  const unread = createSettingsReport([], createPhrase());
  return (list?.children ?? []).flatMap(node => {
    const word = readHouseWord(getNodeValue(node), [], unread);
    return word ? [{ word, span: spanOfNode(node) }] : [];
  });
}

/** Where the value stands that the names and indices lead to, or its name. The whole text would be no place: its start. */
function findPlace(root: Node, path: readonly (string | number)[], isName: boolean): Span {
  let span = spanOf(root.offset, root.offset + 1);
  let node: Node | undefined = root;
  for (const step of path) {
    const [name, value]: readonly (Node | undefined)[] =
      membersOf(node).findLast(([each]) => each.value === step) ?? [];
    node = value ?? findNodeAtLocation(node, [step]);
    if (!node) return span;
    span = spanOfNode(isName && name && step === path.at(-1) ? name : node);
  }
  return span;
}
