import assert from 'node:assert/strict';
import {
  applyEdits,
  check,
  defaultSettings,
  hasPlaceForComment,
  parsePost,
  readSettingsText,
  type SuppressionScope,
  settingsWith,
  suppress,
  writeSetting,
} from '../../src/core/index.ts';
import { defaultFacts, findingsIn } from '../support/checking.ts';
import { readNewsroom } from '../support/corpus.ts';
import { soundHead } from '../support/sound-post.ts';

const STRAY = 'html/stray-end-tag';
const long = 'The ferry is late again. '.repeat(15);

/** Bodies, the rule that is not to be seen, and what is written to hide its first finding. Each was read. */
const here: Readonly<Record<string, readonly [rule: string, body: string, hidden: string]>> = {
  'above the line, as far to the right': [
    STRAY,
    '<div>\n  <p>a</b></p>\n  <p>b</b></p>\n</div>',
    '<div>\n  <!-- copydesk-disable-next-line html/stray-end-tag -->\n  <p>a</b></p>\n  <p>b</b></p>\n</div>',
  ],
  'around the tag in a long line': [
    STRAY,
    `<div><p>${long}</b>${long}</p></div>`,
    `<div><p>${long}<!-- copydesk-disable html/stray-end-tag --></b><!-- copydesk-enable html/stray-end-tag -->${long}</p></div>`,
  ],
  'around one of several in a line': [
    STRAY,
    '<div><p>a</b>b</i></p></div>',
    '<div><p>a<!-- copydesk-disable html/stray-end-tag --></b><!-- copydesk-enable html/stray-end-tag -->b</i></p></div>',
  ],
  'around the tag whose attribute is wrong': [
    'image/missing-alt',
    `<div><p>${long}<img src="https://a.example/b.png">${long}</p></div>`,
    `<div><p>${long}<!-- copydesk-disable image/missing-alt --><img src="https://a.example/b.png"><!-- copydesk-enable image/missing-alt -->${long}</p></div>`,
  ],
  'around an element that is found empty': [
    'tidy/empty-inline',
    `<div><p>${long}<em></em>${long}</p></div>`,
    `<div><p>${long}<!-- copydesk-disable tidy/empty-inline --><em></em><!-- copydesk-enable tidy/empty-inline -->${long}</p></div>`,
  ],
  'around the tag where one more line break or blank would be seen': [
    STRAY,
    '<pre>a\nb</b>\n</pre>',
    '<pre>a\nb<!-- copydesk-disable html/stray-end-tag --></b><!-- copydesk-enable html/stray-end-tag -->\n</pre>',
  ],
  'in a list of Markdown, which stays one list': [
    STRAY,
    '- a\n- b</b>\n- c',
    '- a\n- b</b> <!-- copydesk-disable-line html/stray-end-tag -->\n- c',
  ],
  'in a paragraph of Markdown': [
    STRAY,
    'a\nb</b>\nc',
    'a\n<!-- copydesk-disable-next-line html/stray-end-tag -->\nb</b>\nc',
  ],
  'in a table of Markdown': [
    STRAY,
    '| a | b |\n|---|---|\n| c</b> | d |\n| e | f |',
    '| a | b |\n|---|---|\n| c<!-- copydesk-disable html/stray-end-tag --></b><!-- copydesk-enable html/stray-end-tag --> | d |\n| e | f |',
  ],
};

