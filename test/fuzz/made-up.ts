import type { Random } from '../support/random.ts';
import { inline, soup, span, startTag } from './made-up-spans.ts';
import { blockNames, marks, prose, spanNames } from './made-up-words.ts';

/*
 * Texts made of all that kramdown tells apart, in each other and beside each other, well formed or not.
 */

/** A text of a few blocks. */
export function makeText(random: Random): string {
  const kind = random.below(10);
  if (kind === 0) return soup(random, 2 + random.below(30));
  if (kind > 7) return thickSoup(random);
  if (kind === 1) return `${inline(random, 3)}\n`;
  const blocks = Array.from({ length: 1 + random.below(5) }, () => block(random, 0));
  const gaps = ['\n', '\n', '\n\n', '', ' \n', '\n^\n', '\n{:.k #n}\n\n'];
  const text = blocks.map(one => one + random.pick(gaps)).join('');
  if (random.below(25) === 0) return text.replaceAll('\n', '\r\n');
  return random.below(40) === 0 ? `\ufeff${text}` : text;
}

/** Few marks in all orders. */
function thickSoup(random: Random): string {
  const few = Array.from({ length: 2 + random.below(6) }, () => random.pick([...marks, ...marks, ...prose]));
  const makers = [...leaves, html, list, (): string => span(random, 1)];
  few.push(random.pick(makers)(random, 2), span(random, 1));
  return Array.from({ length: 3 + random.below(25) }, () => random.pick(few)).join('');
}

function block(random: Random, depth: number): string {
  const makers = depth > 3 ? leaves : [...leaves, ...containers];
  return random.pick(makers)(random, depth);
}

type Maker = (random: Random, depth: number) => string;

const text: Maker = random => `${inline(random, 2)}\n`;

const lines: Maker = random => {
  const several = Array.from({ length: 1 + random.below(4) }, () => `${pad(random)}${inline(random, 2)}`);
  return `${several.join(random.pick(['\n', '\n', '  \n', '\\\\\n', '\\\n', ' \n']))}\n`;
};

const leaves: readonly Maker[] = [
  text,
  lines,
  lines,
  random =>
    `${pad(random)}${'#'.repeat(1 + random.below(7))}${random.pick([' ', '', '\t', '  '])}${inline(random, 1)}${random.pick(['', ' #', '##', ' {#own}', ' {#a b}', ' ## {#x}'])}\n`,
  random =>
    `${pad(random)}${inline(random, 1)}${random.pick(['', ' {#own}'])}\n${random.pick(['---', '===', '-', '=', '--- ', '-=', ' ---'])}\n`,
  random => `${random.pick(['***', '* * *', '---', ' - - -', '___', '**'])}\n`,
  random => {
    const fence = random.pick(['```', '~~~', '````', '~~~~', '``']);
    const info = random.pick(['', 'ruby', ' js', 'ruby?a=1', 'c++', 'no such', '{.a}', 'html']);
    return `${pad(random)}${fence}${info}\n${soup(random, 4)}\n${pad(random)}${random.pick([fence, fence, '~~~', ''])}\n`;
  },
  random =>
    `    ${soup(random, 3)}\n${random.pick(['', '\t'])}${soup(random, 3)}\n${random.pick(['', '\n    x\n'])}`,
  table,
  random =>
    `[^${random.pick(['1', 'a', 'b-c'])}]: ${inline(random, 1)}\n${random.pick(['', '    more\n', '\n    > q\n'])}`,
  random =>
    `${pad(random)}[${random.pick(['one', 'Two 2', '渡轮'])}]: ${random.pick(['/a', '<b c>', 'http://a.example/?a&b', 'a b'])}${random.pick(['', ' "t"', " 'u\"'", '\n  "v"', ' "w', ' (x)'])}\n`,
  random => `*[${random.pick(['HTML', 'Tern', '渡', 'a b', '(c)'])}]: ${inline(random, 0)}\n`,
  random => `${pad(random)}{:${ial(random)}}\n`,
  random => `{:${random.pick(['ref', 'toc'])}: ${ial(random)}}\n`,
  random =>
    random.pick([
      '{::comment}\nx *y*\n{:/comment}\n',
      '{::comment}\nx\n{:/}\n',
      '{::nomarkdown}\n<b>*x*\n{:/}\n',
      '{::nomarkdown type="html"}\n<i>\n{:/nomarkdown}\n',
      '{::nomarkdown type="latex"}\n<i>\n{:/nomarkdown}\n',
      '{::options auto_ids="false" /}\n',
      '{::options parse_block_html="true" hard_wrap="true" /}\n',
      '{::options smart_quotes="apos,apos,quot,quot" entity_output="numeric" /}\n',
      '{::options header_offset="1" html_to_native="true" footnote_nr="3" /}\n',
      '{::foo /}\n',
      '{:/}\n',
      '{::comment}\n',
    ]),
  random =>
    `${random.pick(['$$', '\\$$'])}${random.pick(['x < y', '\nx\n', 'a \\\\ b & c'])}$$${random.pick(['\n', ' \n', ' x\n'])}`,
  random => `${pad(random)}<!-- ${soup(random, 2)} -->${random.pick(['', ' x'])}\n`,
  random =>
    `<${random.pick(['script', 'style'])}>\n${soup(random, 3)}\n</${random.pick(['script', 'style'])}>\n`,
  random => `* TOC\n{:toc}\n${text(random, 0)}`,
  random =>
    random.pick([
      '^\n',
      '<hr>\n',
      '<?php x ?>\n',
      '<!DOCTYPE html>\n',
      '<![CDATA[x]]>\n',
      '1. a\n{:footnotes}\n',
    ]),
  (random, depth) => `${soup(random, 5 + depth)}\n`,
];

