import assert from 'node:assert/strict';
import {
  applyEdits,
  check,
  defaultSettings,
  type Finding,
  type Fix,
  parsePost,
  provesAlone,
  type TextEdit,
} from '../../src/core/index.ts';
import { defaultFacts } from '../support/checking.ts';

/** A post of which `from` is to become `to`, and whether the page proves that this is safe. */
interface Trial {
  readonly what: string;
  readonly body: string;
  readonly from: string;
  readonly to: string;
  readonly changes?: Fix['changes'];
}

const refused: readonly Trial[] = [
  { what: 'a word goes', body: '<p>The ferry is late.</p>', from: ' late', to: '' },
  { what: 'words change places', body: '<p><b>late</b><i>ferry</i></p>', from: '<b>late</b>', to: '' },
  { what: 'two words become one', body: '<p>ferry<br/>late</p>', from: '<br/>', to: '' },
  { what: 'a line of code runs on', body: '<pre>ferry\nlate</pre>', from: '\n', to: ' ' },
  {
    what: 'a link is taken off its words',
    body: '<p><a href="/f">ferry</a></p>',
    from: ' href="/f"',
    to: '',
  },
  { what: 'a link leads elsewhere', body: '<p><a href="/f">ferry</a></p>', from: '/f', to: '/g' },
  {
    what: 'a link is taken off its picture',
    body: '<a href="/f"><img src="/f.png" alt="f"/></a>',
    from: ' href="/f"',
    to: '',
  },
  {
    what: 'more words are linked',
    body: '<p><a href="/f">ferry</a> late</p>',
    from: '</a> late',
    to: ' late</a>',
  },
  {
    what: 'a picture goes',
    body: '<p>a <img src="/f.png" alt="f"/></p>',
    from: '<img src="/f.png" alt="f"/>',
    to: '',
  },
  { what: 'a picture loses its alt', body: '<p><img src="/f.png" alt="f"/></p>', from: ' alt="f"', to: '' },
  {
    what: 'a frame goes',
    body: '<iframe src="https://t.example/v"></iframe>',
    from: '<iframe src="https://t.example/v"></iframe>',
    to: '',
  },
  {
    what: 'a drawing loses a line',
    body: '<svg><path d="M0 0h9"/></svg>',
    from: '<path d="M0 0h9"/>',
    to: '',
  },
  {
    what: 'a drawing loses an attribute',
    body: '<svg><path d="M0 0h9" fill="red"/></svg>',
    from: ' fill="red"',
    to: '',
  },
  {
    what: 'the id goes to which a link leads',
    body: '<p><a href="#f">f</a></p><p id="f">ferry</p>',
    from: ' id="f"',
    to: '',
  },
  { what: 'a tag is printed that was none', body: '<p>ferry</p>', from: '</p>', to: '</b></p>' },
  {
    what: 'a placeholder that looks like a tag goes',
    body: '<p>cp &lt;/proc/tide ></p>',
    from: '&lt;/proc/tide >',
    to: '',
  },
  {
    what: 'the address that Liquid writes is no link any more',
    body: 'See <{{ page.from }}>.',
    from: '<{{',
    to: '&lt;{{',
  },
  { what: 'nothing changes', body: '<p>ferry</p>', from: 'ferry', to: 'ferry' },
  {
    what: 'more than one word is declared to be hidden',
    body: '<p>ferry</p>',
    from: 'ferry',
    to: '',
    changes: ['reveal'],
  },
];

