import assert from 'node:assert/strict';
import { createSiteFiles, openSite, parsePost, render, type Site } from '../../src/core/index.ts';
import { startWatch } from '../support/stopwatch.ts';

/*
 * Liquid that means harm, or does it. Nothing throws, nothing takes longer than a moment or more memory than a page, and
 * no property of JavaScript can be reached: what a used-up budget stops is a finding and a placeholder.
 */

/** A second is far more than a budget allows for, even where other work is done beside it. */
const MOMENT = 8_000;
const LONGEST_PAGE = 2_000_000;

function siteOf(files: Readonly<Record<string, string>>): Site {
  const list = new Map(Object.entries(files));
  return openSite({
    config: 'title: Tern Bay\n',
    files: createSiteFiles({ list: () => list.keys(), read: path => list.get(path) }),
  });
}

interface Outcome {
  readonly html: string;
  readonly faults: readonly string[];
}

function run(body: string, site = siteOf({})): Outcome {
  const watch = startWatch();
  const post = parsePost('_posts/2024-03-05-tide.md', `---\ntitle: Tide\n---\n${body}`, site);
  const { html } = render(post);
  assert.ok(watch() < MOMENT, 'it takes too long');
  assert.ok(html.length < LONGEST_PAGE, 'the page is too long');
  return { html, faults: post.body.liquidFaults.map(({ kind }) => kind) };
}

const times = (count: number, text: string): string => text.repeat(count);

