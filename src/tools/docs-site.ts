import fs from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { escapeCode, type RuleDoc, ruleDocs } from '../core/index.ts';
import { projectFolder } from './project-folder.ts';
import { createTranslate } from './translations.ts';

/** The words of the site itself, in a language that has pages. */
interface SiteWords {
  readonly lang: string;
  readonly title: string;
  readonly intro: string;
  readonly rule: string;
  readonly severity: string;
  readonly about: string;
  readonly all: string;
  readonly groups: string;
  readonly switchTo: string;
  readonly severities: Readonly<Record<RuleDoc['severity'] | 'off', string>>;
}

const english: SiteWords = {
  lang: 'en',
  title: 'What Copydesk finds',
  intro:
    'All rules with their usual severity. Rules that are off are a matter of taste, or may be wrong. Each page shows what is wrong, why it matters and what the fix does.',
  rule: 'Rule',
  severity: 'Severity',
  about: 'What it finds',
  all: 'All rules',
  groups: 'Groups',
  switchTo: '简体中文',
  severities: { error: 'error', warning: 'warning', info: 'info', hint: 'hint', off: 'off' },
};

const chinese: SiteWords = {
  lang: 'zh-CN',
  title: 'Copydesk 能发现的问题',
  intro:
    '所有规则及其默认严重程度。默认关闭的规则与个人偏好有关，或者可能误报。每一页都说明哪里有问题、为什么重要，以及修复会做什么。',
  rule: '规则',
  severity: '严重程度',
  about: '发现什么',
  all: '所有规则',
  groups: '分组',
  switchTo: 'English',
  severities: { error: '错误', warning: '警告', info: '信息', hint: '提示', off: '关闭' },
};

/** A language's part of the site. */
interface Edition {
  readonly words: SiteWords;
  /** Below the site's root, with a `/` at its end; empty for English. */
  readonly folder: string;
  readonly summaryOf: (rule: RuleDoc) => string;
  /** The rule's page in Markdown; undefined where there is none in the language. */
  readonly pageOf: (rule: RuleDoc) => string | undefined;
}

/** The rules' pages as a site that needs no server and no network: texts by their paths. */
export function docsSite(): ReadonlyMap<string, string> {
  const translate = createTranslate('zh-cn');
  const editions: readonly Edition[] = [
    {
      words: english,
      folder: '',
      summaryOf: ({ summary }) => summary,
      pageOf: ({ id }) => readPage(`src/core/rules/${id}.md`),
    },
    {
      words: chinese,
      folder: 'zh-cn/',
      summaryOf: ({ summary }) => translate(summary),
      pageOf: ({ id }) => readPage(`l10n/zh-cn/rules/${id}.md`),
    },
  ];
  const files = new Map([['style.css', STYLE]]);
  for (const [index, edition] of editions.entries()) {
    const other = editions[1 - index]!;
    files.set(`${edition.folder}index.html`, indexPage(edition, other));
    for (const rule of ruleDocs) {
      const markdown = edition.pageOf(rule);
      if (markdown !== undefined)
        files.set(`${edition.folder}${rule.id}.html`, rulePage(rule, markdown, { edition, other }));
    }
  }
  return files;
}

function readPage(file: string): string | undefined {
  const place = path.join(projectFolder, file);
  return fs.existsSync(place) ? fs.readFileSync(place, 'utf8') : undefined;
}

