import assert from 'node:assert/strict';
import { builtInSchema, fieldAt, parsePost, suggestFields } from '../../src/core/index.ts';

describe('Help with the front matter', () => {
  it('knows the field at its key and at its value', () => {
    for (const place of ['ti|tle: "A"', 'title: "A|"', '|title: "A"']) {
      const help = helpAt(`---\nlayout: post\n${place}\n---\n`);
      assert.equal(help?.name, 'title');
      assert.equal(help?.isRequired, true);
      assert.match(help?.schema.description ?? '', /headline/);
    }
  });

  it('has nothing to say of a field of the site, or of the body', () => {
    assert.equal(helpAt('---\nphoto|grapher: A\n---\n'), undefined);
    assert.equal(helpAt('---\ntitle: A\n---\ntit|le: b\n'), undefined);
  });

  it('suggests the fields that are not there, required ones first', () => {
    const names = suggestionsAt('---\nlayout: post\n|\ntitle: A\n---\n');
    assert.deepEqual(names.slice(0, 5), ['date', 'author', 'from', 'tags', 'categories']);
    assert.ok(names.includes('permalink'));
    assert.ok(!names.includes('layout') && !names.includes('title'));
  });

  it('suggests in front matter that holds nothing, or is broken further down', () => {
    assert.ok(suggestionsAt('---\n|\n---\n').includes('title'));
    assert.ok(suggestionsAt('---\ntit|\ntags: [ a\n---\n').includes('title'));
  });

  it('replaces the word that is being written', () => {
    const text = '---\nlayout: post\r\naut\n---\n';
    const [suggestion] = suggestFields(parsePost('a.md', text), text.indexOf('aut') + 3, builtInSchema);
    assert.equal(text.slice(suggestion!.span.start, suggestion!.span.end), 'aut');
  });

  it('suggests nothing in a value, in a list, on a fence or in the body', () => {
    for (const text of [
      '---\ntitle: |\n---\n',
      '---\ntags:\n  - |\n---\n',
      '---|\ntitle: A\n---\n',
      '---\ntitle: A\n---\n|\n',
      '|',
    ]) {
      assert.deepEqual(suggestionsAt(text), [], JSON.stringify(text));
    }
  });

  function helpAt(marked: string): ReturnType<typeof fieldAt> {
    return fieldAt(parsePost('a.md', marked.replace('|', '')), marked.indexOf('|'), builtInSchema);
  }

  function suggestionsAt(marked: string): readonly string[] {
    const post = parsePost('a.md', marked.replace('|', ''));
    return suggestFields(post, marked.indexOf('|'), builtInSchema).map(({ name }) => name);
  }
});