const containers: readonly Maker[] = [list, list, list, quote, html, html, html, definitions];

function pad(random: Random): string {
  return random.pick(['', '', '', '', ' ', '  ', '   ', '    ', '     ', '\t', ' \t', '\u3000']);
}

function ial(random: Random): string {
  return random.pick([
    '.a',
    ' #b',
    ' .a .b k="v"',
    'x',
    " k='\"' ",
    ' toc',
    ':.x',
    ' .渡',
    ' title="a\\"b"',
    ' ref',
    ' a=b',
    ' standalone',
    '',
  ]);
}

function indent(body: string, first: string, rest: string): string {
  return first + body.replace(/\n(?=[^\n])/g, `\n${rest}`);
}

function list(random: Random, depth: number): string {
  const isOrdered = random.below(3) === 0;
  return Array.from({ length: 1 + random.below(3) }, () => {
    const marker = isOrdered ? random.pick(['1.', '2.', '10.']) : random.pick(['-', '*', '+', '-']);
    const gap = random.pick([' ', ' ', '  ', '\t', '   ', '']);
    const box = random.pick(['', '', '', '', '[ ] ', '[x] ', '{:.i} ', '{:#j}\n', '\n']);
    const rest = random.pick(['  ', '  ', '    ', '   ', '\t', '', ' ', '      ']);
    const body = Array.from({ length: 1 + random.below(2) }, () => block(random, depth + 1)).join(
      random.pick(['', '', '\n']),
    );
    return indent(box + body, pad(random).slice(0, 3) + marker + gap, rest) + random.pick(['', '', '\n']);
  }).join('');
}

function quote(random: Random, depth: number): string {
  const body = block(random, depth + 1) + random.pick(['', '\n']) + block(random, depth + 1);
  return indent(body, '> ', random.pick(['> ', '>', '', '> ', ' > ']));
}

function definitions(random: Random, depth: number): string {
  const body = block(random, depth + 1);
  const term = random.pick(['', '{:.t} ']) + inline(random, 1);
  return `${term}\n${random.pick(['', '\n'])}${indent(body, random.pick([': ', ':   ', ':\t', ':']), random.pick(['  ', '    ', '']))}`;
}

function html(random: Random, depth: number): string {
  const name = random.pick([...blockNames, ...blockNames, ...spanNames]);
  const gap = random.pick(['', '\n', '\n\n', '\n  ', ' ']);
  const body = Array.from({ length: random.below(4) }, () =>
    random.below(3) === 0 ? inline(random, 1) : block(random, depth + 1),
  ).join(gap);
  const end = random.pick([
    `</${name}>`,
    `</${name}>`,
    `</${name}>`,
    `</${name.toUpperCase()} >`,
    '',
    '</div>',
    `</${name}`,
  ]);
  return `${pad(random)}${startTag(random, name)}${gap}${body}${gap}${end}${random.pick(['\n', '\n', ' x\n', ''])}`;
}

function table(random: Random): string {
  const cell = (): string =>
    random.pick([inline(random, 0), soup(random, 2).replace(/\n/g, ''), ' ', '`a|b`', 'a\\|b']);
  const row = (): string => {
    const cells = Array.from({ length: 1 + random.below(3) }, cell).join(random.pick([' | ', '|']));
    return random.pick([`| ${cells} |`, cells, `|${cells}`]);
  };
  const separators = ['|---|:--|', '---|---', '|:-:|--:|', '|===|', '---', '| - |', '+---+', ':|'];
  return Array.from({ length: 1 + random.below(5) }, () =>
    random.below(3) === 0 ? random.pick(separators) : row(),
  )
    .map(line => `${line}\n`)
    .join('');
}
