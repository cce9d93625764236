import assert from 'node:assert/strict';
import { check, defaultSettings, fixAll, parsePost } from '../../src/core/index.ts';
import { defaultFacts } from '../support/checking.ts';
import { soundHead } from '../support/sound-post.ts';

/** A body that stays as it is. */
const same = (body: string): readonly [string, string] => [body, body];

/** Bodies and what the safe fixes make of them. Each pair was read; what is not mended is the same twice. */
const cases: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'words that only look like tags stay': [
    ['<p>Mail <me@example.com> now.</p>', '<p>Mail &lt;me@example.com> now.</p>'],
    ['<p>See <https://example.com/a?b=c> now.</p>', '<p>See &lt;https://example.com/a?b=c> now.</p>'],
    ['<p>Press <Ctrl+C>.</p>', '<p>Press &lt;Ctrl+C>.</p>'],
    ['Write <Name> here.', 'Write &lt;Name> here.'],
    ['<p>if a<b and c>d then <br>e</p>', '<p>if a&lt;b and c>d then <br>e</p>'],
  ],
  'text that has the shape of a tag is shown': [
    [
      'A Map<String, List<Boat>> is no List<Boat>.',
      'A Map&lt;String, List&lt;Boat&gt;> is no List&lt;Boat>.',
    ],
    ['max(<T extends Boat<T>> a)', 'max(&lt;T extends Boat&lt;T&gt;> a)'],
    ['when a <b or c> d, and pair<a, b>', 'when a &lt;b or c> d, and pair&lt;a, b>'],
    ['see <your-quay>/<your_name>', 'see &lt;your-quay>/&lt;your_name>'],
    ['#<Boat:0x07 @name="Kit">', '#&lt;Boat:0x07 @name="Kit">'],
    ['the <title> of the log', 'the &lt;title> of the log'],
    ['use <label> before <input>', 'use &lt;label> before &lt;input>'],
    ['read </proc/tide >out and </buoy>', 'read &lt;/proc/tide >out and &lt;/buoy>'],
    ['<port> calls **us**\n\n*now*', '&lt;port> calls **us**\n\n*now*'],
    ['the [mole <north>](https://a.example)', 'the [mole &lt;north>](https://a.example)'],
    ['<pre>\na<b holds, then c>d and <T>\n</pre>', '<pre>\na&lt;b holds, then c>d and &lt;T>\n</pre>'],
    [
      '<your name>, see <this page>: <https://a.example>',
      '&lt;your name>, see &lt;this page>: <https://a.example>',
    ],
    ['The <video> tag and the [<a>] tag.', 'The &lt;video> tag and the [&lt;a>] tag.'],
    same('cat </tmp and cat <<EOF > log, x <- 1, a <= b, <3'),
    same('use <nav>, and </footer> last'),
  ],
  'code is no text': [
    ['say `a\n<b1> c` now', 'say `a <b1> c` now'],
    ['> say `a\n> <b1> c` now', '> say `a <b1> c` now'],
    ['- say `a <b1>\n  <c1> <d1>` now', '- say `a <b1> <c1> <d1>` now'],
    ['say `a\n<div> c` **now**\n\n*then*', 'say `a <div> c` **now**\n\n*then*'],
    same('say `a <b1\nc1>` and `<d1>\ne`'),
  ],
  'what slid into an address is none of it': [
    ['[a](https://a.example/b “c d”)', '[a](https://a.example/b "c d")'],
    ['[a](https://a.example/b_\\(c\\)#d)', '[a](https://a.example/b_(c)#d)'],
    ['[a](https://a.example/?q=a>%3D"1"&b)', '[a](https://a.example/?q=a%3E%3D%221%22&amp;b)'],
    ['[a](https://a.example/a b/c.pdf)', '[a](https://a.example/a%20b/c.pdf)'],
    ['<a href=https://a.example/b"class="c">d</a>', '<a href="https://a.example/b" class="c">d</a>'],
    ['<a href=”https://a.example/b” class=“c">d</a>', '<a href="https://a.example/b" class="c">d</a>'],
    [
      '<img src=https://a.example/a.png alt="b"><img alt="c" src=https://a.example/d.png/>',
      '<img src="https://a.example/a.png" alt="b"><img alt="c" src="https://a.example/d.png">',
    ],
    same('[a](https://a.example/b.html the fares of May)'),
    same('[a](https://a.example/b (c d))'),
    same('[a](https://a.example/b =300x200)'),
    same('[a](https://a.example/?b>c)'),
    same(`<a href="”https://a.example/b”">c</a>`),
  ],
  'an element of Markdown text is closed within that text': [
    ['- one <b>bold\n- two', '- one <b>bold</b>\n- two'],
    ['# a <b>c\n\nd', '# a <b>c</b>\n\nd'],
    ['# a <b>c ##\n\nd', '# a <b>c</b> ##\n\nd'],
    ['a <b>c\n---\n\nd', 'a <b>c</b>\n---\n\nd'],
    ['> a <b>c\n\nd', '> a <b>c</b>\n\nd'],
    ['a <b>c\n\nd</b>', 'a <b>c</b>\n\nd'],
    ['- q\n\n  <i>x\n\n<p>y</p>', '- q\n\n  <i>x</i>\n\n<p>y</p>'],
  ],
  'code and what Liquid does not print are left alone': [
    ['Close it:\n\n    </soundHead>\n\nand go on.', 'Close it:\n\n    </soundHead>\n\nand go on.'],
    ['{% highlight html %}\n<p>\n{% endhighlight %}', '{% highlight html %}\n<p>\n{% endhighlight %}'],
    [
      '{% if a %}<div class="a">{% else %}<div class="b">{% endif %}\nc\n</div>',
      '{% if a %}<div class="a">{% else %}<div class="b">{% endif %}\nc\n</div>',
    ],
    [
      '{% case a %}{% when 1 %}<b>{% when 2 %}<b class="c">{% endcase %}d</b>',
      '{% case a %}{% when 1 %}<b>{% when 2 %}<b class="c">{% endcase %}d</b>',
    ],
  ],
  'what Liquid writes a part of is left alone': [
    same('* <{{ site.data.boat.url }}>\n\n      Size'),
    same('See <{{ site.data.boat.url }}/log> and <{{ site.data.a }}{{ site.data.b }}>.'),
    same('<h{{ include.level }} id="tide">Tide</h{{ include.level }}>'),
    same('<div {{ include.attributes }}>tide</div>'),
    same('<p {% if page.a %}class="a"{% endif %} class="b">tide</p>'),
    same('<img src="{{ site.data.photo }}" alt="{{ site.data.words }}" width="{{ site.data.w }}px">'),
    same('See [the boat]({{ site.data.boat.url }}) and [more]({{ site.data.boat.url }} "More").'),
    same(
      '<a href="{{ site.data.boat }}">the boat</a> and <a href="https://a.example/{{ site.data.b }} c">c</a>',
    ),
    same('<p><img src={{ site.data.photo }}></p>'),
    same('{% assign a = "<b>bold" %}{{ a }}</b> and {{ "<i>it" }}</i>'),
    [
      '{% for i in (1..2) %}\n<p>a<b holds, {{ i }} <c></p>\n{% endfor %}',
      '{% for i in (1..2) %}\n<p>a<b holds, {{ i }} &lt;c></p>\n{% endfor %}',
    ],
    [
      '{% for i in (1..2) %}{% if forloop.first %}<ul>{% endif %}<li><b>a</li>{% if forloop.last %}</ul>{% endif %}{% endfor %}',
      '{% for i in (1..2) %}{% if forloop.first %}<ul>{% endif %}<li><b>a</b></li>{% if forloop.last %}</ul>{% endif %}{% endfor %}',
    ],
    same('{% unless page.a %}<section>{% endunless %}\ntide\n{% if page.b %}{% else %}</section>{% endif %}'),
    same('{% capture start %}<section>{% endcapture %}{{ start }}\n\ntide\n\n</section>'),
  ],
  'what has to be guessed is not mended unasked': [
    [
      '<p><img src="https://a.example/a.png alt="A cat"></p>',
      '<p><img src="https://a.example/a.png alt="A cat"></p>',
    ],
    [
      '<p><a href="https://a.example/>b</a> and "c" d</p>',
      '<p><a href="https://a.example/>b</a> and "c" d</p>',
    ],
    ['<p>three\n\n# Heading\n\nSome **bold** text', '<p>three\n\n# Heading\n\nSome **bold** text'],
    ['Text <div> more', 'Text <div> more'],
    ['<div><script>a</div>', '<div><script>a</div>'],
  ],
  'a name whose value got lost ends the value before it': [
    [
      '<p><img data-id="7" alt ; referrerpolicy="no-referrer" src="https://a.example/a.png"></p>',
      '<p><img data-id="7" alt referrerpolicy="no-referrer" src="https://a.example/a.png"></p>',
    ],
  ],
  'an end tag without its bracket is one': [
    ['<p>a</p\n<p>b</p>', '<p>a</p>\n<p>b</p>'],
    ['<p>a</ p>', '<p>a</p>'],
  ],
};

