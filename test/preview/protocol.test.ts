import assert from 'node:assert/strict';
import {
  type Article,
  isPageMessage,
  isPageState,
  isShowMessage,
  type ShowMessage,
} from '../../src/preview/protocol.ts';

const article: Article = {
  uri: 'file:///site/_posts/2024-03-05-a.md',
  header: {
    title: 'Ferry sold',
    date: undefined,
    author: undefined,
    source: { href: 'https://example.org/a', label: 'example.org' },
    categories: [],
    tags: ['harbour'],
  },
  html: '<p>Text</p>',
  notices: [],
  siteAddress: 'https://example.org/site/',
  basePath: '',
  pagePath: '/2024/03/05/a.html',
  words: {
    emptyBody: '',
    untitled: '',
    image: '',
    missingImage: '',
    blockedImage: '',
    noAddress: '',
    lateImage: '',
    pixel: '',
    embedded: '',
    video: '',
    audio: '',
    frame: '',
    codeFrame: '',
    post: '',
    script: '',
    form: '',
    styleSheet: '',
    drawing: '',
    formula: '',
  },
};

describe('Messages between the extension and the preview', () => {
  it('are taken when they are what they should be', () => {
    const show: ShowMessage = { type: 'show', article };
    assert.ok(isShowMessage(structuredClone(show)));
    assert.ok(isPageMessage({ type: 'ready' }));
    assert.ok(isPageMessage({ type: 'openLink', href: 'https://example.org' }));
    assert.ok(isPageState({ uri: article.uri, scrollTop: 12 }));
  });

  it('are refused otherwise', () => {
    const strangers: readonly unknown[] = [undefined, null, 1, 'ready', [], {}, { type: 'run', code: '1' }];
    for (const message of strangers) {
      assert.ok(!isShowMessage(message) && !isPageMessage(message) && !isPageState(message));
    }
    assert.ok(!isPageMessage({ type: 'openLink', href: { toString: 'x' } }));
    assert.ok(!isShowMessage({ type: 'show', article: { ...article, html: 1 } }));
    assert.ok(
      !isShowMessage({ type: 'show', article: { ...article, header: { ...article.header, tags: [1] } } }),
    );
    assert.ok(!isPageState({ uri: article.uri, scrollTop: '12' }));
  });
});
