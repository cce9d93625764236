import assert from 'node:assert/strict';
import { toRootSize } from '../../src/preview/article/site-styles/root-style.ts';
import {
  meansRoot,
  scopePageSelector,
  scopeSelector,
  toContainerCondition,
} from '../../src/preview/article/site-styles/scope-css.ts';

describe('A selector of the site', () => {
  const wrappers = new Set(['main', 'article', 'div', '.post', '.post-content', '#page']);
  const selectors: Readonly<Record<string, string>> = {
    p: 'p',
    body: ':scope',
    'html, body': ':scope, :scope',
    ':root': ':scope',
    'html > body p': ':scope p',
    '.post-content h2': ':scope h2',
    '#page .post > p:first-child': ':scope > p:first-child',
    'article.post blockquote': ':scope blockquote',
    // The name of an element alone may be one of the text.
    'article p': 'article p',
    div: 'div',
    'body.home p': 'body.home p',
    'body::before': ':scope::before',
    '.post-content-wide p': '.post-content-wide p',
    'tbody td': 'tbody td',
    '.body, #html': '.body, #html',
    '[data-x="body .post"] p': '[data-x="body .post"] p',
    ':not(.post) a:hover': ':not(:scope) a:hover',
    'p::before': 'p::before',
    ':root-like': ':root-like',
  };
  for (const [selector, scoped] of Object.entries(selectors)) {
    it(`is read with the article for what stands around it: ${selector}`, () => {
      assert.equal(scopeSelector(selector, wrappers), scoped);
    });
  }
});

describe('A selector of the site, for a whole page', () => {
  const rootToo = ':where(:scope, :scope *)';
  const selectors: Readonly<Record<string, string>> = {
    p: 'p',
    body: ':scope',
    'html > body p': ':scope p',
    ':root': ':scope',
    'html:root': ':scope',
    'body.news p': ':scope.news p',
    'html.no-js body.news #main > p': ':scope.news #user-content-main > p',
    'main article.post': 'main article.post',
    // What a selector begins with may be a name of the root, too.
    '.home .hero': `${rootToo}.home .hero`,
    '.body, #html': `${rootToo}.body, ${rootToo}#user-content-html`,
    'p, .x:not([x="a,b)"], .c)::before': `p, ${rootToo}.x:not([x="a,b)"], .c)::before`,
    '[dir="rtl"] p': `${rootToo}[dir="rtl"] p`,
    'a[href="#top"]': 'a[href="#top"]',
    ':not(body):is(#a, .b)': `${rootToo}:not(:scope):is(#user-content-a, .b)`,
    'p:hover::before': 'p:hover::before',
  };
  for (const [selector, scoped] of Object.entries(selectors)) {
    it(`has the page for its root: ${selector}`, () => {
      assert.equal(scopePageSelector(selector), scoped);
    });
  }
});

describe('What a site says of its root', () => {
  const lists: Readonly<Record<string, string>> = {
    html: 'all',
    ':root, html.dark': 'all',
    'html, body': 'some',
    'html body': 'none',
    'html > p': 'none',
    'html::before': 'none',
    '.html': 'none',
  };
  for (const [selectors, meaning] of Object.entries(lists)) {
    it(`is known by the selectors: ${selectors}`, () => {
      assert.equal(meansRoot(selectors), meaning);
    });
  }

  it('has a size in pixels', () => {
    assert.equal(toRootSize('62.5%'), '10px');
    assert.equal(toRootSize('1.125rem'), '18px');
    assert.equal(toRootSize('calc(1em + 0.5vw)'), 'calc(16px + 0.5vw)');
    assert.equal(toRootSize('large'), 'large');
  });
});

describe('A media query of the site', () => {
  const queries: Readonly<Record<string, string | undefined>> = {
    '(max-width: 600px)': '((max-width: 600px))',
    'screen and (min-width: 37.5em) and (max-width: 60em)': '((min-width: 600px) and (max-width: 960px))',
    'only screen and (max-width: 600px), (width >= 900px)': '((max-width: 600px)) or ((width >= 900px))',
    print: '(width < 0px)',
    'print, (max-width: 600px)': '((max-width: 600px))',
    '(prefers-color-scheme: dark)': undefined,
    'not screen and (max-width: 600px)': undefined,
    screen: undefined,
  };
  for (const [media, condition] of Object.entries(queries)) {
    it(`asks for the width of the page: ${media}`, () => {
      assert.equal(toContainerCondition(media), condition);
    });
  }
});
