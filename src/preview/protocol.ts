import {
  count,
  flag,
  listOf,
  type MessageOf,
  messageOf,
  number,
  type Of,
  oneOf,
  optional,
  record,
  type Test,
  text,
} from './shapes.ts';

/*
 * All that the extension and the page of a preview tell each other. The tables check what arrives, and the types are
 * made of them. The usual course: the page is `ready`; it gets `looks`, then `show`; it says `shown`, and only then is
 * sent the next text. A click sends `reveal`, a scroll `scrolled`, and the editor's own go the other way as `select` and
 * `scroll`.
 */

const place = record({ start: count, end: count });

/** Half-open UTF-16 offsets in the post's file. */
export type Place = Of<typeof place>;

const sourceLink = record({
  href: text,
  /** What stands for the address: its host. */
  label: text,
});

/** A link as the header shows it. */
export type SourceLink = Of<typeof sourceLink>;

const header = record({
  title: optional(text),
  date: optional(text),
  author: optional(text),
  source: optional(sourceLink),
  categories: listOf(text),
  tags: listOf(text),
  /** Where the field of each part of the header stands; of a field that is missing, nothing. */
  places: record({
    title: optional(place),
    date: optional(place),
    author: optional(place),
    source: optional(place),
    categories: optional(place),
    tags: optional(place),
  }),
});

/** What the front matter says about the article; values are as the post spells them. */
export type ArticleHeader = Of<typeof header>;

const boxWords = {
  image: text,
  missingImage: text,
  /** `{0}` is the host. */
  blockedImage: text,
  noAddress: text,
  lateImage: text,
  pixel: text,
  embedded: text,
  video: text,
  audio: text,
  frame: text,
  codeFrame: text,
  post: text,
  script: text,
  form: text,
  styleSheet: text,
  drawing: text,
  formula: text,
};
const isBoxWords = record(boxWords);

/** The words of what stands for things that are not shown; `{0}` stands for a value. */
export type BoxWords = Of<typeof isBoxWords>;

const pageWords = record({
  ...boxWords,
  emptyBody: text,
  untitled: text,
  problems: text,
  problemsOnPage: text,
  error: text,
  warning: text,
  info: text,
  hint: text,
  /** Says that what `{0}` names is, or is there so often: `{1}`. */
  labelled: text,
  noProblems: text,
  oneProblem: text,
  manyProblems: text,
  oneHint: text,
  manyHints: text,
  /** The number of problems, `{0}`, and of hints, `{1}`, in words. */
  problemsAndHints: text,
  markProblems: text,
  explain: text,
  goToProblem: text,
  /** `{0}` is how many pixels wide what juts out is beyond the page. */
  jutsOut: text,
});

/** The page's own words, in the reader's language; `{0}` and `{1}` stand for values. */
export type PageWords = Of<typeof pageWords>;

/** No name that would do something. */
const dataName: Test<string> = (value): value is string => text(value) && /^data-[a-z\d-]+$/.test(value);

const article = record({
  /** The post's address; a page that gets another one starts at its top. */
  uri: text,
  /** The version of the document that was rendered: all places are places in it. */
  version: count,
  header,
  /** The body as it is published: hostile until it is sanitised. */
  html: text,
  /** The attribute by which each element of `html` says which of `places` is its own: a name that the post cannot know. */
  placeAttribute: dataName,
  /** The start and the end of one {@link Place} after the other: at each key most of them change, and the HTML does not. */
  places: listOf(count),
  /** Why the header may lack something that the post says. */
  notices: listOf(text),
  /** Why the published page looks otherwise than this one. */
  differences: listOf(text),
  /** Whether `html` is the whole page, the article within the layouts of its site. */
  isWhole: flag,
  /** What keeps the page from being whole, where it was to be; empty where nothing does. */
  lack: text,
  /** Where `/…` leads: the webview's address of the site's folder, with a slash at its end. */
  siteAddress: text,
  /** Where it is published (`url`): `https://harbour.example`; empty where the site does not say. */
  siteUrl: text,
  /** The path below which the site is published (`baseurl`): empty, or `/blog`. */
  basePath: text,
  /** The path below that at which the post is published, as far as it can be told. */
  pagePath: text,
  words: pageWords,
});

/** What the page shows of one post. */
export type Article = Of<typeof article>;

const kept = record({
  /** The version that the page was sent last, of the same post. */
  version: count,
  /** So many characters of its `html` stand before what is sent now, and so many behind it. */
  html: record({ before: count, behind: count }),
  /** Likewise of its `places`; to those behind, `shift` is added. */
  places: record({ before: count, behind: count, shift: number }),
});

/** What stays of the article that the page was sent last. */
export type Kept = Of<typeof kept>;

const severity = oneOf('error', 'warning', 'info', 'hint');

/** How much harm a problem does, the worst first. */
export type ProblemSeverity = Of<typeof severity>;

const problem = record({
  rule: text,
  severity,
  message: text,
  place,
  /** The titles of its fixes, the best first. */
  fixes: listOf(text),
});

/** A finding as the page shows it. */
export type Problem = Of<typeof problem>;

const looksWords = record({
  toolbar: text,
  width: text,
  panel: text,
  phone: text,
  tablet: text,
  desk: text,
  siteStyles: text,
  siteStylesHint: text,
  wholePage: text,
  wholePageHint: text,
  /** Said of what the reader points at. */
  ofLayout: text,
  remoteImages: text,
  remoteImagesHint: text,
  restricted: text,
  restrictedHint: text,
});