const proven: readonly Trial[] = [
  { what: 'an empty element goes', body: '<p>ferry <b></b> late</p>', from: '<b></b>', to: '' },
  { what: 'a wrapper goes', body: '<p><span>ferry</span></p>', from: '<span>ferry</span>', to: 'ferry' },
  {
    what: 'a printed tag becomes a tag',
    body: '<p>a<img src="/f.png"alt="f"></p>',
    from: '"alt',
    to: '" alt',
    changes: ['reveal'],
  },
  { what: 'a printed end tag goes', body: '<p>ferry</b> late</p>', from: '</b>', to: '' },
  {
    what: 'an address is declared to be another',
    body: '<p><a href="/f">ferry</a></p>',
    from: '/f',
    to: 'https://a.example/f',
    changes: ['address'],
  },
  {
    what: 'an address of a frame is declared to be another',
    body: '<iframe src="/f"></iframe>',
    from: '/f',
    to: 'https://a.example/f',
    changes: ['address'],
  },
  {
    what: 'an alt is declared',
    body: '<p><img src="/f.png"/></p>',
    from: '"/>',
    to: '" alt="f"/>',
    changes: ['alt'],
  },
  {
    what: 'hidden words are declared to be shown',
    body: 'Type <name> here.',
    from: '<',
    to: '&lt;',
    changes: ['reveal'],
  },
  { what: 'white space is written otherwise', body: '<p>ferry  late</p>', from: '  ', to: '\n' },
];

describe('A safe fix', () => {
  for (const trial of refused) {
    it(`does not prove where ${trial.what}`, () => assert.equal(proves(trial), false));
  }
  for (const trial of proven) {
    it(`proves where ${trial.what}`, () => assert.equal(proves(trial), true));
  }

  it('does not prove where its finding is found again', () => {
    const { post, findings } = parse('<p>ferry</b> late</b> again</p>');
    const [first, second] = findings.filter(({ rule }) => rule === 'html/stray-end-tag');
    assert.ok(first && second);
    const other = { finding: first, fix: second.fixes[0]! };
    assert.equal(provesAlone({ post, findings }, other, by), false);
    assert.equal(provesAlone({ post, findings }, { finding: first, fix: first.fixes[0]! }, by), true);
  });
});

describe('A fix that is to be looked at', () => {
  it('proves where readers lose no more than it takes away', () => {
    const loses = { body: '<p>The <b>ferry</b> is late.</p>', from: '<b>ferry</b>', to: '' };
    assert.equal(proves({ what: '', ...loses }, 'review'), true);
    const hides = { body: '<p>The ferry is late.</p>', from: 'ferry', to: '<script>' };
    assert.equal(proves({ what: '', ...hides }, 'review'), false);
    const frame = '<iframe src="https://t.example/v"></iframe>';
    const swallows = { body: `<p>The <b></b>${frame}</p>`, from: '<b></b>', to: '<template>' };
    assert.equal(proves({ what: '', ...swallows }, 'review'), false);
  });

  it('does not prove where it has a tag printed', () => {
    const prints = { body: '<p>The ferry is late.</p>', from: 'ferry', to: 'ferry</b>' };
    assert.equal(proves({ what: '', ...prints }, 'review'), false);
  });
});

const by = { facts: defaultFacts, settings: defaultSettings };

function parse(body: string) {
  const post = parsePost(
    '_posts/2024-03-05-t.md',
    `---\ntitle: T\nfrom: https://a.example/b\n---\n${body}\n`,
  );
  return { post, findings: check(post, defaultFacts, defaultSettings) };
}

function proves({ body, from, to, changes = [] }: Trial, safety: Fix['safety'] = 'safe'): boolean {
  const { post, findings } = parse(body);
  const start = post.text.indexOf(from, post.body.span.start);
  assert.ok(start >= 0, 'The text to be replaced is there.');
  const edits: readonly TextEdit[] = [{ span: { start, end: start + from.length }, text: to }];
  assert.equal(applyEdits(post.text, edits).length, post.text.length - from.length + to.length);
  const fix: Fix = { title: 'Fix', safety, edits, changes };
  const finding: Finding = {
    rule: 'html/made-up',
    severity: 'warning',
    message: 'Made up.',
    span: { start, end: start + from.length },
    fixes: [fix],
    prints: false,
    related: [],
  };
  return provesAlone({ post, findings: [...findings, finding] }, { finding, fix }, by);
}
