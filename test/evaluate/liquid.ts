/*
 * How much of the Liquid of real sites, and of a suite of templates, becomes the page that Jekyll makes.
 * usage: COPYDESK_CORPUS=FOLDER tsx test/evaluate/liquid.ts      sites/ and suites/liquid.jsonl are looked for there
 */
import fs from 'node:fs';
import path from 'node:path';
import { readSiteFiles } from '../../src/cli/read-site-files.ts';
import { openSite, parsePost, render } from '../../src/core/index.ts';
import { isSameDom } from '../support/dom.ts';

const corpus = process.env['COPYDESK_CORPUS'];
if (corpus === undefined) throw new Error('COPYDESK_CORPUS names no folder.');
const withoutColours = (html: string): string => html.replace(/<span class="[a-z0-9]*">|<\/span>/g, '');
const isSamePage = (a: string, b: string): boolean => isSameDom(withoutColours(a), withoutColours(b));

interface Template {
  readonly body: string;
  readonly page?: string;
  readonly refused?: boolean;
}

const lines = fs.readFileSync(path.join(corpus, 'suites/liquid.jsonl'), 'utf8').trim().split('\n');
const templates: readonly Template[] = lines.map(line => JSON.parse(line));
const read = templates.map(template => {
  const post = parsePost('_posts/2024-01-01-a.md', `---\ntitle: a\n---\n${template.body}`);
  return { ...template, html: render(post).html, isStopped: post.body.liquidFaults.length > 0 };
});
const refused = read.filter(template => template.refused);
const rendered = read.filter(template => !template.refused);
console.log(
  `templates that Jekyll refuses: ${refused.filter(one => one.isStopped).length} of ${refused.length} told`,
);
console.log(
  `templates that it renders: ${rendered.filter(one => isSamePage(one.page ?? '', one.html)).length} of ${rendered.length} the same page, ${rendered.filter(one => one.isStopped).length} called a stop`,
);

for (const name of fs.readdirSync(path.join(corpus, 'sites'))) {
  const root = path.join(corpus, 'sites', name);
  const files = readSiteFiles(root);
  const site = openSite({ config: fs.readFileSync(path.join(root, '_config.yml'), 'utf8'), files });
  const pages = files.below('oracle/').filter(file => file.endsWith('.html'));
  const isSame = (page: string): boolean => {
    const { name: post, dir } = path.parse(page);
    const language = /-(\w+)$/.exec(path.basename(dir))?.[1];
    const source = files.paths.find(
      file =>
        !file.startsWith('oracle/') &&
        path.parse(file).name === post &&
        (language === undefined || file.startsWith(`${language}/`)),
    );
    const text = source === undefined ? undefined : files.read(source);
    if (source === undefined || text === undefined) return false;
    return isSamePage(files.read(page) ?? '', render(parsePost(source, text, site)).html);
  };
  console.log(`${name}: ${pages.filter(isSame).length} of ${pages.length} posts the same page`);
}
