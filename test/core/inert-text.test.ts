import assert from 'node:assert/strict';
import { inertJson, inertText } from '../../src/core/index.ts';

describe('text that is shown to people', () => {
  for (const [character, name] of [
    ['\u001b', 'U+001B'],
    ['\u0000', 'U+0000'],
    ['\n', 'U+000A'],
    ['\u007f', 'U+007F'],
    ['\u009b', 'U+009B'],
    ['\u202e', 'U+202E'],
    ['\u2066', 'U+2066'],
    ['\u2028', 'U+2028'],
    ['\ue000', 'U+E000'],
    ['\u{e0041}', 'U+E0041'],
    ['\ud800', 'U+D800'],
  ] as const) {
    it(`names ${name}`, () => {
      assert.equal(inertText(`a${character}[31mb`), `a${name}[31mb`);
      assert.match(inertJson(JSON.stringify(character)), /^"[\x20-\x7e]+"$/);
      assert.equal(JSON.parse(inertJson(JSON.stringify(character))), character);
    });
  }

  it('leaves what is seen as it is', () => {
    const text = '“Ünïcode”, 渡船, עברית, 👩‍💻, a\u00a0b, می‌خواهم';
    assert.equal(inertText(text), text);
    assert.equal(inertJson('{\n\t"a": "渡"\r\n}'), '{\n\t"a": "渡"\r\n}');
  });
});
