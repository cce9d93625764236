import { isPageWidth } from './looks.ts';
import type {
  Article,
  ArticleHeader,
  HostMessage,
  PageMessage,
  PageState,
  Place,
  Problem,
  SourceLink,
} from './protocol.ts';

/** Whether a message that reached the page is one that the extension sends. */
export function isHostMessage(message: unknown): message is HostMessage {
  return hasShapeOf(message, hostMessages);
}

/** Whether a message that reached the extension is one that the page sends. */
export function isPageMessage(message: unknown): message is PageMessage {
  return hasShapeOf(message, pageMessages);
}

/** Whether a stored state is one that a page stored. */
export const isPageState = shape<PageState>({
  uri: isString,
  scrollTop: isNumber,
  zoom: isNumber,
  marksProblems: isBoolean,
  isListOpen: isBoolean,
  isLocked: isBoolean,
  width: isPageWidth,
});

type Test = (value: unknown) => boolean;

const isPlace = shape<Place>({ start: isCount, end: isCount });

const isHeader = shape<ArticleHeader>({
  title: orNothing(isString),
  date: orNothing(isString),
  author: orNothing(isString),
  source: orNothing(shape<SourceLink>({ href: isString, label: isString })),
  categories: listOf(isString),
  tags: listOf(isString),
  places: value => isRecord(value) && Object.values(value).every(orNothing(isPlace)),
});

const isArticle = shape<Article>({
  uri: isString,
  version: isCount,
  header: isHeader,
  html: isString,
  placeAttribute: value => isString(value) && /^data-[a-z\d-]+$/.test(String(value)),
  notices: listOf(isString),
  differences: listOf(isString),
  siteAddress: isString,
  basePath: isString,
  pagePath: isString,
  words: value => isRecord(value) && Object.values(value).every(isString),
});

const isProblem = shape<Problem>({
  rule: isString,
  severity: value => ['error', 'warning', 'info', 'hint'].includes(String(value)),
  message: isString,
  place: isPlace,
  fixes: listOf(isString),
});

const hostMessages: Readonly<Record<HostMessage['type'], Test>> = {
  show: shape({ article: isArticle }),
  problems: shape({ version: isCount, problems: listOf(isProblem) }),
  select: shape({ version: isCount, place: isPlace, text: isString }),
  scroll: shape({ version: isCount, place: isPlace, lines: isCount }),
  zoom: shape({ step: value => value === -1 || value === 0 || value === 1 }),
  lock: shape({ isLocked: isBoolean }),
  export: () => true,
};

const pageMessages: Readonly<Record<PageMessage['type'], Test>> = {
  ready: () => true,
  shown: shape({ version: isCount }),
  openLink: shape({ href: isString }),
  reveal: shape({ version: isCount, place: isPlace, takesFocus: isBoolean }),
  scrolled: shape({ version: isCount, offset: isCount }),
  fix: shape({ version: isCount, problem: isCount, fix: isCount }),
  explain: shape({ rule: isString }),
  exported: shape({ html: isString }),
};

function hasShapeOf(message: unknown, tests: Readonly<Record<string, Test>>): boolean {
  if (!isRecord(message) || typeof message['type'] !== 'string') return false;
  return Object.hasOwn(tests, message['type']) && tests[message['type']]!(message);
}

/** The test for a record whose fields pass the tests of their names. */
function shape<T>(tests: Readonly<Record<keyof T & string, Test>>): (value: unknown) => value is T {
  const entries = Object.entries<Test>(tests);
  return (value): value is T => isRecord(value) && entries.every(([name, test]) => test(value[name]));
}

function listOf(test: Test): Test {
  return value => Array.isArray(value) && value.every(test);
}

function orNothing(test: Test): Test {
  return value => value === undefined || test(value);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