/** The words of the page's own controls, in the reader's language. */
export type LooksWords = Of<typeof looksWords>;

const siteSheet = record({
  text,
  /** The path below the site's `baseurl` at which it is published: what it names by an address is relative to that. */
  path: text,
  /** The media query under which it holds; empty where it always does. */
  media: text,
});

/** A style sheet of the site: hostile until it is scoped. */
export type SiteSheet = Of<typeof siteSheet>;

const drawingFile = record({
  /** As published below the site's `baseurl`. */
  path: text,
  text,
});

/** A file of drawings of which a layout shows some, by `<use>`: hostile. */
export type DrawingFile = Of<typeof drawingFile>;

const themeFiles = record({
  /** The webview's address of the theme's folder, with a slash at its end; empty where there is none. */
  address: text,
  /** Those that are published and that the site has no file of its own for. */
  paths: listOf(text),
});

const looks = record({
  areRemoteImagesAllowed: flag,
  /** Whether the site has style sheets that could be shown. */
  hasSiteStyles: flag,
  /** Its style sheets in their order; none while they are not wanted. */
  siteStyles: listOf(siteSheet),
  drawings: listOf(drawingFile),
  theme: themeFiles,
  /** Whether the page is to be shown within the layouts of its site; `no` where that cannot be, and the hint says why. */
  wholePage: oneOf('on', 'off', 'no'),
  /** What the site's layout puts around the text of a post, as simple selectors: `article`, `.post-content`, `#main`. */
  wrappers: listOf(text),
  /** Whether Liquid runs; it does not in a folder that is not trusted, and the page says so. */
  runsLiquid: flag,
  words: looksWords,
});

/** How the page is to look besides the article. */
export type Looks = Of<typeof looks>;

/** The widths that a page can be shown in; `panel` is as wide as there is room. */
export const pageWidths = ['panel', 'phone', 'tablet', 'desk'] as const;

/** A width that a page can be shown in. */
export type PageWidth = (typeof pageWidths)[number];

const nothing = record({});

const hostMessages = {
  /** Before the first article, and whenever the looks change. */
  looks: record({ looks }),
  /** Of an article of which some stays, `html` and `places` are what has changed. */
  show: record({ article, kept: optional(kept) }),
  problems: record({ version: count, problems: listOf(problem) }),
  select: record({
    version: count,
    /** The cursor, an empty place, or the selection of the editor. */
    place,
    /** What is selected, as written; empty where it is long. */
    text,
  }),
  scroll: record({
    version: count,
    /** The part of the text that the editor shows. */
    place,
    /** How many of its lines may be covered, and are not counted as its top. */
    lines: count,
  }),
  zoom: record({ step: oneOf(-1, 0, 1) }),
  lock: record({ isLocked: flag }),
  export: nothing,
};

/** From the extension to the page. */
export type HostMessage = MessageOf<typeof hostMessages>;

/** Whether a message that reached the page is one that the extension sends. */
export const isHostMessage = messageOf(hostMessages);

const word = record({
  text,
  /** How often the text of its element has it, and how many times before this one. */
  count,
  nth: count,
  /** How far down in that text it stands, from 0 to 1. */
  share: number,
});

/** A word of the page that the reader points at. */
export type PointedWord = Of<typeof word>;

const pageMessages = {
  ready: nothing,
  /** The page shows that version, and can take the next. */
  shown: record({ version: count }),
  openLink: record({ href: text }),
  /** The reader pointed at the element that stands there. */
  reveal: record({ version: count, place, takesFocus: flag, word: optional(word) }),
  /** The reader scrolled: that offset is now at the top of the page. */
  scrolled: record({ version: count, offset: count }),
  /** The reader chose a fix: both are indices in what the last `problems` listed. */
  fix: record({ version: count, problem: count, fix: count }),
  explain: record({ rule: text }),
  /** The article as it is shown, harmless. */
  exported: record({ html: text }),
  /** The reader pressed a switch. */
  allowRemoteImages: record({ isOn: flag }),
  useSiteStyles: record({ isOn: flag }),
  showWholePage: record({ isOn: flag }),
};

/** From the page to the extension. */
export type PageMessage = MessageOf<typeof pageMessages>;

/** Whether a message that reached the extension is one that the page sends. */
export const isPageMessage = messageOf(pageMessages);

/** The reader pressed a switch. */
export type LooksRequest = Extract<
  PageMessage,
  { readonly type: 'allowRemoteImages' | 'useSiteStyles' | 'showWholePage' }
>;

/**
 * Whether a value is what outlives a hidden or reloaded page; VS Code hands it back to the page and to the panel's
 * serializer.
 */
export const isPageState = record({
  uri: text,
  /** How far the article is scrolled beyond its beginning, in CSS pixels. */
  scrollTop: number,
  /** How large the page is shown; 1 is its natural size. */
  zoom: number,
  /** Whether problems are marked on the page. */
  marksProblems: flag,
  isListOpen: flag,
  /** Whether the preview stays with its post. */
  isLocked: flag,
  width: oneOf(...pageWidths),
});

/** What outlives a hidden or reloaded page. */
export type PageState = Of<typeof isPageState>;
