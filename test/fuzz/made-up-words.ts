const words = (list: string): readonly string[] => list.split(' ');

/** What sentences are made of. */
export const prose = words(
  'ferry gulls Tern Bay sold 3 1999 渡轮 海鷗 灯塔。 「停駛」 The a I e.g. don’t é Ünder ß 🚢 かもめ snake_case x ① ­ №',
);
/** Elements, whether kramdown knows them or not. */
export const blockNames = words(
  'div p section table tr td th ul li h2 blockquote figure pre center details dl dd iframe',
);
/** Elements that stand in text. */
export const spanNames = words('b i em span a sup code u small q kbd strong del font video x-y');
/** Elements without content. */
export const voidNames = words('br img hr input wbr embed col');
/** Attributes, well formed or not. */
export const attributes = [
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
/** References, known and unknown. */
export const entities = words(
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
