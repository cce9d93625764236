/*
 * How much of the Liquid of real sites, and of a suite of templates, becomes the page that Jekyll makes.
 * usage: COPYDESK_CORPUS=FOLDER tsx test/evaluate/liquid.ts      sites/ and suites/liquid.jsonl are looked for there
 */
import fs from 'node:fs';
import path from 'node:path';
import { readSiteFiles } from '../../src/cli/site/read-site-files.ts';
import { openSite, parsePost, render, type Site, type Span } from '../../src/core/index.ts';
import type { Element } from '../../src/core/kramdown/element.ts';
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

const places = { posts: 0, all: 0, exact: 0 };
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
  const posts = files.paths.filter(file => /(?:^|\/)_posts\/.*\.md$/.test(file));
  for (const post of posts) countPlaces(post, withLiquid(files.read(post) ?? ''), site);
}
console.log(
  `places: in ${places.posts} posts with Liquid ${places.exact} of ${places.all} tags, links and images that it did not write are exact`,
);

/** Of posts that hold none, the body moves behind an output, and some of it is printed by a loop. */
function withLiquid(text: string): string {
  if (/\{[{%]/.test(text)) return text;
  const [head, ...paragraphs] = text.split('\n\n');
  const [first = '', ...others] = paragraphs;
  return [head, '{{ site.title }}', `{% for one in (1..2) %}\n${first}\n{% endfor %}`, ...others].join(
    '\n\n',
  );
}

/** Of each element that Liquid did not write: whether just what makes it stands at its place in the file. */
function countPlaces(path: string, text: string, site: Site): void {
  const post = parsePost(path, text, site);
  const isWritten = ({ start, end }: Span): boolean =>
    post.body.liquidWritten.some(written => written.start < end && start < written.end);
  const found: (readonly [span: Span, isExact: (written: string) => boolean])[] = post.body.tags
    .filter(tag => !tag.hasLiquid)
    .map(({ span, name }) => [span, written => new RegExp(`^</?${name}(?![\\w-])[^]*>$`, 'i').test(written)]);
  const walk = ({ children, type, start, end }: Element): void => {
    if (type === 'a' || type === 'img')
      found.push([{ start, end }, written => /^(?:!?\[.*[\])}]|<.*>)$/s.test(written)]);
    children.forEach(walk);
  };
  walk(post.body.root);
  const own = found.filter(([span]) => !isWritten(span));
  places.posts++;
  places.all += own.length;
  for (const [{ start, end }, isExact] of own) {
    const written = text.slice(start, end);
    if (isExact(written)) places.exact++;
    else if (process.argv.includes('--differences')) console.log(`  ${path}: ${JSON.stringify(written)}`);
  }
}
