/** A made-up site: its `_config.yml`, and its files by their paths. */
export interface MadeUpSite {
  readonly config: string;
  readonly files: Readonly<Record<string, string>>;
}

const post = (yaml: string): string => `---\n${yaml}\n---\nText.\n`;

/** Posts of all shapes, which each of the configurations publishes in its own way. */
const files: Readonly<Record<string, string>> = {
  '_posts/2024-03-05-ferry.md': post('title: Ferry'),
  '_posts/2024-03-05-Old Ferry & Co.md': post('title: Old ferry\ncategories: [ City News, 海港 ]'),
  '_posts/2024-03-06-旧灯塔  重新点亮“今夜”.md': post('title: 灯塔\ntags: [ a ]\ncategories: [ 燕鸥湾电台 ]'),
  '_posts/2024-03-07-C++ is #1? 100%, [yes].markdown': post('title: C'),
  '_posts/2024-03-08-dots...md': post('title: Dots'),
  '_posts/2024-03-09-date-of-its-own.md': post('date: 2023-12-31T23:30:00.000Z'),
  '_posts/2024-03-10-far-east.md': post('date: 2024-01-01 03:00:00 +0900'),
  '_posts/2024-03-11-quoted-date.md': post('date: "2024-01-01 03:00:00"'),
  '_posts/2024-03-12-slug.md': post('slug: Slug Of Its Own!\ncategory: two words'),
  '_posts/2024-03-13-permalink.md': post('permalink: /own/:title/:year'),
  '_posts/2024-03-14-plain-permalink.md': post('permalink: kiosk.html'),
  '_posts/2024-03-15-words.md': post('categories: one two\ncategory: three'),
  '_posts/2024-12-30-week-one.md': post('categories: [ A, a, B, 3 ]'),
  '_posts/2024-03-16-unpublished.md': post('published: false'),
  '_posts/2024-03-16-not-published.md': post('published: no # yet'),
  '_posts/2024-03-16-no-quoted.md': post('published: "no"'),
  '_posts/2024-03-16-off.md': post('title: &a Off\npublished: Off'),
  '_posts/2024-03-17-İstanbul_Ærø~x.md': post('categories: []'),
  '_posts/deep/2024-03-18-deep.md': post('title: Deep'),
  'city/west/_posts/2024-03-19-folders.md': post('categories: [ c ]'),
  '_posts/2024-03-20-slash.md': post('categories: [ "a/b", "x: y" ]'),
  'west/_posts/2024-03-22-more.md': post('title: More'),
  '_posts/no-date.md': post('title: Not a post'),
  '_drafts/draft.md': post('title: Draft'),
  '_guides/how-to.md': post('title: How to'),
  '_guides/parts/2024-03-21-dated part.md': post('title: Part'),
  '_hidden/nothing.md': post('title: Nothing'),
  'about.md': post('title: About'),
  'desk/letters.md': post('title: Letters'),
  'desk/index.md': post('title: Desk'),
  'desk/permalink.md': post('permalink: /desk/own'),
};

const collections = 'collections: { guides: { output: true }, hidden: {} }';

const configs: readonly string[] = [
  '',
  'permalink: pretty\ntimezone: Asia/Shanghai',
  'permalink: ordinal\ntimezone: America/New_York',
  'permalink: weekdate\ntimezone: UTC',
  'permalink: none',
  'permalink: date\nbaseurl: /paper\nurl: https://reader.ternbay.example',
  'permalink: /:year/:month/:day/:title.html',
  'permalink: /:categories/:short_year/:i_month/:i_day/:slug/',
  'permalink: /:slugified_categories/:long_month-:short_month/:long_day-:short_day-:w_day/:name:output_ext',
  'permalink: ":w_year/:week/:y_day/:hour:minute:second/:title"',
  'permalink: /:year_:month_:title',
  'permalink: /x/../:collection/:path/',
  'permalink: pretty\ncollections: { guides: { output: true, permalink: "/g/:title/:name" }, posts: { permalink: "/p/:slug" } }',
  'collections_dir: all\npermalink: /:categories/:title',
  'defaults: [ { scope: { path: "", type: posts }, values: { categories: [ Ours ], permalink: "/d/:categories/:title" } } ]',
  'defaults: [ { scope: { path: "_posts/deep" }, values: { slug: given, categories: a b } } ]\npermalink: pretty',
  // Jekyll 3 goes by whole names of folders, and a slash at the end fits none.
  'defaults: [ { scope: { path: "_posts/de" }, values: { permalink: "/start/:title" } } ]',
  'defaults: [ { scope: { path: _posts/deep }, values: { permalink: "/whole/:title" } }, { scope: { path: desk/ }, values: { permalink: "/slash/:basename" } } ]',
  'defaults: [ { scope: { path: "" }, values: { published: false } } ]',
];

/** Each configuration with all files. */
export const sites: readonly MadeUpSite[] = configs.map(config => ({
  config: config.includes('collections:') ? config : `${config}\n${collections}`.trim(),
  files: config.includes('collections_dir')
    ? Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path.replace(/^(_|west)/, 'all/$1'), text]),
      )
    : files,
}));
