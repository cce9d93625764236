import { type JsonNode, readJsonText } from '../text/json-text.ts';
import { type Span, spanOf } from '../text/span.ts';
import { readSettings } from './read-settings.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** The text of a `.copydesk.json`, understood. */
export interface SettingsTextReading {
  readonly settings: Settings;
  /** Sentences for the user, with their places; what they speak of is left out of `settings`. */
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
}

/** Reads the text of a `.copydesk.json`: JSON in which comments may stand. Never throws. */
export function readSettingsText(text: string): SettingsTextReading {
  const reading = readJsonText(text);
  if ('fault' in reading) {
    const { message, span } = reading.fault;
    return {
      settings: defaultSettings,
      problems: [{ message: `This is not valid JSON: ${message}.`, span }],
    };
  }
  const { settings, problems } = readSettings(reading.root.value);
  return {
    settings,
    problems: problems.map(({ message, path, isName }) => ({
      message,
      span: findPlace(reading.root, path, isName),
    })),
  };
}

/** Where the value stands that the names and indices lead to, or its name. The whole text would be no place: its start. */
function findPlace(root: JsonNode, path: readonly (string | number)[], isName: boolean): Span {
  let span = spanOf(root.span.start, root.span.start + 1);
  let node: JsonNode | undefined = root;
  for (const step of path) {
    // Of a name given twice the last counts, as everywhere in JSON.
    const member: { readonly nameSpan: Span; readonly node: JsonNode } | undefined = node?.members?.findLast(
      ({ name }) => name === step,
    );
    node = member?.node ?? (typeof step === 'number' ? node?.items?.[step] : undefined);
    if (!node) return span;
    span = isName && member && step === path.at(-1) ? member.nameSpan : node.span;
  }
  return span;
}
