import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FrontMatter, type Post, parsePost } from '../../src/core/index.ts';
import { findingsIn, plainText } from '../support/checking.ts';
import { assertProperties } from '../support/properties.ts';
import { startWatch } from '../support/stopwatch.ts';

describe('Front matter', () => {
  describe('is found as Jekyll finds it', () => {
    const found: readonly (readonly [what: string, text: string])[] = [
      ['between two fences', '---\na: b\n---\nbody\n'],
      ['closed by three dots', '---\na: b\n...\nbody\n'],
      ['with blanks behind the fences', '--- \t\na: b\n---  \nbody\n'],
      ['behind a byte order mark', '\ufeff---\na: b\n---\nbody\n'],
      ['with line ends of two characters', '---\r\na: b\r\n---\r\nbody\r\n'],
      ['up to the first closing fence', '---\na: b\n---\nbody\n---\nmore\n'],
      ['that closes within a text of several lines', '---\na: |\n b\n---\nbody\n'],
      ['with a blank line in it', '---\n\na: b\n\n---\nbody\n'],
    ];
    for (const [what, text] of found) {
      it(what, () => {
        const post = parse(text);
        assert.deepEqual(Object.keys(post.frontMatter!.data), ['a']);
        assert.match(bodyOf(post), /^body/);
      });
    }

    it('empty', () => {
      for (const text of ['---\n---\nbody', '---\n\n---\nbody', '---\n# a\n---\nbody']) {
        const post = parse(text);
        assert.deepEqual(post.frontMatter!.data, {}, text);
        assert.deepEqual(post.frontMatter!.faults, [], text);
        assert.equal(bodyOf(post), 'body', text);
      }
    });

    it('at the end of the file', () => {
      assert.deepEqual(parse('---\na: b\n---').frontMatter!.data, { a: 'b' });
    });

    const absent = [
      '',
      'body',
      '---',
      '----\na: b\n----\n',
      ' ---\na: b\n---\n',
      '\n---\na: b\n---\n',
      '---a\nb: c\n---\n',
    ];
    for (const text of absent) {
      it(`not in ${JSON.stringify(text)}`, () => {
        const post = parse(text);
        assert.equal(post.frontMatter, undefined);
        assert.equal(bodyOf(post), text);
      });
    }

    it('whatever lines there are', () => {
      const line = fc.constantFrom(
        '---',
        '...',
        '--- ',
        '....',
        '---a',
        ' ---',
        'a: b',
        '# c',
        '',
        'text',
        '<p>',
      );
      fc.assert(
        fc.property(fc.array(line, { maxLength: 7 }), lines => {
          const text = lines.join('\n');
          const { frontMatter, body } = parse(text);
          const match = JEKYLL.exec(text);
          assert.equal(frontMatter?.closeFence !== undefined, match !== null);
          if (!match) return;
          assert.equal(text.slice(body.span.start).trimStart(), text.slice(match[0].length).trimStart());
        }),
        { numRuns: 2000, seed: 5 },
      );
    });
  });

  describe('that nothing closes', () => {
    it('ends where the text no longer looks like it', () => {
      const post = parse('---\na: b\nc:\n  - d\n\n<p>body</p>\n');
      assert.equal(post.frontMatter!.closeFence, undefined);
      assert.deepEqual(post.frontMatter!.data, { a: 'b', c: ['d'] });
      assert.equal(bodyOf(post).trim(), '<p>body</p>');
    });

    it('may hold nothing', () => {
      const post = parse('---\n\nbody: yes, this is one\n');
      assert.equal(post.frontMatter!.closeFence, undefined);
      assert.equal(bodyOf(post).trim(), 'body: yes, this is one');
    });
  });

  describe('holds data', () => {
    it('with each key and value at its place', () => {
      const text =
        '\ufeff---\r\ntitle: "a \'b\'"   # c\r\n"tags" : [ d, "e" ]\r\nlist:\r\n  - f\r\nnone:\r\n---\r\n';
      const { fields } = frontMatterOf(text);
      assert.deepEqual(
        fields.map(({ name, keySpan, valueSpan }) => [
          name,
          slice(text, keySpan),
          slice(text, valueSpan).trimEnd(),
        ]),
        [
          ['title', 'title', '"a \'b\'"'],
          ['tags', '"tags"', '[ d, "e" ]'],
          ['list', 'list', '- f'],
          ['none', 'none', ''],
        ],
      );
      assert.deepEqual(
        fields.map(({ value }) => value),
        [`a 'b'`, ['d', 'e'], ['f'], null],
      );
    });

    it('in which dates keep their spelling', () => {
      const { data } = frontMatterOf('---\na: 2021-06-29T14:39:14.000Z\nb: 2021-06-31\nc: 12:30\n---\n');
      assert.deepEqual(data, { a: '2021-06-29T14:39:14.000Z', b: '2021-06-31', c: '12:30' });
    });

    it('of which the last of two keys counts', () => {
      const { data, fields, faults } = frontMatterOf('---\na: 1\na: 2\n---\n');
      assert.deepEqual(data, { a: 2 });
      assert.deepEqual(
        fields.map(({ value }) => value),
        [1, 2],
      );
      assert.deepEqual(
        faults.map(({ code }) => code),
        ['DUPLICATE_KEY'],
      );
    });

    it('and never reaches the prototype of objects', () => {
      parse('---\n__proto__:\n  polluted: yes\nconstructor:\n  prototype:\n    polluted: yes\n---\n');
      assert.equal('polluted' in {}, false);
    });

    it('that is the same when the same broken text is read again', () => {
      const text = '---\na: b\nc: "d\n---\n';
      assert.deepEqual(parse(text), parse(text));
    });
  });

  describe('is never run', () => {
    for (const language of ['js', 'javascript', 'coffee', 'json', 'toml']) {
      it(`as ${language}`, () => {
        const text = `---${language}\n{ a: (globalThis.copydeskRan = true) }\n---\nbody\n`;
        assert.equal(parse(text).frontMatter, undefined);
        assert.equal('copydeskRan' in globalThis, false);
      });
    }

    it('by a tag of YAML', () => {
      const text = "---\na: !!js/function 'function () { globalThis.copydeskRan = true }'\n---\n";
      parse(text);
      assert.equal('copydeskRan' in globalThis, false);
    });
  });

  describe('that is no YAML', () => {
    const faulty: readonly (readonly [what: string, yaml: string, code: string, at: string])[] = [
      ['a colon in a value', 'title: a: b', 'BLOCK_AS_IMPLICIT_KEY', 'a: b'],
      ['a quote that is not closed', 'title: "a\nlayout: post', 'MISSING_CHAR', ''],
      ['a bracket that is not closed', 'tags: [ a, b', 'BAD_INDENT', ''],
      ['an escape that there is not', 'title: "C:\\d"', 'BAD_DQ_ESCAPE', '\\d'],
      ['a value that starts with a sign', 'author: @a', 'BAD_SCALAR_START', '@'],
      ['a tab that indents', 'a:\n\tb: c', 'TAB_AS_INDENT', '\t'],
      ['a tab that indents a line that must not be indented', 'a: b\n\tc: d', 'TAB_AS_INDENT', '\t'],
      ['a value that goes on as a key', 'a: b\n c: d', 'BLOCK_AS_IMPLICIT_KEY', 'b'],
      ['a list within keys', '- a: b\nc: d', 'UNEXPECTED_TOKEN', ''],
      ['words alone', 'just words', 'NOT_A_MAP', 'just words'],
      ['a list', '- a\n- b', 'NOT_A_MAP', '- a'],
    ];
    for (const [what, yaml, code, at] of faulty) {
      it(`has a fault: ${what}`, () => {
        const text = `---\n${yaml}\n---\nbody\n`;
        const { faults } = frontMatterOf(text);
        const fault = faults.find(each => each.code === code);
        assert.ok(fault, `There is only ${faults.map(each => each.code)}.`);
        assert.ok(text.slice(fault.span.start).startsWith(at));
        const [finding, ...more] = findingsIn(text).filter(({ rule }) => rule === 'front-matter/syntax');
        assert.match(finding!.message, /^Jekyll cannot read the front matter/);
        assert.deepEqual(more, []);
        assertProperties(plainText(text));
      });
    }

    const hostile: readonly (readonly [what: string, yaml: string])[] = [
      ['aliases that multiply', aliasBomb(12)],
      ['ten thousand brackets', `a: ${'['.repeat(10_000)}`],
      ['ten thousand braces', `a: ${'{b: '.repeat(10_000)}`],
      ['ten thousand levels of lists', `a:\n${'- '.repeat(10_000)}`],
      [
        'ten thousand levels of indentation',
        Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
      ],
      ['an alias of itself', 'a: &b [ *b ]'],
    ];
    for (const [what, yaml] of hostile) {
      it(`neither throws nor takes long: ${what}`, () => {
        const watch = startWatch();
        const findings = findingsIn(`---\n${yaml}\n---\nbody\n`);
        assert.ok(watch() < 5000);
        assert.ok(findings.every(({ rule }) => rule !== 'copydesk/crash'));
      });
    }
  });
});

/**
 * `Jekyll::Document::YAML_FRONT_MATTER_REGEXP`. Ruby's `$` and `^` are those of the flag `m` here, its `\A` is the
 * start of the text, its `\s` knows ASCII alone.
 */
const JEKYLL = /(?<![\s\S])(---[ \t\r\n\f\v]*\n[\s\S]*?\n?)^((---|\.\.\.)[ \t\r\n\f\v]*$\n?)/m;

function aliasBomb(levels: number): string {
  const lines = ['a0: &a0 [ x, x ]'];
  for (let level = 1; level < levels; level++) {
    lines.push(`a${level}: &a${level} [ ${`*a${level - 1}, `.repeat(9)}x ]`);
  }
  return lines.join('\n');
}

function parse(text: string): Post {
  return parsePost('_posts/2024-03-05-post.md', text);
}

function frontMatterOf(text: string): FrontMatter {
  const { frontMatter } = parse(text);
  return frontMatter ?? assert.fail('There is no front matter.');
}

function bodyOf({ text, body }: Post): string {
  return text.slice(body.span.start, body.span.end);
}

function slice(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end);
}
