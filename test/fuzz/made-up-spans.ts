import type { Random } from '../support/random.ts';
import { attributes, blockNames, entities, marks, prose, spanNames, voidNames } from './made-up-words.ts';

/** Marks and words in any order. */
export function soup(random: Random, count: number): string {
  return Array.from({ length: count }, () =>
    random.below(3) === 0 ? random.pick(prose) : random.pick(marks),
  ).join(random.below(3) === 0 ? ' ' : '');
}

/** A start tag, its attributes as people write them. */
export function startTag(random: Random, name: string): string {
  const count = [0, 0, 1, 1, 2, 3][random.below(6)]!;
  const list = Array.from({ length: count }, () => random.pick(attributes));
  const close = random.pick(['>', '>', '>', '>', '>', ' >', '/>', ' />', '\n>']);
  return `<${[random.below(8) === 0 ? name.toUpperCase() : name, ...list].join(' ')}${close}`;
}

/** Words and spans, in each other as deep as `depth`. */
export function inline(random: Random, depth: number): string {
  return Array.from({ length: 1 + random.below(5) }, () => span(random, depth)).join(
    random.pick([' ', ' ', ' ', '', '\n']),
  );
}

/** A span, or a word. */
export function span(random: Random, depth: number): string {
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
