import assert from 'node:assert/strict';
import { layoutWrappers } from '../../src/core/index.ts';

describe('What layouts put around the text of a post', () => {
  it('are the elements that are open there', () => {
    const layouts = [
      '<body class="{{ page.kind }} site"><nav class="menu"><a>x</a></nav><main id="page"><br>{{ content }}</main></body>',
      '---\nlayout: default\n---\n<article class="post wide">\n<h1>{{ page.title }}</h1>\n{{- content -}}</article>',
      '<div class="aside">no text here</div>',
    ];
    const wrappers = ['body', '.site', 'main', '#page', 'article', '.post', '.wide'];
    assert.deepEqual(layoutWrappers(layouts), wrappers);
  });

  it('are those of the default theme where a site has no layouts', () => {
    assert.ok(layoutWrappers([]).includes('.post-content'));
    assert.ok(layoutWrappers(['{{ content }}']).includes('.post-content'));
  });
});
