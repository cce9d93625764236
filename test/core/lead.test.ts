import assert from 'node:assert/strict';
import { type Lead, parsePost } from '../../src/core/index.ts';

const LINK = '[Title](https://a.example/b)';

describe('The lead', () => {
  describe('has a heading where Jekyll makes one', () => {
    // Each row was compared by hand with what Jekyll 4.3.1 makes of it.
    const rows: readonly (readonly [body: string, isHeading: boolean])[] = [
      [`<!--1624977554000-->\n${LINK}\n------\n`, false],
      [`<!--1624977554000-->\n\n${LINK}\n------\n`, true],
      [`<!--1624977554000-->\n   \n${LINK}\n------\n`, true],
      [`\n\n<!--1624977554000-->\n\n\n${LINK}\n-\n`, true],
      [`${LINK}\n------\n`, true],
      [`${LINK}\n===\n`, true],
      [`<!--1624977554000-->\n\n${LINK}\n------  \n<div>a</div>\n`, true],
      [`<!--1624977554000-->\n\n${LINK}\n------\ntext\n`, true],
      [`<!--1624977554000-->\n\n${LINK}\n   ------\n`, false],
      [`<!--1624977554000-->\n\n${LINK}\n--=--\n`, true],
    ];
    for (const [body, isHeading] of rows) {
      it(JSON.stringify(body), () => assert.equal(leadOf(body)?.isHeading, isHeading));
      it(`${JSON.stringify(body)} with line ends of two characters`, () =>
        assert.equal(leadOf(body.replaceAll('\n', '\r\n'))?.isHeading, isHeading));
    }
  });

  it('knows where its parts stand', () => {
    for (const newline of ['\n', '\r\n']) {
      const body = `<!-- 1624977554000 -->${newline}${newline}[一 [二] 三](https://a.example/四)  ${newline} ---${newline}`;
      const text = `---${newline}title: x${newline}---${newline}${body}`;
      const { lead } = parsePost('post.md', text);
      const at = ({ start, end }: Lead['span']): string => text.slice(start, end);
      assert.equal(at(lead!.epoch!.span), '<!-- 1624977554000 -->');
      assert.equal(at(lead!.epoch!.valueSpan), '1624977554000');
      assert.equal(at(lead!.title!.span), '[一 [二] 三](https://a.example/四)');
      assert.equal(at(lead!.title!.textSpan), '一 [二] 三');
      assert.equal(at(lead!.title!.urlSpan), 'https://a.example/四');
      assert.equal(at(lead!.underline!), '---');
      assert.equal(lead!.epoch!.milliseconds, 1_624_977_554_000);
      assert.equal(lead!.title!.text, '一 [二] 三');
      assert.equal(lead!.title!.url, 'https://a.example/四');
    }
  });

  it('may be an epoch alone', () => {
    const lead = leadOf('<!--1624977554000-->\n<div>a</div>\n');
    assert.equal(lead?.epoch?.milliseconds, 1_624_977_554_000);
    assert.equal(lead?.title, undefined);
  });

  it('may have a title that is not underlined, below an epoch', () => {
    const lead = leadOf(`<!--1624977554000-->\n${LINK}\n\ntext\n`);
    assert.equal(lead?.title?.text, 'Title');
    assert.equal(lead?.underline, undefined);
  });

  it('has an epoch that is no number where its program had none', () => {
    for (const comment of ['<!--NaN-->', '<!-- NaN -->', '<!--undefined-->', '<!---->']) {
      const epoch = leadOf(`${comment}\n\n${LINK}\n---\n`)?.epoch;
      assert.ok(epoch, comment);
      assert.ok(Number.isNaN(epoch.milliseconds), comment);
    }
  });

  it('is not there where the body starts with something else', () => {
    const others = [
      '',
      '<div>a</div>\n',
      '<!-- a note -->\n',
      '<!-- 12 pictures -->\n',
      '<!-- 2024 -->\n',
      '<!--20240305-->\n',
      `${LINK}\n`,
      `${LINK} and more\n---\n`,
      'Title\n---\n',
      `text\n\n${LINK}\n---\n`,
    ];
    for (const body of others) assert.equal(leadOf(body), undefined, body);
  });
});

function leadOf(body: string): Lead | undefined {
  return parsePost('post.md', `---\ntitle: x\n---\n${body}`).lead;
}
