import assert from 'node:assert/strict';
import {
  type Article,
  type HostMessage,
  isHostMessage,
  isPageMessage,
  isPageState,
  type Looks,
  type PageMessage,
  type PageState,
  type Problem,
} from '../../src/preview/protocol.ts';

const place = { start: 4, end: 12 };

const article: Article = {
  uri: 'file:///site/_posts/2024-03-05-a.md',
  version: 3,
  header: {
    title: 'Ferry sold',
    date: undefined,
    author: undefined,
    source: { href: 'https://example.org/a', label: 'example.org' },
    categories: [],
    tags: ['harbour'],
    places: {
      title: place,
      date: undefined,
      author: undefined,
      source: undefined,
      categories: undefined,
      tags: place,
    },
  },
  html: '<p>Text</p>',
  isWhole: false,
  lack: '',
  placeAttribute: 'data-0a1b2c3d',
  places: [0, 12],
  notices: [],
  differences: [],
  siteAddress: 'https://example.org/site/',
  siteUrl: 'https://harbour.example',
  basePath: '',
  pagePath: '/2024/03/05/a.html',
  words: {
    jutsOut: '',
    emptyBody: '',
    untitled: '',
    image: '',
    missingImage: '',
    blockedImage: '',
    noAddress: '',
    lateImage: '',
    pixel: '',
    frame: '',
    codeFrame: '',
    post: '',
    script: '',
    form: '',
    styleSheet: '',
    drawing: '',
    formula: '',
    embedded: '',
    video: '',
    audio: '',
    problems: '',
    problemsOnPage: '',
    error: '',
    warning: '',
    info: '',
    hint: '',
    labelled: '',
    noProblems: '',
    oneProblem: '',
    manyProblems: '',
    oneHint: '',
    manyHints: '',
    problemsAndHints: '',
    markProblems: '',
    explain: '',
    goToProblem: '',
  },
};

const problem: Problem = {
  rule: 'html/unclosed-element',
  severity: 'error',
  message: '<b> is never closed.',
  place,
  fixes: ['Close <b>'],
};

const state: PageState = {
  uri: article.uri,
  scrollTop: 12.5,
  zoom: 1,
  marksProblems: true,
  isListOpen: false,
  isLocked: false,
  width: 'panel',
};

const looks: Looks = {
  areRemoteImagesAllowed: false,
  hasSiteStyles: true,
  siteStyles: [{ text: 'p { color: red }', path: 'assets/main.css', media: '' }],
  drawings: [{ path: 'assets/icons.svg', text: '<svg></svg>' }],
  theme: { address: '', paths: [] },
  wholePage: 'off',
  wrappers: ['.post'],
  runsLiquid: true,
  words: {
    toolbar: '',
    width: '',
    panel: '',
    phone: '',
    tablet: '',
    desk: '',
    siteStyles: '',
    siteStylesHint: '',
    wholePage: '',
    wholePageHint: '',
    ofLayout: '',
    remoteImages: '',
    remoteImagesHint: '',
    restricted: '',
    restrictedHint: '',
  },
};

const kept = {
  version: 2,
  html: { before: 3, behind: 4 },
  places: { before: 0, behind: 2, shift: -1 },
};

const fromHost: readonly HostMessage[] = [
  { type: 'looks', looks },
  { type: 'show', article, kept: undefined },
  { type: 'show', article, kept },
  { type: 'problems', version: 3, problems: [problem] },
  { type: 'select', version: 3, place, text: 'abc' },
  { type: 'scroll', version: 3, place, lines: 5 },
  { type: 'zoom', step: -1 },
  { type: 'lock', isLocked: true },
  { type: 'export' },
];

const fromPage: readonly PageMessage[] = [
  { type: 'ready' },
  { type: 'shown', version: 3 },
  { type: 'openLink', href: 'https://example.org' },
  { type: 'reveal', version: 3, place, takesFocus: false, word: undefined },
  { type: 'reveal', version: 3, place, takesFocus: true, word: { text: 'a', count: 2, nth: 1, share: 0.5 } },
  { type: 'scrolled', version: 3, offset: 7 },
  { type: 'fix', version: 3, problem: 0, fix: 1 },
  { type: 'explain', rule: 'html/unclosed-element' },
  { type: 'exported', html: '<p></p>' },
  { type: 'allowRemoteImages', isOn: true },
  { type: 'useSiteStyles', isOn: false },
  { type: 'showWholePage', isOn: true },
];

describe('Messages between the extension and the preview', () => {
  it('are taken when they are what they should be', () => {
    for (const message of fromHost) assert.ok(isHostMessage(structuredClone(message)), message.type);
    for (const message of fromPage) assert.ok(isPageMessage(structuredClone(message)), message.type);
    assert.ok(isPageState(structuredClone(state)));
  });

  it('are not taken for those of the other side', () => {
    for (const message of fromHost) assert.ok(!isPageMessage(message), message.type);
    for (const message of fromPage) assert.ok(!isHostMessage(message), message.type);
  });

  it('are refused when a field is missing or is of another kind', () => {
    const strangers: readonly unknown[] = [
      undefined,
      null,
      1,
      'ready',
      [],
      {},
      { type: 'run', code: '1' },
      { type: 'toString' },
      { type: 'openLink', href: { toString: 'x' } },
      { type: 'reveal', version: 3, place: { start: -1, end: 2 }, takesFocus: true },
      { type: 'fix', version: 3, problem: 0.5, fix: 0 },
      { type: 'scrolled', version: 3, offset: Number.NaN },
      { type: 'looks', looks: { ...looks, siteStyles: [1] } },
      { type: 'looks', looks: { ...looks, words: {} } },
      { type: 'useSiteStyles', isOn: 1 },
      { type: 'show', article: { ...article, html: 1 } },
      { type: 'show', article: { ...article, places: [-1] } },
      { type: 'show', article, kept: { ...kept, html: { before: -1, behind: 0 } } },
      { type: 'show', article: { ...article, placeAttribute: 'onclick' } },
      { type: 'show', article: { ...article, header: { ...article.header, tags: [1] } } },
      { type: 'show', article: { ...article, header: { ...article.header, places: { title: 1 } } } },
      { type: 'problems', version: 3, problems: [{ ...problem, severity: 'fatal' }] },
    ];
    for (const message of strangers)
      assert.ok(!isHostMessage(message) && !isPageMessage(message), JSON.stringify(message));
    assert.ok(!isPageState({ ...state, scrollTop: '12' }));
    assert.ok(!isPageState({ uri: state.uri, scrollTop: 12 }));
  });
});