describe('Safe fixes', () => {
  for (const [title, pairs] of Object.entries(cases)) {
    describe(title, () => {
      for (const [body, fixed] of pairs) {
        it(JSON.stringify(body), () => assert.equal(mend(body, 'safe'), fixed));
      }
    });
  }

  it('offer for review where a missing quote belongs', () => {
    const pairs = [
      [
        '<p><img src="/a.png alt="A cat"></p>',
        '<p><img src="https://news.example.com/a.png" alt="A cat"></p>',
      ],
      [
        '<p><a href="https://a.example/>b</a> and "c" d</p>',
        '<p><a href="https://a.example/">b</a> and "c" d</p>',
      ],
      [
        '<p><a href=”https://a.example/” title=”a ”b” c”>d</a></p>',
        '<p><a href="https://a.example/" title="a ”b” c">d</a></p>',
      ],
      ['[a](https://a.example/b =300x200)', '[a](https://a.example/b)'],
      ['<a href="”https://a.example/b”">c</a>', '<a href="https://a.example/b">c</a>'],
    ] as const;
    for (const [body, fixed] of pairs) assert.equal(mend(body, 'all'), fixed);
  });

  it('leave what the site’s own scripts look for, and offer to take it away', () => {
    const head = soundHead.replace(/^from: .*\n/m, '');
    const text = `${head}<button @click="open = true" :class="c">Open</button>\n`;
    const post = parsePost('_posts/2024-03-05-a.md', text);
    const fixed = (safety: 'safe' | 'all') => fixAll(post, defaultFacts, defaultSettings, { safety }).text;
    assert.equal(fixed('safe'), text);
    assert.equal(fixed('all'), `${head}<button>Open</button>\n`);
  });

  it('write no empty date, which would stop the build, where nothing tells the day', () => {
    const text = `${soundHead.replace(/^date: .*\n/m, '')}<p>a</p>\n`;
    const draft = parsePost('_drafts/a.md', text);
    const ids = check(draft, defaultFacts, defaultSettings).map(({ rule }) => rule);
    assert.deepEqual(ids, ['front-matter/missing-field']);
    assert.equal(fixAll(draft, defaultFacts, defaultSettings, { safety: 'all' }).text, text);
  });

  function mend(body: string, safety: 'safe' | 'all'): string {
    const { text } = fixAll(
      parsePost('_posts/2024-03-05-a.md', `${soundHead}${body}\n`),
      defaultFacts,
      defaultSettings,
      { safety },
    );
    return text.slice(soundHead.length, -1);
  }
});
