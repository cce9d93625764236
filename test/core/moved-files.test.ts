import assert from 'node:assert/strict';
import {
  applyEdits,
  createNewsroom,
  createSummariser,
  editsForMove,
  editsForMovedFiles,
  readSite,
} from '../../src/core/index.ts';

const site = readSite('title: The Tern Bay Reader');

describe('A post that gets another name', () => {
  const summarise = createSummariser(site);
  const moved = (text: string, from: string, to: string): string => {
    const newsroom = createNewsroom();
    for (const path of [from, '_posts/2024-03-05-tide.md'])
      newsroom.set(summarise(path, '---\ntitle: x\n---\n')!);
    const base = newsroom.get('_posts/2024-03-05-tide.md')!;
    const names = { from: newsroom.get(from)!, to: summarise(to, '---\ntitle: x\n---\n')! };
    return applyEdits(text, editsForMove(names, text, base, { newsroom, site }));
  };

  it('is named by post_url with its folder, by which Jekyll finds it', () => {
    const from = '_posts/2024-03-01-bridge.md';
    const text = '[a]({% post_url 2024-03-01-bridge %}) [b]({% link _posts/2024-03-01-bridge.md %})';
    assert.equal(
      moved(text, from, '_posts/2024-03-02-old-bridge.md'),
      '[a]({% post_url 2024-03-02-old-bridge %}) [b]({% link _posts/2024-03-02-old-bridge.md %})',
    );
    assert.equal(
      moved(text, from, 'news/_posts/2024-03-01-bridge.md'),
      '[a]({% post_url news/2024-03-01-bridge %}) [b]({% link news/_posts/2024-03-01-bridge.md %})',
    );
    assert.match(moved(text, from, '_posts/2024/2024-03-01-bridge.md'), /post_url 2024\/2024-03-01-bridge %/);
  });
});

describe('An include or a page that gets another name', () => {
  const moved = (text: string, from: string, to: string): string =>
    applyEdits(text, editsForMovedFiles(text, new Map([[from, to]]), site));

  it('is named anew by the tags that name it, and by nothing else', () => {
    const text =
      '{% include note.html text="note.html" %}{%- include_cached note.html -%}{% include my-note.html %}';
    assert.equal(
      moved(text, '_includes/note.html', '_includes/cards/note.html'),
      '{% include cards/note.html text="note.html" %}{%- include_cached cards/note.html -%}{% include my-note.html %}',
    );
    assert.equal(
      moved('{% link about.md %} {% link /about.md %} about.md', 'about.md', 'us.md'),
      '{% link us.md %} {% link /us.md %} about.md',
    );
  });

  it('is left as it is written where no include can name it any more', () => {
    assert.equal(
      moved('{% include note.html %}', '_includes/note.html', 'note.html'),
      '{% include note.html %}',
    );
  });
});
