import assert from 'node:assert/strict';
import {
  createNewsroom,
  createSummariser,
  type Facts,
  type Finding,
  readSite,
} from '../../src/core/index.ts';
import { checkText, defaultFacts, plainText } from '../support/checking.ts';

/*
 * What Jekyll 4.3.1 makes of each date was confirmed once by Ruby 3.1: `Jekyll::Utils.parse_date` of what
 * `Jekyll::Utils.safe_load_yaml` reads, in the zone Asia/Shanghai. No Ruby is needed to run this.
 */

const PATH = '_posts/2024-03-05-post.md';

describe('A date', () => {
  /** Each is of 5 March in Shanghai. */
  const read = [
    '2024-03-05',
    '2024-3-5',
    '"2024-03-05"',
    "'2024-03-05 08:30 +0800'",
    '2024-03-05T08:30Z',
    '2024-03-05T08:30:00Z',
    '2024-03-05T08:30:00.000Z',
    '2024-03-05T08:30:00.123456789Z',
    '2024-03-05t08:30:00z',
    '2024-03-05 08:30:00 +0800',
    '2024-03-05 08:30:00 +08:00',
    '2024-03-05 08:30:00 +8',
    '2024-03-05 08:30:00+0800',
    '2024-03-05  08:30:00.5 +0800',
    '2024-03-05 08:30:00 -00:00',
    '2024-03-05 08:30:60 +0800',
    '2024-03-05 08:30 UTC',
    '2024-03-05 08:30:00 GMT',
    '2024-03-05 08:30:00 CDT',
    '2024/03/05',
    '2024.03.05',
    '20240305',
    '20240305T083000Z',
    '20240305083000',
    '2024-064',
    'March 5, 2024',
    '5 March 2024',
    'Mar 5 2024 8:30 PM',
    'Tue, 05 Mar 2024 08:30:00 +0800',
    '05.03.2024',
    '05/03/2024',
    '24-03-05',
    '2024-03-05 at 8:30',
    '2024-03-05 3:00 PM',
    '2024-03-05-08:30',
    '2024-03-05 08.30',
    '10:15 2024-03-05',
    '2024-03-05 # a comment',
    // Odd, yet read: today's date fills in what is missing.
    '"12"',
    '2024/03',
    'sep',
    '2024-03-05 8:5 +0800',
  ];
  for (const date of read) {
    it(`${date} is read by Jekyll`, () => {
      assert.deepEqual(rulesOf(date, { config: 'timezone: Asia/Shanghai' }), []);
      assert.deepEqual(rulesOf(date), []);
    });
  }

  it('CST is read as a time of America, which is told where nothing says that it is meant', () => {
    assert.deepEqual(rulesOf('2024-03-05 08:30:00 CST'), ['invalid-date']);
    assert.deepEqual(rulesOf('2024-03-05 08:30:00 CST', { config: 'timezone: Asia/Shanghai' }), [
      'invalid-date',
    ]);
    assert.deepEqual(rulesOf('2024-03-05 08:30:00 CST', { config: 'timezone: America/Chicago' }), []);
  });

  const unreadable = [
    '2024-13-05',
    '2024-00-05',
    '2024-06-00',
    '2024-06-32',
    '2024-3-32 08:30',
    '2024/13/05',
    '2024-13-30 12:30:00 +0800',
    '2024-03-05 25:00:00',
    '2024-03-05 24:30',
    '2024-03-05 24:00:01',
    '2024-03-05 08:60:00',
    '2024-03-05 08:30:61',
    '2024-03',
    '2024-3',
    '2024',
    '1709627400000',
    '2024年3月5日',
    '2024年3月5日 14:39',
    '2024－03－05',
    '2024–03–05',
    '５',
    '"2024年03月05日"',
    'true',
    'yesterday',
    'monday',
    '待定',
    'hello world',
  ];
  for (const date of unreadable) {
    it(`${date} stops Jekyll`, () => assert.deepEqual(rulesOf(date), ['invalid-date']));
  }

  for (const date of [
    '2024-06-31',
    '"2024-06-31"',
    '2023-02-29',
    '2024-02-30 08:30 +0800',
    '2023-02-29T00:00:00Z',
    '2024.06.31 08:30',
  ]) {
    it(`${date} is in no calendar`, () => {
      const [finding, ...more] = findingsOf(date);
      assert.match(finding!.message, /^202.* does not exist/);
      assert.deepEqual(more, []);
    });
  }

  it('that does not exist becomes the last of its month or the first of the next', () => {
    const titles = findingsOf('2024-06-31 08:30 +0800')[0]!.fixes.map(({ title }) => title);
    assert.deepEqual(titles, ['Change to 2024-06-30', 'Change to 2024-07-01']);
  });

  const meant: readonly (readonly [date: string, mended: string])[] = [
    ['2024年3月5日', '2024-03-05'],
    ['2024年3月5日 14:39', '2024-03-05 14:39'],
    ['2024 年 3 月 5 日 星期二 下午2点05分', '2024-03-05 14:05'],
    ['2024年03月05日 14时39分08秒', '2024-03-05 14:39:08'],
    ['２０２４-０３-０５ １４：３９', '2024-03-05 14:39'],
    ['2024－03－05T14:39:00+08:00', '2024-03-05 14:39:00 +08:00'],
    ['2024–3–5', '2024-03-05'],
  ];
  for (const [date, mended] of meant) {
    it(`${date} becomes ${mended}`, () => {
      const [finding] = findingsOf(date);
      assert.equal(finding!.fixes[0]!.edits[0]!.text, mended);
    });
  }

  it('that is meant, but in no calendar, is not written', () => {
    for (const date of ['2024年13月5日', '2024年2月30日', '2024年3月5日 25:00', '２０２４']) {
      const titles = findingsOf(date)[0]!.fixes.map(({ title }) => title);
      assert.deepEqual(titles, ['Change to 2024-03-05'], date);
    }
  });

  it('that is empty or a list is not this rule’s', () => {
    for (const date of ['', '~', '""', '[ 2024-03-05 ]']) assert.deepEqual(rulesOf(date), [], date);
  });

  const zones: readonly (readonly [date: string, timeZone: string | undefined, fix: string | undefined])[] = [
    ['2024-03-05 08:30:00', undefined, ' +0000'],
    ['2024-03-05T08:30:00.5', undefined, 'Z'],
    ['2024-03-05 08:30:00', 'Asia/Shanghai', ' +0000'],
    ['"2024-03-05 08:30:00"', undefined, undefined],
    ['2024-03-05 08:30', undefined, undefined],
    ['2024/03/05 08:30:00', undefined, undefined],
    ['"2024-03-05 08:30:00"', 'Asia/Shanghai', ' +0800'],
    ['2024-03-05T08:30', 'Asia/Shanghai', '+08:00'],
    ['2024-03-05 08:30', 'Asia/Kolkata', ' +0530'],
    ['2024-03-05 08:30', 'America/New_York', ' -0500'],
    ['2024-03-05 08:30', 'Nowhere/Land', undefined],
  ];
  for (const [date, timeZone, fix] of zones) {
    it(`${date} has no time zone${timeZone ? ` on a site of ${timeZone}` : ''}`, () => {
      const [finding, ...more] = findingsOf(date, { config: `timezone: ${timeZone ?? '~'}` });
      assert.equal(finding!.rule, 'front-matter/date-without-zone');
      assert.equal(finding!.fixes[0]?.edits[0]?.text, fix);
      assert.deepEqual(more, []);
    });
  }

  it('needs no time zone where most times of the site have none', () => {
    const timed = ['2024-03-01 08:30:00', '"2024-03-02 08:30"', '2024-03-03T08:30:00.123'];
    assert.deepEqual(rulesAmong([...timed, '2024-03-04 08:30:00 +0800']), []);
    assert.deepEqual(rulesAmong([...timed, '2024-03-04', 'soon']), []);
    const zoned = ['2024-03-01 08:30:00 +0800', '2024-03-02T08:30:00Z', '"2024-03-03 08:30 GMT"'];
    assert.deepEqual(rulesAmong(zoned), ['date-without-zone']);
    assert.deepEqual(rulesAmong([...zoned, ...timed.slice(1)]), ['date-without-zone']);
    assert.deepEqual(rulesAmong(['2024-03-01 08:30:00', '2024-03-02', '2024-03-03']), ['date-without-zone']);
  });

  it('keeps to summer time', () => {
    const config = 'timezone: America/New_York';
    const [finding] = findingsOf('2024-07-05 08:30', { config, path: '_posts/2024-07-05-post.md' });
    assert.equal(finding!.fixes[0]!.edits[0]!.text, ' -0400');
  });

  const days: readonly (readonly [date: string, timeZone: string, isOther: boolean])[] = [
    ['2024-03-05T15:59:59Z', 'Asia/Shanghai', false],
    ['2024-03-05T16:00:00Z', 'Asia/Shanghai', true],
    ['2024-03-04T16:00:00Z', 'Asia/Shanghai', false],
    ['2024-03-04T15:59:59Z', 'Asia/Shanghai', true],
    ['2024-03-06T04:59:59Z', 'America/New_York', false],
    ['2024-03-06T05:00:00Z', 'America/New_York', true],
    ['2024-03-06', 'Asia/Shanghai', true],
    ['2024-03-06T12:00:00Z', '~', true],
    ['2024-03-06T11:59:59Z', '~', false],
    ['2024-03-04T10:00:00Z', '~', false],
    ['2024-03-04T09:59:59Z', '~', true],
  ];
  for (const [date, timeZone, isOther] of days) {
    it(`${date} is ${isOther ? 'not ' : ''}of the day of the file name where the zone is ${timeZone}`, () => {
      const expected = isOther ? ['date-mismatch'] : [];
      assert.deepEqual(rulesOf(date, { config: `timezone: ${timeZone}` }), expected);
    });
  }

  it('is compared with no file name but that of a post', () => {
    for (const path of [
      '_drafts/2024-03-05-post.md',
      '_posts/post.md',
      'a.md',
      '_posts/2024-02-31-post.md',
    ]) {
      assert.deepEqual(rulesOf('2024-05-03', { path }), [], path);
    }
    assert.deepEqual(rulesOf('2024-05-03', { path: 'news/_posts/deep/2024-3-5-a.md' }), ['date-mismatch']);
  });

  // The tests take place at the start of 2030.
  const moments: readonly (readonly [date: string, config: string, isFuture: boolean])[] = [
    ['2030-01-01T00:00:00Z', '', false],
    ['2030-01-01T00:00:01Z', '', true],
    ['2030-01-01T00:00:01Z', 'future: true', false],
    ['2030-01-01 08:00:00 +0800', 'timezone: Asia/Shanghai', false],
    ['2030-01-01', 'timezone: Asia/Shanghai', false],
    ['2030-01-01', 'timezone: America/New_York', true],
    ['2030-01-01', '', false],
    ['2030-01-02', '', true],
  ];
  for (const [date, config, isFuture] of moments) {
    it(`${date} is ${isFuture ? '' : 'not '}in the future${config && `, with ${config}`}`, () => {
      const found = rulesOf(date, { config, path: `_posts/${date.slice(0, 10)}-post.md` });
      assert.deepEqual(found, isFuture ? ['future-date'] : []);
    });
  }

  const epochs: readonly (readonly [date: string, config: string, isOther: boolean])[] = [
    ['2024-03-05T08:30:00.000Z', '', false],
    ['2024-03-05T08:30:00.001Z', '', true],
    ['2024-03-05 08:30:00 GMT', '', false],
    ['2024/03/05 16:30 +0800', '', false],
    ['"2024-03-05 16:30:00 +08:00"', '', false],
    ['2024-03-05 08:30:00', 'timezone: Asia/Shanghai', false],
    ['2024-03-05 16:30', 'timezone: Asia/Shanghai', false],
    ['2024-03-05 08:30', 'timezone: Asia/Shanghai', true],
    ['2024-03-05 16:30', '', false],
    ['2024-03-05', '', false],
  ];
  for (const [date, config, isOther] of epochs) {
    it(`${date} is ${isOther ? 'not ' : ''}the moment of the epoch${config && `, with ${config}`}`, () => {
      const text = `---\ndate: ${date}\n---\n<!--1709627400000-->\n`;
      const found = checkText({ ...plainText(text, PATH), facts: factsOf(config) });
      assert.equal(
        found.some(({ rule }) => rule === 'lead/epoch-mismatch'),
        isOther,
      );
    });
  }

  it('in the future does not matter to what is not published anyway', () => {
    assert.deepEqual(rulesOf('2124-03-05', { path: '_drafts/post.md' }), []);
    assert.deepEqual(rulesOf('2124-03-05\npublished: false', { path: '_posts/2124-03-05-post.md' }), []);
  });
});

