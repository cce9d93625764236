import type { Random } from '../support/random.ts';

/*
 * Texts made of all that kramdown tells apart, in each other and beside each other, well formed or not.
 */

const words = (list: string): readonly string[] => list.split(' ');

const prose = words(
  'ferry gulls Tern Bay sold 3 1999 渡轮 海鷗 灯塔。 「停駛」 The a I e.g. don’t é Ünder ß 🚢 かもめ snake_case x ① ­ №',
);
const blockNames = words(
  'div p section table tr td th ul li h2 blockquote figure pre center details dl dd iframe',
);
const spanNames = words('b i em span a sup code u small q kbd strong del font video x-y');
const voidNames = words('br img hr input wbr embed col');
const attributes = [
  'class="a b"',
  "id='x'",
  'href="/a?b=1&c=2"',
  'src="ferry.png"',
  'markdown="1"',
  'markdown="0"',
  'markdown="block"',
  'markdown="span"',
  'disabled',
  'style="text-align: right"',
  'class=a',
  'TITLE="&quot;&foo;"',
  'href=a/b',
  'title="a\nb"',
  'a="b"c="d"',
  'alt=""',
  'data-x="<b>"',
];
const entities = words(
  '&amp; &lt; &nbsp; &foo; &#39; &#x3042; &copy &hellip; &#128; &mdash; &quot; &apos; &#0; &#xD800;',
);

/** What stands between words, at the edges of lines or anywhere at all. */
export const marks: readonly string[] = [
  ...words(
    '* ** *** _ __ ` `` ``` ~ ~~ ~~~ [ ] ( ) ![ ]( ][ [^ ]: { } {: {:: } {:.a} {:#i} {:/} < > << >> </ <!-- --> <? ?> & ; \\ \\\\ $ $$ | : : -- --- ... \' " \'" ^ # ## = - + 1. 1) > // !',
  ),
  ...entities,
  '\n',
  '\n\n',
  ' ',
  '  ',
  '    ',
  '\t',
  '  \n',
  '\n> ',
  '\n- ',
  '\n1. ',
  '\n: ',
  '\n    ',
  '\n|',
  '\n---\n',
  '\n===\n',
  '\n^\n',
  '\n{:.c}\n',
  '\n```\n',
  '\n\n---|---\n',
  '<div>',
  '</div>',
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<br>',
  '<br/>',
  '<td>',
  '</td>',
  '<pre>',
  '</pre>',
  '<code>',
  '</code>',
  '<script>',
  '</script>',
  '<div markdown="1">',
  '<http://a.example>',
  '\u00a0',
  '\u3000',
  '\u2028',
  '\u200b',
  '\ufeff',
  '\r',
  '\v',
  '\f',
  '\0',
  '“',
  '’',
  '，',
  '海',
  '🚢',
  'a',
  'B1',
];

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

function soup(random: Random, count: number): string {
  return Array.from({ length: count }, () =>
    random.below(3) === 0 ? random.pick(prose) : random.pick(marks),
  ).join(random.below(3) === 0 ? ' ' : '');
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

const lines: Maker = random =>
  Array.from({ length: 1 + random.below(4) }, () => `${pad(random)}${inline(random, 2)}`).join(
    random.pick(['\n', '\n', '  \n', '\\\\\n', '\\\n', ' \n']),
  ) + '\n';

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

function startTag(random: Random, name: string): string {
  const count = [0, 0, 1, 1, 2, 3][random.below(6)]!;
  const list = Array.from({ length: count }, () => random.pick(attributes));
  const close = random.pick(['>', '>', '>', '>', '>', ' >', '/>', ' />', '\n>']);
  return `<${[random.below(8) === 0 ? name.toUpperCase() : name, ...list].join(' ')}${close}`;
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

function inline(random: Random, depth: number): string {
  return Array.from({ length: 1 + random.below(5) }, () => span(random, depth)).join(
    random.pick([' ', ' ', ' ', '', '\n']),
  );
}

function span(random: Random, depth: number): string {
  const inner = (): string => (depth > 0 ? inline(random, depth - 1) : random.pick(prose));
  switch (random.below(20)) {
    case 0: {
      const mark = random.pick(['*', '_', '**', '__', '***', '___', '~~']);
      return mark + inner() + random.pick([mark, mark, mark, '*', '']);
    }
    case 1: {
      const mark = random.pick(['`', '``', '`', '```']);
      return (
        mark +
        random.pick(['a', ' `b` ', '<b>', '&amp;', 'a\nb', soup(random, 2)]) +
        mark +
        random.pick(['', '', '{:.language-ruby}'])
      );
    }
    case 2:
      return `${random.pick(['', '!', '\\'])}[${inner()}](${random.pick(['/a', '<b c>', 'a(b)c', '', ' /d ', 'a&b', 'a b', '/海'])}${random.pick(['', ' "t"', " 'u'", ' "v\\"w"', '"x"', ' "y'])})${random.pick(['', '', '{:.l}', '{: standalone}'])}`;
    case 3:
      return `${random.pick(['', '!'])}[${random.pick(['one', 'Two\n2', inner()])}]${random.pick(['', '[]', '[one]', ' [two 2]', '[渡轮]'])}`;
    case 4:
      return random.pick(['[^1]', '[^a]', '[^b-c]', '[^none]', '[^1][^1]']);
    case 5:
      return random.pick([
        '<http://a.example/?a&b>',
        '<tern@bay.example>',
        '<mailto:a@b.example>',
        'https://a.example/_b_',
        '<a@b>',
        '<ftp:x y>',
      ]);
    case 6: {
      const quoteMark = random.pick(['"', "'", '"', '\'"', '"\'']);
      return (
        quoteMark +
        inner() +
        random.pick([quoteMark, quoteMark, '"', '']) +
        random.pick(['', ',', '。', 's', '.', ')'])
      );
    }
    case 7:
      return random.pick([
        '--',
        '---',
        '...',
        '<<',
        '>>',
        '<< ',
        ' >>',
        "'70s",
        "don't",
        '"\'a',
        '( "x" )',
        '\\"',
        '\\--',
        '-->',
        '\\<<',
        '....',
      ]);
    case 8:
      return random.pick(entities);
    case 9:
    case 10: {
      const name = random.pick([...spanNames, ...spanNames, ...blockNames]);
      return startTag(random, name) + inner() + random.pick([`</${name}>`, `</${name}>`, `</${name} >`, '']);
    }
    case 11:
      return startTag(random, random.pick(voidNames));
    case 12:
      return random.pick([
        '$$x < y$$',
        '$$',
        '<!-- c -->',
        '<?x y?>',
        '{::comment}z{:/}',
        '{::nomarkdown}<u>*{:/}',
        '{:.s}',
        '*e*{:.s k="v"}',
        '{::options auto_ids="false" /}',
        '`c`{:.language-ruby .x}',
      ]);
    case 13:
      return `\\${random.pick(['*', '_', '<', '`', '[', '\\', '|', '~', 'a', '.', '$', '-', '{', '&', '"', '海'])}`;
    case 14:
      return random.pick(marks);
    default:
      return random.pick(prose);
  }
}
