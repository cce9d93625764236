import assert from 'node:assert/strict';
import { type Attribute, parsePost, type Tag } from '../../src/core/index.ts';
import { grammarCases, htmlCases, markdownCases, type PrintedCase } from '../support/printed-cases.ts';

describe('A body is read as kramdown reads it', () => {
  describe('in HTML blocks', () => testPrinted(htmlCases));
  describe('by its grammar of tags', () => testPrinted(grammarCases));
  describe('in Markdown', () => testPrinted(markdownCases));

  it('each end tag closes the innermost element', () => {
    const body = '<div><p>a <b>c</b></p><p>d</p></div>';
    const [div, , bold] = tagsOf(body);
    assert.equal(sourceOf(div!.partner, body), '</div>');
    assert.equal(bold!.partner!.partner, bold);
    assert.equal(bold!.parent!.name, 'p');
    assert.equal(bold!.parent!.parent, div);
  });

  it('tells start tags, end tags and tags without content', () => {
    const kinds = tagsOf('<p><br><img/><span/></p>').map(({ kind, name }) => `${kind} ${name}`);
    assert.deepEqual(kinds, ['open p', 'void br', 'void img', 'void span', 'close p']);
  });

  it('names are in lower case where kramdown knows the element, else as written', () => {
    const names = tagsOf('<DIV><Foo>a</Foo></DIV>').map(({ name }) => name);
    assert.deepEqual(names, ['div', 'Foo', 'Foo', 'div']);
  });

  it('the whole of a tag over several lines and quote marks is its span', () => {
    const body = '> <a title="x\r\n> y">z</a>\r\n';
    assert.deepEqual(
      tagsOf(body).map(tag => sourceOf(tag, body)),
      ['<a title="x\r\n> y">', '</a>'],
    );
  });
});

describe('Attributes', () => {
  it('keep their spelling, their order and their duplicates', () => {
    const body = `<p Class="a" id=b1 hidden title='"c"' class="d&amp;">x</p>`;
    assert.deepEqual(
      attributesOf(body).map(({ name, value }) => [name, value]),
      [
        ['Class', 'a'],
        ['id', 'b1'],
        ['hidden', undefined],
        ['title', '"c"'],
        ['class', 'd&amp;'],
      ],
    );
  });

  it('know where they and their values stand', () => {
    const body = `<p class = "a" id=b1 hidden title=''>x</p>`;
    assert.deepEqual(
      attributesOf(body).map(({ span, valueSpan }) => [slice(body, span), slice(body, valueSpan)]),
      [
        ['class = "a"', 'a'],
        ['id=b1', 'b1'],
        ['hidden', undefined],
        [`title=''`, ''],
      ],
    );
  });

  it('have whole spans where Liquid or a line end of two characters stands at the end', () => {
    const body = '<p class="a{{ b }}" title="c\r\n" id={{ page.url }}>x</p>';
    assert.deepEqual(
      attributesOf(body).map(({ span, valueSpan }) => [slice(body, span), slice(body, valueSpan)]),
      [
        ['class="a{{ b }}"', 'a{{ b }}'],
        ['title="c\r\n"', 'c\r\n'],
        ['id={{ page.url }}', '{{ page.url }}'],
      ],
    );
  });
});

describe('Liquid runs before kramdown', () => {
  const cases: readonly PrintedCase[] = [
    // Nothing sets it: Jekyll prints the end tag alone.
    ['<p>{% if a %}<b>{% endif %}c</b></p>', ['</b>']],
    ['<p>{% comment %}</b>{% endcomment %}a</p>', []],
    ['<p>{% raw %}</b>{% endraw %}a</p>', ['</b>']],
    ['<p>{%- raw -%}{{ </b> }}{% endraw -%}a</p>', ['</b>']],
    // What Liquid writes stands where it is written.
    ['<p>{{ "</b>" }}a</p>', ['{{ "</b>" }}']],
    ['<p class="{{ a | append: "b" }}">c</p>', []],
    ['<p>{ { </b> } }</p>', ['</b>']],
  ];
  testPrinted(cases);

  it('unless the post switches it off', () => {
    const text = '---\nrender_with_liquid: false\n---\n<p>{% comment %}</b>{% endcomment %}</p>\n';
    assert.deepEqual(printedIn(text), ['</b>']);
  });
});

function testPrinted(cases: readonly PrintedCase[]): void {
  for (const [body, printed] of cases) {
    it(JSON.stringify(body), () => assert.deepEqual(printedIn(body), printed));
  }
}

function printedIn(text: string): readonly (string | undefined)[] {
  return tagsOf(text)
    .filter(({ printed }) => printed)
    .map(tag => sourceOf(tag, text));
}

function tagsOf(text: string): readonly Tag[] {
  return parsePost('post.md', text).body.tags;
}

function attributesOf(text: string): readonly Attribute[] {
  return tagsOf(text)[0]!.attributes;
}

function sourceOf(tag: Tag | undefined, text: string): string | undefined {
  return slice(text, tag?.span);
}

function slice(text: string, span: Tag['span'] | undefined): string | undefined {
  return span && text.slice(span.start, span.end);
}
