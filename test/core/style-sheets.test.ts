import assert from 'node:assert/strict';
import { defaultSite, importedStyleSheets, linkedDrawings } from '../../src/core/index.ts';
import { assertLinear } from '../support/stopwatch.ts';

const site = { ...defaultSite, config: { baseurl: '/notes', url: 'https://harbour.example' } };

describe('The style sheets that one imports', () => {
  const imports = (text: string) => importedStyleSheets(text, 'assets/css/main.css', site);
  const cases: Readonly<Record<string, readonly string[]>> = {
    '@import "near.css";': ['assets/css/near.css'],
    "@import 'deep/er.css' ; @import url(../up.css);": ['assets/css/deep/er.css', 'assets/up.css'],
    '/* first */ @charset "utf-8"; @layer a, b; @import url("/notes/fonts.css");': ['fonts.css'],
    '@import url( "https://harbour.example/notes/fonts.css?v=1" );': ['fonts.css'],
    '@import url("https://fonts.example/css2?family=A:wght@400;700");@import "near.css";': [
      'assets/css/near.css',
    ],
    '@import url(https://fonts.example/css2?a;b);@import "near.css";': ['assets/css/near.css'],
    '@import "../../../../out.css";': ['out.css'],
    'p { color: red } @import "late.css";': [],
    '/* @import "commented.css"; */': [],
    '@import "grid.css" supports(display: grid);': [],
    '@import "unclosed': [],
  };
  for (const [text, paths] of Object.entries(cases)) {
    it(`are those of the site: ${text}`, () => {
      assert.deepEqual(
        imports(text).map(({ path }) => path),
        paths,
      );
    });
  }

  it('hold under their media queries', () => {
    assert.deepEqual(imports('@import "wide.css" layer(x) screen and (min-width: 60em);'), [
      { path: 'assets/css/wide.css', media: 'screen and (min-width: 60em)' },
    ]);
  });

  it('are found in no more than linear time', () => {
    assertLinear(50_000, count => imports('@import "a'.repeat(count)));
    assertLinear(100_000, count => imports('/*'.repeat(count)));
    assertLinear(50_000, count => imports(`${'@import "a.css" '.repeat(count)};`));
    assertLinear(500_000, count => imports(' '.repeat(count)));
  });
});

describe('The files of drawings of which a page shows parts', () => {
  it('are those of the site', () => {
    const html = `<svg><use xlink:href="/notes/assets/icons.svg#gull"></use></svg><use href='/notes/assets/icons.svg?v=2#tern'/>
<use href="#own"/><use href="https://icons.example/all.svg#x"/><use href=/notes/more.svg#x>`;
    assert.deepEqual(linkedDrawings(html, site), ['assets/icons.svg', 'more.svg']);
  });
});
