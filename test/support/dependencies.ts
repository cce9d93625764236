/** Files of a site, by their paths; undefined where there is none. */
type Files = Readonly<Record<string, string | undefined>>;

/** What a finding of a post rests on besides the post. */
export interface Dependency {
  readonly on: string;
  /** The body of the post. */
  readonly body: string;
  /** Lines of its front matter, besides those of all. */
  readonly frontMatter?: string;
  readonly rule: string;
  /** When the rule finds something: before the files change, or after. */
  readonly isFound: 'before' | 'after';
  /** The post names the file, or its page: then a window looks again by itself. */
  readonly isNamed?: true;
  readonly before: Files;
  readonly after: Files;
}

/** The post with the finding. */
export const restingPost = '_posts/2024-06-20-resting.md';

/** A post, or a page, in good order but for what `body` brings. */
export function textWith(body: string, frontMatter = ''): string {
  return `---\nlayout: post\ntitle: "The tide"\ndate: 2024-06-20T08:30:00Z\n${frontMatter}---\n${body}\n`;
}

const house = (required: readonly string[]): string => JSON.stringify({ type: 'object', required });
const withSchema = '{ "schemas": [{ "files": ["_posts/**"], "schema": "house.schema.json" }] }';

/** A thing of each kind that findings rest on. */
export const dependencies: readonly Dependency[] = [
  {
    on: 'a heading of a page',
    isNamed: true,
    body: '<p>See <a href="/tides.html#neap">the neap tide</a>.</p>',
    rule: 'link/broken-fragment',
    isFound: 'before',
    before: { 'tides.md': textWith('## Spring') },
    after: { 'tides.md': textWith('## Neap') },
  },
  {
    on: 'a heading of another post',
    isNamed: true,
    body: '<p>See <a href="/2024/06/20/tides.html#neap">the neap tide</a>.</p>',
    rule: 'link/broken-fragment',
    isFound: 'after',
    before: { '_posts/2024-06-19-tides.md': textWith('## Neap') },
    after: { '_posts/2024-06-19-tides.md': textWith('## Spring') },
  },
  {
    on: 'an id in a layout',
    body: '<p>Back to <a href="#crows-nest">the top</a>.</p>',
    rule: 'link/broken-fragment',
    isFound: 'before',
    before: { '_layouts/frame.html': '<div>{{ content }}</div>' },
    after: { '_layouts/frame.html': '<div id="crows-nest">{{ content }}</div>' },
  },
  {
    on: 'the text of an include, whatever its ending is',
    body: '<p>{% include note.inc %}</p>',
    rule: 'liquid/broken-tag',
    isFound: 'after',
    before: { '_includes/note.inc': 'A note.' },
    after: { '_includes/note.inc': '{% if %}' },
  },
  {
    on: 'a text that lies among the posts',
    body: '<p>{% include_relative parts/note.md %}</p>',
    rule: 'liquid/broken-tag',
    isFound: 'before',
    before: { '_posts/parts/note.md': '{% if %}' },
    after: { '_posts/parts/note.md': 'A note.' },
  },
  {
    on: 'data',
    body: '{% if site.data.flags.stormy %}<p>The <b>storm.</p>{% endif %}',
    rule: 'html/unclosed-element',
    isFound: 'after',
    before: { '_data/flags.yml': 'stormy: false' },
    after: { '_data/flags.yml': 'stormy: true' },
  },
  {
    on: 'a picture that is there',
    isNamed: true,
    body: '<p><img src="/pictures/gull.png" alt="A gull"></p>',
    rule: 'image/missing-file',
    isFound: 'before',
    before: { 'pictures/tern.png': '' },
    after: { 'pictures/gull.png': '' },
  },
  {
    on: 'the address of a page',
    isNamed: true,
    body: '<p>See <a href="/harbour/">the harbour</a>.</p>',
    rule: 'link/missing-file',
    isFound: 'after',
    before: { 'harbour.md': textWith('The port.', 'permalink: /harbour/\n') },
    after: { 'harbour.md': textWith('The port.', 'permalink: /port/\n') },
  },
  {
    on: 'what git ignores, and so comes from elsewhere',
    body: '<p>See <a href="/maps/bay.pdf">the bay</a>.</p>',
    rule: 'link/missing-file',
    isFound: 'before',
    before: { 'maps/port.pdf': '' },
    after: { '.gitignore': 'maps/\n' },
  },
  {
    on: 'another post that is there',
    isNamed: true,
    body: '<p>See <a href="{% post_url 2024-06-19-tides %}">the tides</a>.</p>',
    rule: 'link/missing-post',
    isFound: 'after',
    before: { '_posts/2024-06-19-tides.md': textWith('## Neap') },
    after: { '_posts/2024-06-19-tides.md': undefined },
  },
  {
    on: 'where another post was copied from',
    body: '<p>The tide.</p>',
    frontMatter: 'from: https://www.example.org/resting.html\n',
    rule: 'newsroom/repeated-source',
    isFound: 'after',
    before: { '_posts/2024-06-19-tides.md': textWith('## Neap') },
    after: {
      '_posts/2024-06-19-tides.md': textWith('## Neap', 'from: https://www.example.org/resting.html\n'),
    },
  },
  {
    on: 'the settings',
    body: '<p>The <b>tide.</p>',
    rule: 'html/unclosed-element',
    isFound: 'after',
    before: { '.copydesk.json': '{ "rules": { "html/unclosed-element": "off" } }' },
    after: { '.copydesk.json': '{}' },
  },
  {
    on: 'a schema',
    body: '<p>The tide.</p>',
    rule: 'front-matter/missing-field',
    isFound: 'after',
    before: { '.copydesk.json': withSchema, 'house.schema.json': house(['title']) },
    after: { 'house.schema.json': house(['title', 'photographer']) },
  },
  {
    on: 'the configuration',
    body: '<p><img src="/pictures/gull.png" alt="A gull"></p>',
    rule: 'image/missing-file',
    isFound: 'after',
    before: { 'pictures/gull.png': '', '_config.yml': 'exclude: [drawings]\n' },
    after: { '_config.yml': 'exclude: [pictures]\n' },
  },
  {
    on: 'the plugins',
    body: '<p>{% gist 5555251 %}</p>',
    rule: 'liquid/broken-tag',
    isFound: 'before',
    before: { Gemfile: 'gem "jekyll", "~> 4.3"\n' },
    after: {
      Gemfile: 'gem "jekyll", "~> 4.3"\ngroup :jekyll_plugins do\n  gem "jekyll-gist"\nend\n',
    },
  },
];
