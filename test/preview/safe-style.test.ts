import assert from 'node:assert/strict';
import { keepSafeStyle } from '../../src/preview/article/safe-style.ts';

describe('The style attribute of an element in the preview', () => {
  const kept: Readonly<Record<string, string>> = {
    'text-align: center': 'text-align: center',
    'TEXT-ALIGN:right;': 'text-align: right',
    'width:1500px; font-weight: bold': 'width: 1500px; font-weight: bold',
    'width: 62.5%': 'width: 62.5%',
    'text-decoration: underline line-through': 'text-decoration: underline line-through',
    'max-width: 5000px': 'max-width: min(100%, 5000px)',
    'aspect-ratio: 16  /  9': 'aspect-ratio: 16 / 9',
    'text-indent: 2em': 'text-indent: 2em',
    'vertical-align: super': 'vertical-align: super',
  };

  const dropped = [
    '',
    'color: black',
    'position: fixed; top: 0; left: 0; z-index: 9999',
    'background: url(https://example.org/a.png)',
    'list-style-type: url(https://example.org/a.png)',
    'width: expression(alert(1))',
    'width: calc(100vw * 9)',
    'text-indent: -9999px',
    'text-indent: 9999px',
    'vertical-align: 900px',
    'max-width: none',
    'aspect-ratio: 1 / 99999',
    'height: 99999px',
    'margin-top: -500px',
    'transform: translate(0, -500px)',
    'width: 10px !important',
    'text-align: \\63 enter',
    'text-align: /**/center',
    'text-align: "center"',
    'wi\\64th: 10px',
    '--x: 1',
    'width',
    ': center',
    'width: ',
  ];

  for (const [style, rest] of Object.entries(kept)) {
    it(`keeps what shapes text and boxes in their place: ${style}`, () => {
      assert.equal(keepSafeStyle(style), rest);
    });
  }

  for (const style of dropped) {
    it(`drops what may load, escape or hide: ${style || '(nothing)'}`, () => {
      assert.equal(keepSafeStyle(style), '');
    });
  }

  it('keeps the harmless part', () => {
    assert.equal(keepSafeStyle('position:fixed;text-align:center;opacity:0'), 'text-align: center');
  });
});
