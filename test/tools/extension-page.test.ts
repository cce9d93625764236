import assert from 'node:assert/strict';
import { extensionPage, webAddressOf } from '../../src/tools/extension-page.ts';

const readme = `![The page](docs/images/preview.webp)

See [the guide](docs/guide.md#writing), [a part](#part) and [Jekyll](https://jekyllrb.com).
`;

describe("The extension's page", () => {
  it('leads to the repository where there is one', async () => {
    assert.equal(
      await extensionPage(readme, 'https://host.example/a/b'),
      `![The page](https://host.example/a/b/raw/HEAD/docs/images/preview.webp)

See [the guide](https://host.example/a/b/blob/HEAD/docs/guide.md#writing), [a part](#part) and [Jekyll](https://jekyllrb.com).
`,
    );
  });

  it('carries its pictures where there is none, and links to no file', async () => {
    const page = await extensionPage(readme, undefined);
    assert.match(page, /^!\[The page\]\(data:image\/webp;base64,UklGR[\w+/]+=*\)\n/);
    assert.ok(page.includes('See the guide, [a part](#part) and [Jekyll](https://jekyllrb.com).'));
    await assert.rejects(
      extensionPage('![a](docs/rooms.svg)', undefined),
      /cannot show a picture of this kind/,
    );
  });

  const written: readonly (readonly [repository: unknown, address: string | undefined])[] = [
    [{ type: 'git', url: 'git+https://host.example/a/b.git' }, 'https://host.example/a/b'],
    ['https://host.example/a/b/', 'https://host.example/a/b'],
    [undefined, undefined],
    [{ type: 'git' }, undefined],
  ];
  for (const [repository, address] of written)
    it(`takes ${JSON.stringify(repository)} for ${address}`, () => {
      assert.equal(webAddressOf(repository), address);
    });
});
