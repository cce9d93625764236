import assert from 'node:assert/strict';
import { eventually } from './eventually.ts';
import { PreviewPage } from './preview-page.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const lines = [
  '<p>The ferry is <b>sold</b> to the harbour, the tram is not.</p>',
  '<p>The gulls &amp; the <i>bridge</i> stay.</p>',
  '<p>The ferry is <em>not <b>the</b> barge</em>.</p>',
];
const post = `---\nlayout: post\ntitle: The ferry\n---\n${lines.join('\n')}\n`;

/** The line, from 0, what of it is selected, and what of the page is marked for it. */
const examples = [
  { name: 'words', line: 0, written: 'The ferry', marked: 'The ferry' },
  { name: 'an element', line: 0, written: '<b>sold</b>', marked: 'sold' },
  {
    name: 'words, an element and words',
    line: 0,
    written: 'ferry is <b>sold</b> to the harbour,',
    marked: 'ferry is sold to the harbour,',
  },
  { name: 'words and a part of an element', line: 0, written: 'is <b>so', marked: 'is so' },
  { name: 'words with a reference', line: 1, written: 'gulls &amp; the <i>', marked: 'gulls & the ' },
  { name: 'words that are there twice', line: 2, written: 'ferry is <em>not', marked: 'ferry is not' },
  { name: 'from within a tag', line: 2, written: 'm>not <b>the</b> barge</e', marked: 'not the barge' },
];

describe('What is selected in the text', () => {
  let workbench: Workbench;
  let preview: PreviewPage;

  useWorkbench({ name: 'preview-selection' }, async opened => {
    workbench = opened;
    await workbench.write('_posts/2024-05-01-selection.md', post);
    await workbench.openPost('2024-05-01-selection.md');
    await workbench.openPreview();
    preview = new PreviewPage(workbench);
    await preview.listen();
  });

  for (const { name, line, written, marked } of examples) {
    it(`is marked on the page: ${name}`, async () => {
      await preview.goTo(post, post.indexOf(lines[line]!) + lines[line]!.indexOf(written));
      await workbench.press(...Array<string>(written.length).fill('Shift+ArrowRight'));
      await eventually(async () => assert.equal(await preview.selected(), marked));
    });
  }
});