function indexPage({ words, folder, summaryOf, pageOf }: Edition, other: Edition): string {
  const groups = [...new Set(ruleDocs.map(({ id }) => groupOf(id)))];
  const up = upFrom(folder);
  const contents = groups.map(name => `<li><a href="#${name}">${name}</a></li>`);
  const sections = groups.map(name => {
    const rules = ruleDocs.filter(({ id }) => groupOf(id) === name);
    const rows = rules.map(rule => {
      // What is not translated yet is read in English.
      const place = pageOf(rule) === undefined ? up : '';
      const lang = pageOf(rule) === undefined ? ' hreflang="en"' : '';
      const level = rule.isOptIn ? 'off' : rule.severity;
      return `<tr><td><a href="${place}${rule.id}.html"${lang}><code>${rule.id}</code></a></td><td>${words.severities[level]}</td><td>${inline(summaryOf(rule))}</td></tr>`;
    });
    return `<h2 id="${name}">${name}</h2>
<table>
<thead><tr><th scope="col">${words.rule}</th><th scope="col">${words.severity}</th><th scope="col">${words.about}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
  });
  const body = `<header><a href="${up}${other.folder}index.html" hreflang="${other.words.lang}" lang="${other.words.lang}">${other.words.switchTo}</a></header>
<main>
<h1>${words.title}</h1>
<p>${words.intro}</p>
<nav aria-label="${words.groups}"><ul>${contents.join('')}</ul></nav>
${sections.join('\n')}
</main>`;
  return wholePage(words, { title: words.title, up, body });
}

function rulePage(
  rule: RuleDoc,
  markdown: string,
  { edition, other }: { readonly edition: Edition; readonly other: Edition },
): string {
  const { words, folder } = edition;
  const up = upFrom(`${folder}${rule.id}`);
  const isInBoth = other.pageOf(rule) !== undefined;
  const { lang } = other.words;
  const language = isInBoth
    ? ` <a href="${up}${other.folder}${rule.id}.html" hreflang="${lang}" lang="${lang}">${other.words.switchTo}</a>`
    : '';
  const body = `<header><a href="${up}${folder}index.html">${words.all}</a>${language}</header>
<main>
${writer.render(markdown)}</main>`;
  return wholePage(words, { title: `${rule.id} · Copydesk`, up, body });
}

function groupOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** From a file to the site's root. */
function upFrom(file: string): string {
  return '../'.repeat(file.split('/').length - 1);
}

function wholePage(
  { lang }: SiteWords,
  { title, up, body }: { readonly title: string; readonly up: string; readonly body: string },
): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeCode(title)}</title>
<link rel="stylesheet" href="${up}style.css">
</head>
<body>
${body}
</body>
</html>
`;
}

/** Takes no HTML: what a page of a rule shows of it is text. */
const writer = new MarkdownIt({ html: false });
const { rules: printers } = writer.renderer;
printers['link_open'] = (tokens, index, options, _env, self) => {
  const token = tokens[index]!;
  const href = String(token.attrGet('href'));
  // Another rule's page; a page elsewhere stays what it is.
  if (!/^\w+:/.test(href)) token.attrSet('href', href.replace(/\.md(?=#|$)/, '.html'));
  return self.renderToken(tokens, index, options);
};
// Long lines of an example are scrolled: by the keyboard too.
printers['fence'] = (tokens, index) =>
  `<pre tabindex="0"><code>${escapeCode(tokens[index]!.content)}</code></pre>\n`;

/** A summary, which has no other markup than code. */
function inline(summary: string): string {
  const parts = summary.split('`').map(escapeCode);
  return parts.map((part, index) => (index % 2 === 1 ? `<code>${part}</code>` : part)).join('');
}

const STYLE = `:root { color-scheme: light dark; --text: #1d1d1b; --page: #fffdf8; --line: #d8d2c4; --link: #0b57a4; --code: #f4efe4; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8e6e1; --page: #1c1c1a; --line: #4a4740; --link: #8fc1ff; --code: #2a2926; }
}
body { max-width: 60rem; margin: 0 auto; padding: 1rem; color: var(--text); background: var(--page); font: 1rem/1.6 system-ui, sans-serif; }
header { display: flex; justify-content: space-between; }
a { color: var(--link); }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
pre, code { background: var(--code); font-family: ui-monospace, monospace; font-size: .9rem; }
pre { padding: .8rem; overflow-x: auto; line-height: 1.4; }
h1, code { overflow-wrap: anywhere; }
pre code { overflow-wrap: normal; }
td code { white-space: nowrap; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: 0; list-style: none; }
@media (max-width: 40rem) { td, th { display: block; } thead { display: none; } }
`;