describe('A comment that hides a finding', () => {
  for (const [title, [rule, body, hidden]] of Object.entries(here)) {
    it(`stands ${title}`, () => assert.equal(hide(`${soundHead}${body}\n`, rule), `${soundHead}${hidden}\n`));
  }

  it('ends its line as the file does', () => {
    const text = `${soundHead}<div>\n<p>a</b></p>\n</div>\n`.replaceAll('\n', '\r\n');
    const comment = '<!-- copydesk-disable-next-line html/stray-end-tag -->\r\n';
    assert.equal(hide(text, STRAY), text.replace('<p>a', `${comment}<p>a`));
    assert.equal(
      hide(text, STRAY, 'post'),
      text.replace('---\r\n', '---\r\n# copydesk-disable html/stray-end-tag\r\n'),
    );
  });

  it('is one of YAML in the front matter', () => {
    const text = soundHead.replace('tags: [ a ]', 'tags:\n  - a\n  - a');
    const rule = 'front-matter/duplicate-term';
    const comment = '# copydesk-disable-next-line front-matter/duplicate-term';
    assert.equal(hide(text, rule), text.replace('  - a\n  - a', `  - a\n  ${comment}\n  - a`));
  });

  it('stands behind a text of several lines, never in it', () => {
    const text = soundHead.replace('title: "t"', 'title: "t\n  u  v"');
    const rule = 'front-matter/double-blank';
    const hidden = hide(text, rule);
    assert.ok(hidden === undefined || parsePost('a.md', hidden).frontMatter?.data['title'] === 't u  v');
  });

  it('for the whole post stands in the front matter, with those that are there', () => {
    const text = `${soundHead}<div><p>a</b></p></div>\n`;
    const written = text.replace('---\n', '---\n# copydesk-disable html/stray-end-tag\n');
    assert.equal(hide(text, STRAY, 'post'), written);
    const other = text.replace('author: a', 'author: a # copydesk-disable link: see the notes');
    // Link rules find nothing here, of which is told before and after.
    assert.equal(hide(other, STRAY, 'post'), other.replace('link:', 'link html/stray-end-tag:'));
    const none = '<div><p>a</b></p></div>\n';
    assert.equal(hide(none, STRAY, 'post'), `<!-- copydesk-disable html/stray-end-tag -->\n\n${none}`);
  });

  it('for the whole post may leave others with nothing to hide', () => {
    const line = '<!-- copydesk-disable-next-line html/stray-end-tag -->';
    const text = `${soundHead}<div>\n${line}\n<p>a</b></p>\n<p>b</b></p>\n</div>\n`;
    const written = text.replace('---\n', '---\n# copydesk-disable html/stray-end-tag\n');
    assert.equal(hide(text, STRAY, 'post'), written);
    assert.deepEqual(
      findingsIn(written).map(({ rule }) => rule),
      ['suppression/unused'],
    );
  });

  it('never stands in the lead, nor where the front matter as a whole is wrong', () => {
    const text = `${soundHead.replace('author: a\n', '')}<!--1709627400000-->\n[t](https://news.example.com/a.html)\n---\n\n<p>a</b></p>\n`;
    const post = parsePost('_posts/2024-03-05-a.md', text);
    const places = findingsIn(text).map(finding => [finding.rule, hasPlaceForComment(post, finding)]);
    assert.deepEqual(places, [
      ['front-matter/missing-field', false],
      ['lead/title-not-heading', false],
      [STRAY, true],
    ]);
    const written = text.replace('---\n', '---\n# copydesk-disable lead/title-not-heading\n');
    assert.equal(hide(text, 'lead/title-not-heading', 'post'), written);
  });

  it('above the lead leaves it a lead', () => {
    const lead = '<!--1709627400000-->\n\n[t](https://news.example.com/a.html)\n---\n\n<p>a</b></p>\n';
    const comment = '<!-- copydesk-disable html/stray-end-tag -->';
    const post = parsePost('a.md', `${soundHead}${comment}\n\n${lead}`);
    assert.equal(post.lead?.isHeading, true);
    assert.equal(post.lead?.epoch?.milliseconds, 1709627400000);
  });

  it('can be written for every finding of the newsroom’s posts that has a place for one', () => {
    let count = 0;
    for (const { name, text } of readNewsroom()) {
      const post = parsePost(`_posts/${name}`, text);
      for (const finding of check(post, defaultFacts, defaultSettings)) {
        for (const scope of ['here', 'post'] as const) {
          if (scope === 'here' && !hasPlaceForComment(post, finding)) continue;
          const request = { post, facts: defaultFacts, settings: defaultSettings, finding, scope };
          assert.ok(suppress(request), `${name} ${finding.rule} ${scope}`);
          count++;
        }
      }
    }
    assert.ok(count > 20);
  });
});

describe('A rule is turned off in .copydesk.json', () => {
  const rule = 'html/empty-link';
  const off = { group: 'rules', name: rule, value: 'off' } as const;
  const cases: readonly (readonly [before: string, after: string])[] = [
    ['{}', '{\n  "rules": { "html/empty-link": "off" }\n}'],
    ['{ }\n', '{\n  "rules": { "html/empty-link": "off" }\n}\n'],
    ['', settingsWith(off)],
    [
      '{\n  // ours\n  "files": ["a"]\n}\n',
      '{\n  // ours\n  "files": ["a"],\n  "rules": { "html/empty-link": "off" }\n}\n',
    ],
    [
      '{\r\n\t"rules": {\r\n\t\t"link": "off", // loud\r\n\t}\r\n}\r\n',
      '{\r\n\t"rules": {\r\n\t\t"link": "off",\r\n\t\t"html/empty-link": "off", // loud\r\n\t}\r\n}\r\n',
    ],
    ['{ "rules": { "html": "on" } }', '{ "rules": { "html": "on", "html/empty-link": "off" } }'],
    [
      '{ "rules": { "html/empty-link": /* once */ "error" } }',
      '{ "rules": { "html/empty-link": /* once */ "off" } }',
    ],
    ['{\n  "rules": {}\n}', '{\n  "rules": {\n    "html/empty-link": "off"\n  }\n}'],
    ['{ /* none yet */ }', '{ "rules": { "html/empty-link": "off" } /* none yet */ }'],
  ];
  for (const [before, after] of cases) {
    it(JSON.stringify(before), () => {
      const edit = writeSetting(before, off);
      assert.ok(edit);
      assert.equal(applyEdits(before, [edit]), after);
      const { settings, problems } = readSettingsText(after);
      assert.equal(settings.rules[rule], 'off');
      assert.deepEqual(problems, []);
    });
  }

  it('unless nobody can tell what it says', () => {
    for (const text of ['{ "rules": ', '[]', '{ "rules": [] }'])
      assert.equal(writeSetting(text, off), undefined, text);
  });
});

function hide(text: string, rule: string, scope: SuppressionScope = 'here'): string | undefined {
  const post = parsePost('_posts/2024-03-05-a.md', text);
  const finding = check(post, defaultFacts, defaultSettings).find(each => each.rule === rule);
  assert.ok(finding, `There is no finding of ${rule}.`);
  const edits = suppress({ post, facts: defaultFacts, settings: defaultSettings, finding, scope });
  return edits && applyEdits(text, edits);
}
