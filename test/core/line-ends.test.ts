import assert from 'node:assert/strict';
import {
  applyEdits,
  defaultSettings,
  findPictureSpot,
  findRelatedLists,
  formatPost,
  insertLinks,
  learnPictures,
  parsePost,
  placeCopied,
  readSite,
  rewriteRelatedList,
  suppress,
  writeSetting,
} from '../../src/core/index.ts';
import { defaultFacts, findingsIn } from '../support/checking.ts';

const site = readSite('');

/** A text, and what is written into it. */
type Writing = readonly [text: string, write: (text: string) => string];

const writings: Readonly<Record<string, Writing>> = {
  'HTML that was copied': [
    '<div>\n<p>A</p>\n</div>\n',
    text => {
      const at = text.indexOf('</div>');
      return placeCopied(
        parsePost('a.md', text),
        { kind: 'blocks', span: { start: at, end: at } },
        '<p>B</p>',
      ).text;
    },
  ],
  'a picture': [
    '<div>\n<p>A</p>\n</div>\n',
    text => {
      const at = text.indexOf('</div>');
      const spot = findPictureSpot({
        post: parsePost('_posts/2024-03-05-a.md', text, site),
        site,
        selected: { start: at, end: at },
        habit: { ...learnPictures([], site), hasFigures: true },
        pictures: [{ address: '/a.png', plainAddress: '/a.png' }],
      });
      return spot!.text.join('');
    },
  ],
  'a list of links': [
    'A.\n\nB.\n',
    text =>
      insertLinks(parsePost('a.md', text), text.length, {
        items: [{ title: 'C', url: '/c' }],
        habit: { caption: 'More', form: 'html' },
      }).text,
  ],
  'a list of links that is rewritten': [
    'A.\n\n相关阅读：\n\n- [《B》](/b)\n- [《C》](/c)\n',
    text => {
      const post = parsePost('a.md', text);
      return rewriteRelatedList(post, findRelatedLists(post)[0]!).text;
    },
  ],
  'a comment that hides a finding': ['A.\n\n<div>\n<p>B</b></p>\n</div>', hide('here')],
  'a comment that hides a rule': ['A.\n\n<div>\n<p>B</b></p>\n</div>', hide('post')],
  'a setting': [
    '{\n}\n',
    text => writeSetting(text, { group: 'rules', name: 'html/empty-link', value: 'off' })!.text,
  ],
};

function hide(scope: 'here' | 'post'): (text: string) => string {
  return text => {
    const post = parsePost('_posts/2024-03-05-a.md', text);
    const finding = findingsIn(text).find(({ rule }) => rule === 'html/stray-end-tag');
    assert.ok(finding);
    const edits = suppress({ post, facts: defaultFacts, settings: defaultSettings, finding, scope });
    return edits!.map(({ text: written }) => written).join('');
  };
}

describe('In a text of mixed line ends', () => {
  for (const [what, [text, write]] of Object.entries(writings)) {
    it(`${what} has that of the first line`, () => {
      const mixed = [
        ['\n', text.replaceAll('\n', '\r\n').replace('\r\n', '\n')],
        ['\r\n', text.replace('\n', '\r\n')],
      ] as const;
      for (const [first, each] of mixed) {
        const ends = write(each).match(/\r?\n/g) ?? [];
        assert.notEqual(ends.length, 0);
        assert.deepEqual([...new Set(ends)], [first], JSON.stringify(each));
      }
    });
  }

  it('laying it out leaves those that are there', () => {
    for (const text of ['<div>\n<p>A</p>\r\n<p>B</p></div>\r\n', '<div>\r\n<p>A</p>\n<p>B</p></div>\n']) {
      const { edits } = formatPost(parsePost('a.md', text, site), { site, indent: '  ', range: undefined });
      assert.equal(
        applyEdits(text, edits),
        text
          .replaceAll('<p>', '  <p>')
          .replace('</p></div>', `</p>${text.startsWith('<div>\r') ? '\r\n' : '\n'}</div>`),
      );
    }
  });
});