interface Place {
  readonly path?: string;
  readonly config?: string;
}

function findingsOf(date: string, { path = PATH, config }: Place = {}): readonly Finding[] {
  const given = plainText(`---\ndate: ${date}\n---\n`, path);
  return checkText({ ...given, facts: factsOf(config) }).filter(({ rule }) => /date/.test(rule));
}

/** Of a post without a time zone among posts with these dates. */
function rulesAmong(dates: readonly string[]): readonly string[] {
  const text = '---\ndate: 2024-03-05 08:30:00\n---\n';
  const newsroom = createNewsroom();
  const summarise = createSummariser(defaultFacts.site);
  newsroom.set(summarise(PATH, text));
  for (const [index, date] of dates.entries())
    newsroom.set(summarise(`_posts/2024-03-0${index + 1}-other.md`, `---\ndate: ${date}\n---\n`));
  const found = checkText({ ...plainText(text, PATH), facts: { ...defaultFacts, newsroom } });
  return found.flatMap(({ rule }) => (/date/.test(rule) ? [rule.replace('front-matter/', '')] : []));
}

function factsOf(config: string | undefined): Facts {
  return { ...defaultFacts, site: readSite(config) };
}

function rulesOf(date: string, place?: Place): readonly string[] {
  return findingsOf(date, place).map(({ rule }) => rule.replace('front-matter/', ''));
}
