import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const letter = '_posts/2024-03-18-letter-from-the-desk.md';
const source = 'https://gazette.ternbay.example/news/city/harbour-tram.html';
const copied = `<meta charset='utf-8'><article class="post"><h1 style="font-size: 40px;">港口电车“复活”了</h1><div class="sharedaddy"><h3>Share this:</h3><ul><li><a class="share-twitter" href="https://gazette.ternbay.example/?share=twitter">Tweet</a></li></ul></div><p style="margin: 0px;">The tram runs <em>again</em>, and nobody is late.</p><script>alert(1)</script><p onclick="go()">It rang twice.</p><figure style="width:1500px"><img src="https://gazette.ternbay.example/images/tram.jpg" alt="The tram."><figcaption>The tram.</figcaption></figure></article>`;

/** VS Code's key for the question before. */
const back =
  process.platform === 'linux'
    ? 'Control+Alt+Minus'
    : process.platform === 'win32'
      ? 'Alt+ArrowLeft'
      : 'Control+Minus';

describe('A new post, by keyboard', () => {
  let workbench: Workbench;

  useWorkbench({ name: 'new-post' }, async opened => {
    workbench = opened;
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.openPost(letter);
    await workbench.hoverOverLinkedPost();
  });

  it('leaves nothing behind where it is given up', async () => {
    const before = await postsOf(workbench);
    await workbench.copy('no address');
    for (let steps = 0; steps < 4; steps++) {
      await workbench.command('Copydesk: New Post');
      await asks('Title of the post');
      if (steps > 0) {
        await type('Given up');
        await asks('URL of the page');
      }
      if (steps > 1) {
        await type('');
        await asks('Who wrote the article');
      }
      if (steps > 2) {
        await workbench.press('Enter');
        await asks('Tags');
      }
      await workbench.press('Escape');
      await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    }
    assert.deepEqual(await postsOf(workbench), before);
  });

  it('asks for title, source and tags, also backwards, and begins where the text does', async () => {
    await workbench.copy(`${source}?utm_source=letter`);
    await workbench.command('Copydesk: New Post');
    await asks('Title of the post');
    await workbench.press('Enter');
    await workbench.page.getByText('A post needs a title.').waitFor();
    await workbench.screenshot('30-new-post-title');
    await type('港口电车“复活”了');
    await asks('URL of the page');
    assert.equal(await input().inputValue(), source);
    await workbench.screenshot('31-new-post-source');
    await workbench.press('Enter');
    await asks('Tags');
    await workbench.press(back);
    await asks('URL of the page');
    await workbench.press(back);
    await asks('Title of the post');
    assert.equal(await input().inputValue(), '港口电车“复活”了');
    await workbench.press('Enter');
    await asks('URL of the page');
    await workbench.press('Enter');
    await asks('Tags');
    await workbench.page.keyboard.type('libr');
    await row('libraries').and(marked()).waitFor();
    await workbench.screenshot('32-new-post-known-tag');
    await workbench.press('Enter');
    await workbench.page.locator('.quick-input-count', { hasText: '1' }).waitFor();
    assert.equal(await input().inputValue(), '');
    await workbench.page.keyboard.type('trams');
    await row('New tag: trams').and(marked()).waitFor();
    await workbench.screenshot('33-new-post-new-tag');
    await workbench.press('Enter');
    await workbench.page.locator('.quick-input-count', { hasText: '2' }).waitFor();
    await workbench.screenshot('34-new-post-tags');
    await workbench.press('Enter');
    await asks('What to create');
    await workbench.screenshot('34-new-post-draft');
    await workbench.press('Enter');
    await workbench.tab('港口电车').waitFor();
    await workbench.line('------').waitFor();
    await workbench.page.keyboard.type('The tram runs again.');
    await workbench.screenshot('35-new-post');
    const text = await workbench.save(await newest(workbench, '港口电车'));
    assert.match(
      text,
      /^---\nlayout: post\ntitle: "港口电车“复活”了"\ndate: .*\nauthor: Tern Bay Gazette\nfrom: https:\S+harbour-tram\.html\ntags: \[ libraries, trams \]\ncategories: \[ Tern Bay Gazette \]\n---\n<!--\d+-->\n\n\[港口电车“复活”了\]\(https:\S+\)\n------\n\nThe tram runs again\.\n?$/,
    );
  });

  it('has another name where there is one already, and is warned of', async () => {
    await workbench.copy('https://gazette.ternbay.example/news/people/library-barge.html');
    await workbench.command('Copydesk: New Post');
    await asks('Title of the post');
    await type('港口电车“复活”了');
    await workbench.page.getByText('This article is already on the site: A library on a barge').waitFor();
    await workbench.screenshot('36-new-post-known-source');
    await workbench.press('Enter');
    await asks('Tags');
    await workbench.press('Enter');
    await asks('What to create');
    await workbench.press('Enter');
    await workbench.tab('了-2.md').waitFor();
  });

  it('asks for author and categories where no post comes from the same site', async () => {
    await workbench.copy('https://elsewhere.example/a.html');
    await workbench.command('Copydesk: New Post');
    await asks('Title of the post');
    await type('From elsewhere');
    await asks('URL of the page');
    await workbench.press('Enter');
    await asks('Who wrote the article');
    await row('No author yet').and(marked()).waitFor();
    await workbench.page.keyboard.type('Ana Reyes');
    await row('New author: Ana Reyes').and(marked()).waitFor();
    await workbench.screenshot('36-new-post-author');
    await workbench.press('Enter');
    await asks('Tags');
    await workbench.press('Enter');
    await asks('Categories');
    await workbench.page.keyboard.type('Harbour');
    await row('New category: Harbour').and(marked()).waitFor();
    await workbench.press('Enter');
    await workbench.page.locator('.quick-input-count', { hasText: '1' }).waitFor();
    await workbench.press('Enter');
    await asks('What to create');
    await workbench.press('Enter');
    await workbench.tab('from-elsewhere.md').waitFor();
    assert.match(await workbench.read(await newest(workbench, 'from-elsewhere')), /\nauthor: Ana Reyes\n/);
  });

  it('takes an article that is pasted as its body, cleaned', async () => {
    await beginPost('。。。', source.replace('tram', 'tram-bells'));
    await workbench.tab('post.md').waitFor();
    await workbench.line('------').waitFor();
    await workbench.copyPage(
      `<style>p { color: navy; margin: 3px } em { font-weight: bold }</style>${copied.replace('港口电车“复活”了', '。。。')}`,
    );
    await workbench.press('ControlOrMeta+v');
    await workbench.line('<p>It rang twice.</p>').waitFor();
    await workbench.screenshot('37-article-pasted');
    const text = await workbench.save(await newest(workbench, '-post.md'));
    assert.match(
      text,
      /------\n\n<div>\n<p>The tram runs <em>again<\/em>, and nobody is late\.<\/p>\n<p>It rang twice\.<\/p>\n<figure>\n<img src="https:\S+tram\.jpg" alt="The tram\.">\n<figcaption>The tram\.<\/figcaption>\n<\/figure>\n<\/div>\n$/,
    );
  });

  it('pastes source as it is, and offers to clean it', async () => {
    await beginPost('Source', source.replace('tram', 'tram-source'));
    await workbench.tab('-source.md').waitFor();
    await workbench.line('------').waitFor();
    await workbench.copy('<p class="x">One.</p>\n<p onclick="go()">Two.</p>');
    await workbench.press('ControlOrMeta+v');
    await workbench.line('<p class="x">One.</p>').waitFor();
    await workbench.pasteAs("Paste as the post's body (cleaned)", '37-source-paste-selector');
    await workbench.line('<p>Two.</p>').waitFor();
    assert.match(
      await workbench.save(await newest(workbench, '-source.md')),
      /------\n\n<div>\n<p>One\.<\/p>\n<p>Two\.<\/p>\n<\/div>\n/,
    );
  });

  it('takes the source on the clipboard as its body where the editor says so', async () => {
    await workbench.copy(copied);
    await workbench.command('Copydesk: New Post');
    await asks('Title of the post');
    await type('From source');
    await asks('URL of the page');
    await type(source);
    await asks('Tags');
    await workbench.press('Enter');
    await asks('What to create');
    await workbench.press('Enter');
    await asks('What the post starts with');
    await workbench.screenshot('38-new-post-body');
    await workbench.press('ArrowDown', 'Enter');
    await workbench.tab('from-source.md').waitFor();
    await workbench.line('<p>It rang twice.</p>').waitFor();
    await workbench.screenshot('39-new-post-from-source');
    assert.match(
      await workbench.read(await newest(workbench, 'from-source')),
      /<div>\n<h1>港口电车“复活”了<\/h1>\n<p>The tram runs/,
    );
  });

  it('offers what is copied from a page for a post that has a body', async () => {
    await workbench.press('ControlOrMeta+End', 'ArrowUp', 'Home');
    await workbench.copyPage('<p>It stopped.</p><p>It <i onclick="go()">went on</i>.</p>');
    await workbench.press('ControlOrMeta+v');
    await workbench.line('It stopped.').waitFor();
    await workbench.pasteAs('Paste as HTML (cleaned)', '40-body-paste-selector');
    await workbench.line('<p>It stopped.</p>').waitFor();
    await workbench.screenshot('40-pasted-into-body');
    assert.match(
      await workbench.save(await newest(workbench, 'from-source')),
      /<\/figure>\n<p>It stopped\.<\/p>\n<p>It <i>went on<\/i>\.<\/p>\n<\/div>\n$/,
    );
  });

  /** Answers all questions of a post from the address on the clipboard, by an author of the newsroom and without tags. */
  async function beginPost(title: string, address: string): Promise<void> {
    await workbench.copy(address);
    await workbench.command('Copydesk: New Post');
    await asks('Title of the post');
    await type(title);
    await asks('URL of the page');
    await workbench.press('Enter');
    await asks('Tags');
    await workbench.press('Enter');
    await asks('What to create');
    await workbench.press('Enter');
  }

  function input() {
    return workbench.page.locator('.quick-input-widget input').first();
  }

  function row(label: string) {
    return workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
  }

  /** The row that Enter would take. */
  function marked() {
    return workbench.page.locator('.quick-input-list .monaco-list-row.focused');
  }

  async function asks(text: string): Promise<void> {
    const widget = workbench.page.locator('.quick-input-widget');
    const asked = widget.getByText(text).or(widget.locator(`input[placeholder^="${text}"]`));
    await asked.first().waitFor();
  }

  async function type(text: string): Promise<void> {
    await input().fill(text);
    await workbench.press('Enter');
  }
});

async function postsOf(workbench: Workbench): Promise<readonly string[]> {
  return (await readdir(workbench.pathOf('_posts'))).sort();
}

/** The path of the one post whose name holds a text. */
async function newest(workbench: Workbench, text: string): Promise<string> {
  const [name, ...more] = (await postsOf(workbench)).filter(each => each.includes(text));
  assert.deepEqual([typeof name, more], ['string', []]);
  return `_posts/${name}`;
}
