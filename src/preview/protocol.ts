import type { BoxWords, PageWidth } from './looks.ts';

/** Half-open UTF-16 offsets in the post's file. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A link as the header shows it. */
export interface SourceLink {
  readonly href: string;
  /** What stands for the address: its host. */
  readonly label: string;
}

/** What the front matter says about the article; values are as the post spells them. */
export interface ArticleHeader {
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly author: string | undefined;
  readonly source: SourceLink | undefined;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** Where the fields stand. */
  readonly places: HeaderPlaces;
}

/** Where the field of each part of the header stands; of a field that is missing, nothing. */
export type HeaderPlaces = Readonly<
  Record<'title' | 'date' | 'author' | 'source' | 'categories' | 'tags', Place | undefined>
>;

/** The page's own words, in the reader's language; `{0}` and `{1}` stand for values. */
export interface PageWords extends BoxWords {
  readonly emptyBody: string;
  readonly untitled: string;
  readonly problems: string;
  readonly problemsOnPage: string;
  readonly error: string;
  readonly warning: string;
  readonly info: string;
  readonly hint: string;
  /** Says that what `{0}` names is, or is there so often: `{1}`. */
  readonly labelled: string;
  readonly noProblems: string;
  readonly oneProblem: string;
  readonly manyProblems: string;
  readonly oneHint: string;
  readonly manyHints: string;
  /** The number of problems, `{0}`, and of hints, `{1}`, in words. */
  readonly problemsAndHints: string;
  readonly markProblems: string;
  readonly explain: string;
  readonly goToProblem: string;
}

/** What the page shows of one post. */
export interface Article {
  /** The post's address; a page that gets another one starts at its top. */
  readonly uri: string;
  /** The version of the document that was rendered: all places are places in it. */
  readonly version: number;
  readonly header: ArticleHeader;
  /** The body as it is published: hostile until it is sanitised. */
  readonly html: string;
  /** The attribute by which each element of `html` says its {@link Place}: a name that the post cannot know. */
  readonly placeAttribute: string;
  /** Why the header may lack something that the post says. */
  readonly notices: readonly string[];
  /** Why the published page looks otherwise than this one. */
  readonly differences: readonly string[];
  /** Where `/…` leads: the webview's address of the site's folder, with a slash at its end. */
  readonly siteAddress: string;
  /** The path below which the site is published (`baseurl`): empty, or `/blog`. */
  readonly basePath: string;
  /** The path below that at which the post is published, as far as it can be told. */
  readonly pagePath: string;
  readonly words: PageWords;
}

/** A finding as the page shows it. */
export interface Problem {
  readonly rule: string;
  readonly severity: ProblemSeverity;
  readonly message: string;
  readonly place: Place;
  /** The titles of its fixes, the best first. */
  readonly fixes: readonly string[];
}

/** How much harm a problem does, the worst first. */
export type ProblemSeverity = 'error' | 'warning' | 'info' | 'hint';

/** From the extension to the page. */
export type HostMessage =
  | ShowMessage
  | {
      readonly type: 'problems';
      readonly version: number;
      readonly problems: readonly Problem[];
    }
  | {
      /** The cursor, an empty place, or the selection of the editor. */
      readonly type: 'select';
      readonly version: number;
      readonly place: Place;
      /** What is selected, as written; shortened where it is long. */
      readonly text: string;
    }
  | {
      /** The editor shows this part of the text. */
      readonly type: 'scroll';
      readonly version: number;
      readonly place: Place;
      /** How many of its lines may be covered, and are not counted as its top. */
      readonly lines: number;
    }
  | { readonly type: 'zoom'; readonly step: -1 | 0 | 1 }
  | { readonly type: 'lock'; readonly isLocked: boolean }
  | { readonly type: 'export' };

/** Shows an article. */
export interface ShowMessage {
  readonly type: 'show';
  readonly article: Article;
}

/** From the page to the extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  /** The page shows that version, and can take the next. */
  | { readonly type: 'shown'; readonly version: number }
  | { readonly type: 'openLink'; readonly href: string }
  | {
      /** The reader pointed at the element that stands there. */
      readonly type: 'reveal';
      readonly version: number;
      readonly place: Place;
      readonly takesFocus: boolean;
    }
  /** The reader scrolled: that offset is now at the top of the page. */
  | { readonly type: 'scrolled'; readonly version: number; readonly offset: number }
  /** The reader chose a fix: both are indices in what the last `problems` listed. */
  | { readonly type: 'fix'; readonly version: number; readonly problem: number; readonly fix: number }
  | { readonly type: 'explain'; readonly rule: string }
  /** The article as it is shown, harmless. */
  | { readonly type: 'exported'; readonly html: string };

/** What outlives a hidden or reloaded page; VS Code hands it back to the page and to the panel's serializer. */
export interface PageState {
  readonly uri: string;
  /** How far the article is scrolled beyond its beginning, in CSS pixels. */
  readonly scrollTop: number;
  /** How large the page is shown; 1 is its natural size. */
  readonly zoom: number;
  /** Whether problems are marked on the page. */
  readonly marksProblems: boolean;
  readonly isListOpen: boolean;
  /** Whether the preview stays with its post. */
  readonly isLocked: boolean;
  readonly width: PageWidth;
}
