import assert from 'node:assert/strict';
import path from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { ruleDocs } from '../../src/core/index.ts';
import { docsSite } from '../../src/tools/docs-site.ts';

type Element = DefaultTreeAdapterTypes.Element;

describe('The site of the rules', () => {
  const site = docsSite();
  const pages = [...site].filter(([file]) => file.endsWith('.html'));

  it('has a page of every rule, and an index of all of them in both languages', () => {
    for (const { id, summary } of ruleDocs) {
      assert.match(site.get(`${id}.html`) ?? '', new RegExp(`<h1>${id}</h1>`));
      for (const index of ['index.html', 'zh-cn/index.html'])
        assert.match(site.get(index) ?? '', new RegExp(`href="(?:\\.\\./)?${id}\\.html"`));
      const text = textOf(parse(site.get('index.html')!));
      assert.ok(text.includes(summary.replaceAll('`', '')), summary);
    }
    assert.ok(pages.some(([file]) => file === 'zh-cn/html/unclosed-element.html'));
    assert.match(site.get('zh-cn/index.html')!, /<html lang="zh-CN">/);
  });

  it('is HTML that a browser has nothing to mend in', () => {
    const wrong = pages.flatMap(([file, html]) => {
      const errors: string[] = [];
      parse(html, {
        sourceCodeLocationInfo: true,
        onParseError: ({ code, startLine }) => errors.push(`${file}:${startLine} ${code}`),
      });
      return errors;
    });
    assert.deepEqual(wrong, []);
  });

  it('has titles, one heading above all, headings in order, ids once, and columns that say what they are', () => {
    for (const [file, html] of pages) {
      const all = [...elementsOf(parse(html))];
      const named = (name: string): readonly Element[] => all.filter(({ tagName }) => tagName === name);
      assert.match(textOf(named('title')[0]!), /\S/, file);
      assert.equal(named('h1').length, 1, file);
      assert.equal(named('main').length, 1, file);
      const levels = all.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : []));
      for (const [index, level] of levels.entries()) assert.ok(level <= (levels[index - 1] ?? 0) + 1, file);
      const ids = all.flatMap(each => attributeOf(each, 'id') ?? []);
      assert.equal(new Set(ids).size, ids.length, file);
      assert.ok(
        named('th').every(each => !file.endsWith('index.html') || attributeOf(each, 'scope') === 'col'),
        file,
      );
    }
  });

  it('asks nothing of the network, and links only to what is there', () => {
    for (const [file, html] of pages) {
      for (const each of elementsOf(parse(html))) {
        assert.ok(
          !['script', 'iframe', 'img', 'object'].includes(each.tagName),
          `${file}: <${each.tagName}>`,
        );
        const address = attributeOf(each, 'href') ?? attributeOf(each, 'src');
        if (address === undefined) continue;
        if (/^https:/.test(address)) {
          // Somebody has to follow it.
          assert.equal(each.tagName, 'a', `${file}: ${address}`);
          continue;
        }
        const [target = '', id] = address.split('#');
        const place = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
        assert.ok(site.has(place), `${file}: ${address}`);
        if (id !== undefined) assert.ok(site.get(place)!.includes(`id="${id}"`), `${file}: ${address}`);
      }
    }
    assert.doesNotMatch(site.get('style.css')!, /url\(|@import/);
  });
});

function* elementsOf(node: DefaultTreeAdapterTypes.Node): Generator<Element> {
  if (!('childNodes' in node)) return;
  if ('tagName' in node) yield node;
  for (const child of node.childNodes) yield* elementsOf(child);
}

function attributeOf({ attrs }: Element, wanted: string): string | undefined {
  return attrs.find(({ name }) => name === wanted)?.value;
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