describe('Hostile Liquid', () => {
  const costly: Readonly<Record<string, string>> = {
    'text that doubles': `{% assign x = "<p>aaaaaaa" %}${times(40, '{% assign x = x | append: x %}')}{{ x }}`,
    'text that doubles to the front': `{% assign x = "ab" %}${times(40, '{% assign x = x | prepend: x %}')}{{ x }}`,
    'text that is replaced by more of it': `{% assign x = "aaaaaaaaaa" %}${times(12, '{% assign x = x | replace: "a", "aaaaaaaaaa" %}')}{{ x }}`,
    'text with something behind each letter': `{% assign x = "ab" %}${times(12, '{% assign x = x | replace: "", x %}')}{{ x }}`,
    'a capture that doubles': `{% assign x = "ab" %}${times(40, '{% capture x %}{{ x }}{{ x }}{% endcapture %}')}{{ x }}`,
    'a list that doubles': `{% assign x = "a,b" | split: "," %}${times(40, '{% assign x = x | concat: x %}')}{{ x | join }}`,
    'a list of twice itself': `{% assign x = "a,b" | split: "," %}${times(60, '{% assign x = x | push: x %}')}{{ x }}`,
    'lists in each other': `{% assign e = "" | split: "," %}{% assign x = e %}{% for i in (1..100000) %}{% assign x = e | push: x %}{% endfor %}{{ x | inspect }}`,
    'numbers without end': '{% for i in (1..1000000000) %}{{ i }}{% endfor %}',
    'a range that is printed': '{{ (1..1000000000) | join }}',
    'loops in loops': `${times(8, '{% for i in (1..100) %}')}x${times(8, '{% endfor %}')}`,
    'loops in loops that print nothing': `${times(8, '{% for i in (1..100) %}')}{% assign x = 1 %}${times(8, '{% endfor %}')}`,
    'a table of many cells': '{% tablerow i in (1..900000) %}cell{% endtablerow %}',
    'a number of many digits': `{% assign x = 99999999 %}${times(60, '{% assign x = x | times: x %}')}{{ x }}`,
    'text that is rendered over and over': `{% for i in (1..100000) %}{{ "*a*" | markdownify }}{% endfor %}`,
    'texts that are compared over and over': `{% assign x = "${times(2_000, 'a,')}" | split: "," %}{% for i in x %}{% assign y = x | uniq | sort | where: "a", "b" %}{% endfor %}`,
  };
  for (const [what, body] of Object.entries(costly)) {
    it(`stops at ${what}`, () => assert.ok(run(`before\n\n${body}\n\nafter`).faults.length > 0));
  }

  const harmless: Readonly<Record<string, string>> = {
    'marks that open nothing': times(5_000, '{{'),
    'marks that close nothing': times(5_000, '}}%}'),
    'tags that are never closed': times(5_000, '{% if a %}'),
    'raw text that is never closed': times(5_000, '{% raw %}'),
    'brackets in brackets': `{{ a${times(5_000, '[')} }}`,
    'brackets around brackets': `{{ a${times(5_000, '[b')}${times(5_000, ']')} }}`,
    parentheses: `{{ ${times(5_000, '(')} }}`,
    'ranges of ranges': `{{ ${times(2_000, '(1..')}2${times(2_000, ')')} }}`,
    'many filters': `{{ "a" ${times(5_000, '| upcase ')} }}`,
    'many operands': `{{ "a" | append: ${times(5_000, '"b", ')} }}`,
    'many conditions': `{% if ${times(3_000, 'a and ')}b %}c{% endif %}`,
    'conditions that are none': `{% if ${times(3_000, '=! ')} %}c{% endif %}`,
    'blanks in a condition': `{% if a${times(20_000, ' ')}! %}c{% endif %}`,
    'quotation marks': `{{ ${times(5_000, '"\'')} }}`,
    'tags of text that are never closed': `{{ "${times(20_000, '<')}" | strip_html }}`,
    'scripts that are never closed': `{{ "${times(5_000, '<script')}" | strip_html }}`,
    'parameters without end': `{% include a.html ${times(5_000, 'a="')} %}`,
    'backslashes in a parameter': `{% include a.html a="${times(5_000, '\\\\')} %}`,
    'outputs in the name of an include': `{% include ${times(2_000, '{{ a }}')} %}`,
    'directives of a date': `{{ 0 | date: "${times(5_000, '%999999999d')}" }}`,
    'deep blocks': `${times(3_000, '{% if true %}')}a${times(3_000, '{% endif %}')}`,
    'blocks in lines': `{% liquid\n${times(3_000, 'if true\n')}${times(3_000, 'endif\n')} %}`,
  };
  for (const [what, body] of Object.entries(harmless)) it(`bears ${what}`, () => void run(body));

  it('does not follow an include into itself', () => {
    const site = siteOf({
      '_includes/a.html': '{% include b.html %}',
      '_includes/b.html': 'x{% include a.html %}',
    });
    assert.deepEqual(run('{% include a.html %}', site).faults, ['too-deep']);
  });

  it('stops where includes multiply', () => {
    const names = Array.from({ length: 20 }, (_, index) => index);
    const files = names.map(index => [
      `_includes/${index}.html`,
      times(4, `{% include ${index + 1}.html %}`),
    ]);
    const site = siteOf({ ...Object.fromEntries(files), '_includes/20.html': 'x' });
    assert.ok(run('{% include 0.html %}', site).faults.length > 0);
  });

  it('does not follow aliases of data that multiply', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `- &a${index + 1} [${times(9, `*a${index},`)}]`);
    const site = siteOf({ '_data/bomb.yml': `- &a0 x\n${lines.join('\n')}\n` });
    run('{{ site.data.bomb }}{% for a in site.data.bomb %}{{ a | jsonify }}{% endfor %}', site);
  });

  it('reads no date beyond those of JavaScript', () => {
    for (const filter of ['date: "%Y"', 'date_to_string', 'date_to_xmlschema', 'date_to_rfc822']) {
      for (const value of ['12345678901234567', '"99999999999999999999"', '-9e20'])
        assert.match(run(`Tide {{ ${value} | ${filter} }}`).html, /Tide/, `${value} | ${filter}`);
    }
  });

  it('leaves data alone that hold themselves', () => {
    const site = siteOf({ '_data/loop.yml': '&a [ 1, *a ]\n' });
    run('{{ site.data.loop }}{{ site.data.loop | jsonify }}{{ page | jsonify }}{{ site | inspect }}', site);
  });

  const reaches = [
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'isDrop',
    'get',
    'keys',
    'size.constructor',
  ];
  const values = [
    'page',
    'site',
    'page.title',
    'site.data',
    'site.posts',
    'x',
    'forloop',
    '"a"',
    '5',
    'nothing',
  ];
  for (const value of values) {
    it(`has no property of JavaScript: ${value}`, () => {
      const outputs = reaches.flatMap(name => [`{{ ${value}.${name} }}`, `{{ ${value}["${name}"] }}`]);
      const body = `{% assign x = "a,b" | split: "," %}[${outputs.join('')}]`;
      const { html } = run(body);
      assert.doesNotMatch(html, /function|native code|\[object/);
    });
  }

  it('has no name of JavaScript', () => {
    const { html } = run(
      `[${['constructor', '__proto__', 'globalThis', 'process', 'this', 'require'].map(name => `{{ ${name} }}{{ ${name}.constructor }}`).join('')}]`,
    );
    assert.equal(html, '<p>[]</p>\n');
  });

  it('has no filter and no tag of JavaScript', () => {
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'raw', 'json', 'sha256'];
    assert.equal(
      run(names.map(name => `{{ "a" | ${name} }}`).join('')).html,
      `<p>${times(names.length, 'a')}</p>\n`,
    );
    for (const name of ['constructor', '__proto__', 'toString', 'layout', 'block'])
      assert.deepEqual(run(`{% ${name} %}`).faults, ['unknown-tag']);
  });

  it('sets no property of anything', () => {
    run('{% assign __proto__ = "a" %}{% assign constructor.prototype.x = "a" %}{% increment __proto__ %}');
    run('{% capture __proto__ %}a{% endcapture %}{% for __proto__ in (1..2) %}{{ __proto__ }}{% endfor %}');
    assert.equal(Reflect.get({}, 'x'), undefined);
  });

  it('reads no file but those of the site', () => {
    const site = siteOf({ '_includes/a.html': 'a' });
    for (const name of ['../secret', '/etc/passwd', '..//a.html', './a.html'])
      assert.equal(run(`{% include ${name} %}`, site).faults.length, 1, name);
    assert.equal(run('{% include_relative secret.md %}', site).faults.length, 1);
  });

  it('reads what is left after the budget is used up', () => {
    const { html } = run('{% for i in (1..1000000000) %}{{ i }}{% endfor %}\n\n*after* {{ page.title }}');
    assert.match(html, /<em>after<\/em>/);
  });
});
