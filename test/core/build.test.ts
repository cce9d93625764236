import assert from 'node:assert/strict';
import {
  createSiteFiles,
  createSummariser,
  describeBuild,
  differencesIn,
  noBuildSetting,
  parsePost,
  publicationState,
  readSettings,
  readSite,
  readSiteFolder,
  render,
  type Site,
  withFiles,
  withTheme,
} from '../../src/core/index.ts';
import { buildFilesOf } from '../support/build-files.ts';
import { checkText, defaultFacts, plainText } from '../support/checking.ts';
import { startWatch } from '../support/stopwatch.ts';

type Files = Readonly<Record<string, string>>;

const lock = (...gems: readonly string[]): string =>
  `GEM\n  remote: https://gems.example/\n  specs:\n${gems.map(gem => `    ${gem}\n      rake (>= 1)\n`).join('')}\nDEPENDENCIES\n  jekyll\n`;

const workflow = (run: string, on = 'push'): string =>
  `on: ${on}\njobs:\n  site:\n    steps:\n      - run: |\n          ${run}\n      - uses: actions/deploy-pages@v4\n`;

const pagesAction = (inputs = ''): string =>
  `on: push\njobs:\n  site:\n    steps:\n      - uses: actions/jekyll-build-pages@v1\n${inputs}`;

/** What is understood of made-up sites; `summary` is Jekyll, Liquid, the engine, and what is published besides. */
const sites: readonly { readonly of: string; readonly files: Files; readonly summary: string }[] = [
  { of: 'nothing at all', files: {}, summary: '4 liquid ? kramdown' },
  {
    of: 'a lock',
    files: { Gemfile: 'gem "jekyll"', 'Gemfile.lock': lock('jekyll (4.3.2)', 'liquid (4.0.4)') },
    summary: '4.3.2 liquid 4 kramdown',
  },
  {
    of: 'a lock of Jekyll 3',
    files: { Gemfile: 'gem "jekyll"', 'Gemfile.lock': lock('jekyll (3.9.5)', 'liquid (4.0.4)') },
    summary: '3.9.5 liquid 4 kramdown',
  },
  {
    of: "a lock of GitHub Pages' gem",
    files: { Gemfile: 'gem "github-pages"', 'Gemfile.lock': lock('github-pages (232)', 'jekyll (3.10.0)') },
    summary: '3.10.0 pages liquid 4 kramdown future?',
  },
  {
    of: "GitHub Pages' gem without a lock",
    files: { Gemfile: "gem 'github-pages', group: :jekyll_plugins # all" },
    summary: '3 pages liquid 4 kramdown future?',
  },
  {
    of: 'a gem that is commented out',
    files: { Gemfile: '# gem "github-pages"\ngem "jekyll", "~> 4.2"' },
    summary: '4 liquid 4 kramdown',
  },
  {
    of: 'constraints',
    files: { Gemfile: 'gem "jekyll", ">= 3.8", "< 4.0"' },
    summary: '3 liquid 4 kramdown',
  },
  { of: 'an open constraint', files: { Gemfile: 'gem("jekyll", ">= 3.8")' }, summary: '4 liquid 4 kramdown' },
  {
    of: "Debian's Liquid in a lock",
    files: { 'Gemfile.lock': lock('jekyll (4.3.1)', 'liquid (5.4.0)') },
    summary: '4.3.1 liquid 5 kramdown',
  },
  {
    of: 'the action of GitHub Pages',
    files: { '.github/workflows/p.yml': pagesAction() },
    summary: '3.10.0 pages liquid 4 kramdown future?',
  },
  {
    of: 'the action, which looks at no Gemfile',
    files: {
      '.github/workflows/p.yml': pagesAction(),
      Gemfile: 'gem "jekyll", "~> 4.3"',
      'Gemfile.lock': lock('liquid (5.4.0)'),
    },
    summary: '3.10.0 pages liquid 4 kramdown future?',
  },
  {
    of: 'a theme of another repository without a Gemfile, which GitHub Pages alone has',
    files: { '_config.yml': 'remote_theme: tern-bay/paper' },
    summary: '3.10.0 pages liquid 4 kramdown future?',
  },
  {
    of: 'one of the themes of GitHub Pages',
    files: { '_config.yml': 'theme: jekyll-theme-cayman' },
    summary: '3.10.0 pages liquid 4 kramdown future?',
  },
  {
    of: 'any other theme',
    files: { '_config.yml': 'theme: tern-bay' },
    summary: '4 liquid ? kramdown',
  },
  {
    of: 'a CNAME',
    files: { CNAME: 'reader.ternbay.example', '_config.yml': 'title: Tern Bay' },
    summary: '3.10.0 pages liquid 4 kramdown future?',
  },
  {
    of: 'a CNAME of a site that a workflow builds',
    files: { CNAME: 'reader.ternbay.example', '.github/workflows/p.yml': workflow('jekyll build') },
    summary: '4 liquid ? kramdown',
  },
  {
    of: 'a CNAME of a site that an action builds which nobody knows here',
    files: {
      CNAME: 'reader.ternbay.example',
      '.github/workflows/p.yml': 'on: push\njobs: { b: { steps: [ { uses: tern/jekyll-action@v2 } ] } }',
    },
    summary: '4 liquid ? kramdown',
  },
  {
    of: 'a workflow that does something else beside a CNAME',
    files: {
      CNAME: 'reader.ternbay.example',
      '.github/workflows/p.yml': 'on: push\njobs: { b: { steps: [ { run: make spelling } ] } }',
    },
    summary: '3.10.0 pages liquid 4 kramdown future?',
  },
  {
    of: 'a CNAME beside gems of its own',
    files: { CNAME: 'reader.ternbay.example', Gemfile: 'gem "jekyll", "~> 4.3"' },
    summary: '4 liquid 4 kramdown',
  },
  {
    of: 'a CNAME beside plugins, which GitHub Pages would not run',
    files: { CNAME: 'reader.ternbay.example', '_plugins/a.rb': 'module A; end' },
    summary: '4 liquid ? kramdown',
  },
  {
    of: 'the action with future: true',
    files: { '.github/workflows/p.yml': pagesAction('        with:\n          future: true\n') },
    summary: '3.10.0 pages liquid 4 kramdown future',
  },
  {
    of: 'GitHub Pages whose posts wait',
    files: { '.github/workflows/p.yml': pagesAction(), '_config.yml': 'future: false' },
    summary: '3.10.0 pages liquid 4 kramdown',
  },
  {
    of: 'flags',
    files: {
      '.github/workflows/p.yml': workflow('bundle exec jekyll build --future -D --unpublished'),
      '_config.yml': 'future: false',
    },
    summary: '4 liquid ? kramdown future drafts unpublished',
  },
  {
    of: 'flags over several lines, in a container',
    files: {
      '.github/workflows/p.yml': workflow(
        'docker run x jekyll build \\\n            --future; jekyll doctor --drafts',
      ),
    },
    summary: '4 liquid ? kramdown future',
  },
  {
    of: 'flags of pull requests, which publish nothing',
    files: { '.github/workflows/p.yml': workflow('jekyll build --future', '{ pull_request: {} }') },
    summary: '4 liquid ? kramdown',
  },
  {
    of: 'a build to test and one to publish',
    files: {
      '.github/workflows/p.yml': workflow('jekyll build'),
      '.github/workflows/t.yml':
        'on: push\njobs: { t: { steps: [ { run: jekyll build --future --drafts } ] } }',
    },
    summary: '4 liquid ? kramdown',
  },
  {
    of: 'two builds that disagree',
    files: {
      '.github/workflows/a.yml': workflow('jekyll build'),
      '.github/workflows/b.yml': workflow('jekyll build --future'),
    },
    summary: '4 liquid ? kramdown future?',
  },
  {
    of: 'a build by the clock',
    files: { '.github/workflows/p.yml': workflow('jekyll build', '{ schedule: [ { cron: 0 * * * * } ] }') },
    summary: '4 liquid ? kramdown scheduled',
  },
  {
    of: 'another server',
    files: { 'netlify.toml': '[build]\n  command = "jekyll build --future"\n' },
    summary: '4 liquid ? kramdown future',
  },
  {
    of: 'a workflow that is no YAML',
    files: { '.github/workflows/p.yml': 'on: [\n- : {' },
    summary: '4 liquid ? kramdown',
  },
  {
    of: 'the configuration alone',
    files: { '_config.yml': 'future: yes\nshow_drafts: true\nunpublished: true' },
    summary: '4 liquid ? kramdown future drafts unpublished',
  },
  {
    of: 'an engine by another spelling',
    files: { '_config.yml': 'markdown: Kramdown' },
    summary: '4 liquid ? kramdown',
  },
  { of: 'an engine without a name', files: { '_config.yml': 'markdown:' }, summary: '4 liquid ? kramdown' },
  { of: 'CommonMark', files: { '_config.yml': 'markdown: CommonMark' }, summary: '4 liquid ? CommonMark' },
  {
    of: 'GFM on GitHub Pages',
    files: { '_config.yml': 'markdown: GFM', Gemfile: 'gem "github-pages"' },
    summary: '3 pages liquid 4 GFM future?',
  },
  {
    of: 'an engine that GitHub Pages refuses',
    files: { '_config.yml': 'markdown: redcarpet', Gemfile: 'gem "github-pages"' },
    summary: '3 pages liquid 4 kramdown future?',
  },
  {
    of: 'an engine of its own',
    files: { '_config.yml': 'markdown: TernBay' },
    summary: '4 liquid ? TernBay',
  },
];

function siteOf(files: Files): Site {
  return readSite(files['_config.yml'], { files: buildFilesOf(files) });
}

function summaryOf({ build }: Site): string {
  const words = [
    build.version ?? build.jekyll,
    build.isGitHubPages && 'pages',
    `liquid ${build.liquid ?? '?'}`,
    build.markdown.name,
    build.future === undefined ? 'future?' : build.future && 'future',
    build.drafts && 'drafts',
    build.unpublished && 'unpublished',
    build.isScheduled && 'scheduled',
  ];
  return words.filter(word => word !== false).join(' ');
}

describe('The build of a site', () => {
  for (const { of, files, summary } of sites) {
    it(`is understood from ${of}`, () => assert.equal(summaryOf(siteOf(files)), summary));
  }

  it('has the address that the command line names, unless only the run knows it', () => {
    const baseurl = (run: string): unknown =>
      siteOf({ '.github/workflows/p.yml': workflow(run), '_config.yml': 'baseurl: /reader' }).config[
        'baseurl'
      ];
    assert.equal(baseurl('jekyll build --baseurl /tern'), '/tern');
    assert.equal(baseurl('jekyll build --baseurl=""'), '');
    assert.equal(baseurl(`jekyll build --baseurl "\${{ steps.pages.outputs.base_path }}"`), '/reader');
  });

  it('has the configuration files that the command line names', () => {
    const site = siteOf({
      '.github/workflows/p.yml': workflow('jekyll build --config _config.yml,_config-live.yml'),
      '_config.yml': 'url: https://a.example\nkramdown: { hard_wrap: true, auto_ids: false }',
      '_config-live.yml': 'url: https://b.example\nkramdown: { hard_wrap: false }',
    });
    assert.equal(site.config['url'], 'https://b.example');
    assert.deepEqual([site.kramdown.hardWrap, site.kramdown.autoIds], [false, false]);
  });

  it('is what the settings say, whatever the files say', () => {
    const { settings, problems } = readSettings({
      build: {
        jekyll: '3.10',
        liquid: 5,
        markdown: 'GFM',
        future: true,
        drafts: true,
        unpublished: false,
        baseurl: '/x',
      },
      liquid: { tags: ['gull'] },
    });
    assert.deepEqual(problems, []);
    const site = readSite('unpublished: true', { setting: settings.build });
    assert.equal(summaryOf(site), '3.10 liquid 5 GFM future drafts');
    assert.equal(site.config['baseurl'], '/x');
    assert.deepEqual(site.build.tags.get('gull'), {
      kind: 'unknown',
      from: '.copydesk.json',
      unpaired: undefined,
    });
    assert.equal(
      summaryOf(
        readSite('', { setting: readSettings({ build: { jekyll: 'github-pages' } }).settings.build }),
      ),
      '3.10.0 pages liquid 4 kramdown future?',
    );
  });

  it('says what is wrong with the settings, and goes on without', () => {
    const { settings, problems } = readSettings({
      build: { jekyll: 'five', liquid: 6, markdown: 1, future: 'no', colour: 'red' },
      liquid: { tags: 'gull', filters: [] },
    });
    assert.deepEqual(
      problems.map(({ path }) => path.join('.')),
      [
        'build.colour',
        'build.jekyll',
        'build.liquid',
        'build.markdown',
        'build.future',
        'liquid.filters',
        'liquid.tags',
      ],
    );
    assert.equal(summaryOf(readSite(undefined, { setting: settings.build })), '4 liquid ? kramdown');
  });

  it('is read from the folder of the site and those above it, up to the root of the repository', async () => {
    const files: Files = {
      '../.git/HEAD': '',
      '../.github/workflows/p.yml': workflow('jekyll build --future'),
      '../../Gemfile': 'gem "github-pages"',
      '../Gemfile.lock': lock('jekyll (4.2.1)'),
      '_plugins/deep/tabs.rb': "Liquid::Template.register_tag('tab', Tab)",
    };
    const list = async (folder: string): Promise<readonly string[]> => {
      const start = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
      const below = Object.keys(files).filter(file => file.startsWith(start));
      return [...new Set(below.map(file => /^[^/]*\/?/.exec(file.slice(start.length))![0]))];
    };
    const folder = { read: async (path: string) => files[path], list };
    const { settings } = readSettings({});
    const site = await readSiteFolder({ configYaml: undefined, folder, setting: settings.build });
    assert.equal(summaryOf(site), '4.2.1 liquid 4 kramdown future');
    assert.deepEqual([...site.build.tags.keys()], ['tab']);
  });

  it('is told in words, with the files that say so', () => {
    const site = siteOf({
      '.github/workflows/p.yml': workflow('jekyll build --future'),
      'Gemfile.lock': lock('jekyll (4.3.2)'),
      '_config.yml': 'plugins: [ jemoji, jekyll-seo-tag ]\nmarkdown: TernBay',
    });
    assert.deepEqual(describeBuild(site.build), {
      title: 'Jekyll 4.3.2, TernBay',
      facts: [
        'Jekyll 4.3.2, according to Gemfile.lock.',
        'Posts with a future date are published immediately, according to .github/workflows/p.yml.',
        'Liquid tags from plugins: seo.',
      ],
      differences: [
        'The Markdown engine of this site is TernBay: the preview shows posts as kramdown would render them.',
        'jemoji turns :names: into emoji; the preview does not show this.',
      ],
    });
    assert.equal(differencesIn('No names here, at 10:30:00+01:00.', site.build).length, 1);
    assert.equal(differencesIn('A good one :+1:', site.build).length, 2);
    assert.equal(differencesIn('A :tern: flies.', site.build).length, 2);
  });

  it('takes linear time for what is no build at all', () => {
    const texts = [
      'gem "x", group: '.repeat(20_000),
      'register_tag '.repeat(30_000),
      ' '.repeat(400_000),
      '=begin\n'.repeat(60_000),
    ];
    const pieces = [
      'register_tag("x", self)\n',
      'Hooks.register :posts ',
      'jekyll build --config a ',
      '\n\n \n',
      'class A < B\n',
    ];
    for (const text of [...texts, ...pieces.map(piece => piece.repeat(400_000 / piece.length))]) {
      const watch = startWatch();
      siteOf({ Gemfile: text, 'Gemfile.lock': text, 'netlify.toml': text, '_plugins/a.rb': text });
      assert.ok(watch() < 3000, text.slice(0, 40));
    }
  });
});

describe('YAML that only Psych refuses', () => {
  const findings = [
    ['front-matter/syntax', ':mood: calm'],
    ['front-matter/ambiguous-value', 'categories: :sea'],
    ['front-matter/ambiguous-value', 'mood: !ruby/regexp /a/'],
  ] as const;

  for (const [rule, field] of findings)
    it(`is no problem where the gems read it with safe_yaml: ${field}`, () => {
      const isFound = (jekyll: string | undefined): boolean => {
        const site = readSite('', { setting: { ...noBuildSetting, jekyll } });
        const text = `---\nlayout: post\n${field}\n---\nText.\n`;
        return checkText({ ...plainText(text), facts: { ...defaultFacts, site } }).some(
          finding => finding.rule === rule,
        );
      };
      assert.deepEqual([undefined, 'github-pages', '3.9.5'].map(isFound), [true, false, false]);
    });
});

describe('A site of Jekyll 3', () => {
  const siteWith = (files: Files, jekyll: string): Site =>
    withFiles(
      readSite(files['_config.yml'], { setting: { ...noBuildSetting, jekyll } }),
      createSiteFiles({ list: () => Object.keys(files), read: file => files[file] }),
    );

  it('has no data of its theme, which Jekyll 4.3 has', () => {
    const theme: Files = { '_data/boats.yml': 'wren: Wren' };
    const printed = (jekyll: string): string => {
      const site = withTheme(
        siteWith({ '_data/own.yml': 'a: Own' }, jekyll),
        createSiteFiles({ list: () => Object.keys(theme), read: file => theme[file] }),
      );
      const text = '---\n---\n{{ site.data.own.a }} {{ site.data.boats.wren }}.\n';
      return render(parsePost('_posts/2024-03-05-a.md', text, site)).html;
    };
    assert.deepEqual(['4.3.1', '3.9.5', 'github-pages'].map(printed), [
      '<p>Own Wren.</p>\n',
      '<p>Own .</p>\n',
      '<p>Own .</p>\n',
    ]);
  });

  it('leaves out nothing of its own accord where it names what to leave out, be it nothing', () => {
    const kept = (exclude: string, jekyll: string): string => {
      const files = { '_config.yml': exclude, Gemfile: '', 'gemfiles/a': '', 'a.txt': '' };
      const site = siteWith(files, jekyll);
      const text = '---\n---\n{{ site.static_files | map: "name" | join: " " }}\n';
      return render(parsePost('_posts/2024-03-05-a.md', text, site)).html;
    };
    const lists = ['', 'exclude: []', 'exclude: [ a.txt ]'];
    assert.deepEqual(
      lists.map(list => kept(list, '3.9.5')),
      ['<p>a.txt a</p>\n', '<p>Gemfile a.txt a</p>\n', '<p>Gemfile a</p>\n'],
    );
    assert.deepEqual(
      lists.map(list => kept(list, '4.3.1')),
      ['<p>a.txt</p>\n', '<p>a.txt</p>\n', '\n'],
    );
  });
});

describe('Plugins of a site', () => {
  const tagsOf = (files: Files): string =>
    [...siteOf(files).build.tags].map(([name, { kind, from }]) => `${name} ${kind} ${from}`).join('\n');

  it('bring the tags that their Ruby registers, blocks where the class tells', () => {
    const ruby = `
module Tern
  class Base < ::Liquid::Block
  end
  class TabBlock < Base; end
  class Note < Liquid::Tag
    Liquid::Template.register_tag("note", self)
  end
  class Raw < Elsewhere::Raw2; end
end
# Liquid::Template.register_tag('never', Note)
Liquid::Template.register_tag('tab', Tern::TabBlock)
Liquid::Template.register_tag :tide, Tern::Raw
::Liquid::Template.register_tag(
  "code", Jekyll::Tags::HighlightBlock2)
`;
    assert.equal(
      tagsOf({ '_plugins/tern.rb': ruby }),
      [
        'note inline _plugins/tern.rb',
        'tab block _plugins/tern.rb',
        'tide unknown _plugins/tern.rb',
        'code unknown _plugins/tern.rb',
      ].join('\n'),
    );
  });

  it('bring the filters that their Ruby registers', () => {
    const ruby =
      'module Tides\n  def high(input)\n  end\n  def self.low\n  end\nend\nLiquid::Template.register_filter(Tides)\n';
    assert.deepEqual([...siteOf({ '_plugins/t.rb': ruby }).build.filters], ['high']);
  });

  it('are named by the configuration and the group of the Gemfile', () => {
    const Gemfile =
      'group :jekyll_plugins do\n  gem "jekyll-gist", "~> 1"\nend\ngem "jekyll-youtube"\ngem "jekyll_picture_tag", group: [:jekyll_plugins, :x]\n';
    assert.equal(
      tagsOf({ Gemfile, '_config.yml': 'plugins: [ jekyll-figure ]\ngems: [ jekyll-avatar ]' }),
      'figure block jekyll-figure\navatar inline jekyll-avatar\ngist inline jekyll-gist\npicture inline jekyll_picture_tag',
    );
  });

  it('are known by the file that is required, too', () => {
    const config = 'plugins: [ jekyll/octicons, jekyll-jupyter-notebook ]';
    assert.equal(
      tagsOf({ '_config.yml': config }),
      'octicon inline jekyll-octicons\njupyter_notebook inline jekyll-jupyter-notebook',
    );
  });

  it('lie below the source, or where the configuration says', async () => {
    const ruby = (name: string): string => `Liquid::Template.register_tag('${name}', X)`;
    const files: Files = {
      '_plugins/a.rb': ruby('beside'),
      'web/_plugins/b.rb': ruby('tide'),
      'plugins/c.rb': ruby('img'),
      'own/d.rb': ruby('own'),
    };
    const list = async (folder: string): Promise<readonly string[]> => {
      const below = Object.keys(files).filter(file => file.startsWith(`${folder}/`));
      return below.map(file => file.slice(folder.length + 1));
    };
    const tags = async (configYaml: string): Promise<readonly string[]> => {
      const folder = { read: async (path: string) => files[path], list };
      const { settings } = readSettings({});
      return [...(await readSiteFolder({ configYaml, folder, setting: settings.build })).build.tags.keys()];
    };
    assert.deepEqual(await tags('source: web'), ['tide']);
    // As Octopress has it, for Jekyll before 3.
    assert.deepEqual(await tags('source: web\nplugins: plugins'), ['img', 'tide']);
    assert.deepEqual(await tags('plugins_dir: own/'), ['own']);
    assert.deepEqual(await tags('plugins_dir: [ ./own, plugins ]'), ['own', 'img']);
    assert.deepEqual(await tags('source: ../web'), ['beside']);
  });

  it('of GitHub Pages are its own; it runs no Ruby of the site', () => {
    const files = {
      Gemfile: 'gem "github-pages"',
      '_plugins/t.rb': "Liquid::Template.register_tag('tide', Tide)\n",
      '_config.yml': 'plugins: [ jekyll-octicons, jekyll-figure ]',
    };
    assert.equal(
      tagsOf(files),
      'gist inline jekyll-gist\ngithub_edit_link inline jekyll-github-metadata\nocticon inline jekyll-octicons',
    );
  });

  it('may bring tags of which nothing is known', () => {
    const may = (files: Files): boolean => siteOf(files).build.mayHaveMoreTags;
    assert.equal(may({ '_config.yml': 'plugins: [ jekyll-feed ]' }), false);
    assert.equal(may({ '_config.yml': 'plugins: [ tern-bay-tides ]' }), true);
    assert.equal(
      may({ '_plugins/t.rb': '%w(a b).each { |name| Liquid::Template.register_tag(name, Tide) }' }),
      true,
    );
  });

  it('are also those that Ruby of the site loads, and may be those of a theme', () => {
    const may = (files: Files): boolean => siteOf(files).build.mayHaveMoreTags;
    assert.equal(may({ '_plugins/ext.rb': "require 'jekyll-tern-bay'\n" }), true);
    assert.equal(may({ '_plugins/ext.rb': "require 'json'\nrequire 'jekyll'\nrequire 'liquid'\n" }), false);
    assert.equal(may({ '_plugins/ext.rb': "require_relative '../lib/tides'\n" }), true);
    assert.equal(may({ '_plugins/ext.rb': "require_relative 'tides'\nrequire './_plugins/gulls'\n" }), false);
    const gemfile = 'gem "jekyll"\ngem "nokogiri"\ngem "jekyll-scholar"\n';
    assert.equal(tagsOf({ Gemfile: gemfile }), '');
    const brings = 'bibliography inline jekyll-scholar';
    assert.ok(tagsOf({ '_plugins/ext.rb': "require 'jekyll/scholar'\n" }).startsWith(brings));
    const loads = { Gemfile: gemfile, '_plugins/bundler.rb': 'Bundler.require(:default)\n' };
    assert.ok(tagsOf(loads).startsWith(brings));
    assert.equal(may(loads), false);
    assert.equal(may({ ...loads, Gemfile: `${gemfile}gem "jekyll-tern-bay"\n` }), true);
    const elsewhere = '# of the server\nplugins: # all\n  - jekyll-feed\n\n  - tern-bay\nurl: x\n';
    assert.equal(may({ '_config.prod.yml': elsewhere }), true);
    assert.equal(may({ '_config.prod.yml': elsewhere, Gemfile: 'gem "github-pages"' }), false);
    const both = {
      '_config.yml': 'plugins: [ jekyll-feed ]',
      '_config_dev.yml': 'plugins: [ jekyll-feed ]\nurl: x',
    };
    assert.equal(may(both), false);
    assert.equal(may({ '_config.yml': 'theme: tern-bay' }), true);
    assert.equal(may({ '_config.yml': 'theme: minima' }), false);
    assert.equal(may({ '_config.yml': 'theme: jekyll-theme-cayman' }), false);
    assert.equal(may({ Gemfile: 'gem "github-pages"', '_config.yml': 'theme: tern-bay' }), false);
  });

  it('that change pages after kramdown are named', () => {
    const names = (files: Files): readonly string[] => siteOf(files).build.rewriters.map(({ name }) => name);
    assert.deepEqual(
      names({ '_config.yml': 'plugins: [ jekyll-mentions, jekyll-feed, jekyll-relative-links ]' }),
      ['jekyll-mentions'],
    );
    assert.deepEqual(
      names({
        '_plugins/hook.rb': 'Jekyll::Hooks.register [:pages, :posts], :post_render do |post|\nend',
        '_plugins/other.rb': 'Jekyll::Hooks.register :site, :post_write do |site|\nend',
        '_plugins/headings.rb': 'class Kramdown::Converter::Html\nend',
        '_plugins/shout.rb': 'class Shout < Jekyll::Converter\nend',
        '_plugins/links.rb': 'site.posts.docs.each { |post| post.content.gsub!(/tern/, "gull") }',
        '_plugins/same.rb': 'return if post.content == text',
      }),
      ['_plugins/hook.rb', '_plugins/headings.rb', '_plugins/shout.rb', '_plugins/links.rb'],
    );
  });
});

describe('A site of another Markdown engine', () => {
  const found = (body: string, config: string): readonly string[] => {
    const given = plainText(`---\nlayout: post\n---\n\n${body}\n`);
    const all = checkText({ ...given, facts: { ...given.facts, site: siteOf({ '_config.yml': config }) } });
    return all.flatMap(({ rule }) => (/^(?:html|markdown)/.test(rule) ? [rule] : []));
  };
  const body = [
    '1) Mara\n2) Jun',
    '[Note]: The ferry sails at noon.',
    '```ruby title="tide.rb"\nputs 1\n```',
    'low | high',
    '<img src="gull.png" alt="A gull" width=50%>',
    '1986. A great year.',
    'The <b>ferry.</p>',
    '##Tides',
  ].join('\n\n');

  it('is not told what kramdown alone does', () => {
    const ofKramdown = found(body, '');
    for (const rule of ['glued-list', 'eaten-line', 'unclosed-fence', 'accidental-table', 'eaten-number'])
      assert.ok(ofKramdown.includes(`markdown/${rule}`), rule);
    const ofAnother = ['html/unclosed-element', 'markdown/unread-heading'];
    assert.deepEqual(found(body, 'markdown: CommonMark\nplugins: [ jekyll-commonmark ]'), ofAnother);
    assert.deepEqual(found(body, 'markdown: rdiscount'), ofAnother);
  });
});

describe('A tag of a plugin', () => {
  const ruby =
    "class Tab < Liquid::Block\nend\nLiquid::Template.register_tag('tab', Tab)\nLiquid::Template.register_tag('tabs', Tab)\n";
  const findings = (body: string, files: Files): readonly string[] => {
    const given = plainText(`---\nlayout: post\n---\n\n${body}\n`);
    return checkText({ ...given, facts: { ...given.facts, site: siteOf(files) } })
      .filter(({ rule }) => rule.startsWith('liquid/'))
      .map(({ message }) => message);
  };

  it('is no fault, nor is its end', () => {
    const body = "{% tabs tide %}\n{% tab 'High' %}\nnoon\n{% endtab %}\n{% endtabs %}";
    assert.deepEqual(findings(body, { '_plugins/tabs.rb': ruby }), []);
    assert.equal(findings(body, {}).length, 1);
  });

  it('holds no Markdown and no HTML where it is of code', () => {
    const site = siteOf({ '_config.yml': 'plugins: [ jekyll-mermaid, tern-bay-tides ]' });
    const found = (body: string): readonly string[] => {
      const given = plainText(`---\nlayout: post\n---\n\n${body}\n`);
      const all = checkText({ ...given, facts: { ...given.facts, site } });
      return all.flatMap(({ rule }) => (/^(?:html|markdown|liquid)/.test(rule) ? [rule] : []));
    };
    const code = 'a<b and List<String> m;\n\n<div> **bold ** {: .x}';
    assert.deepEqual(found(`{% mermaid %}\n${code}\n{% endmermaid %}`), []);
    assert.deepEqual(found(`{% codeblock x.java %}\n${code}\n{% endcodeblock %}`), ['liquid/broken-tag']);
    assert.ok(found(`{% tide %}\n${code}\n{% endtide %}`).includes('html/unclosed-element'));
    assert.ok(found(`{% mermaid %}\n${code}`).includes('html/unclosed-element'));
    assert.deepEqual(found(`{% comment %}{% mermaid %}${code}{% endmermaid %}{% endcomment %}`), []);
    assert.deepEqual(found('It is {% m %}x|y{% em %} or {% m %}a<b{% em %}.'), ['liquid/broken-tag']);
    assert.deepEqual(found(`{% mermaid %}{{ page.title }}${code}{% endmermaid %}`), []);
    assert.deepEqual(found(`{% mermaid %}\n{% raw %}${code}{% endraw %}\n{% endmermaid %}`), []);
    assert.deepEqual(found(`{% gloss 1 %}\nMereka | di\nthey | in\n{% endgloss %}`), ['liquid/broken-tag']);
    assert.ok(found(`{% mermaid %}{% if page.layout %}${code}{% endif %}`).includes('html/unclosed-element'));
    assert.deepEqual(found(`{% if page.x %}{%- mermaid -%}${code}{%- endmermaid -%}{% endif %}`), []);
  });

  it('may open or close what the post closes or opens', () => {
    const found = (body: string, ruby: string): readonly string[] => {
      const given = plainText(`---\nlayout: post\n---\n\n${body}\n`);
      const site = siteOf({ '_plugins/row.rb': ruby, '_config.yml': 'plugins: [ tern-bay-tides ]' });
      const all = checkText({ ...given, facts: { ...given.facts, site } });
      return all.flatMap(({ rule }) => (rule.startsWith('html/') ? [rule] : []));
    };
    const row = (writes: string) =>
      `class Row < Liquid::Tag\n  def render(context)\n    '${writes}'\n  end\nend\nclass Other < Liquid::Tag\n  "<p>"\nend\nLiquid::Template.register_tag('row', Row)`;
    const stray = '{% row %}\n\nThe tide is low.\n\n</div>';
    assert.deepEqual(found(stray, row('<div class="row">')), []);
    assert.deepEqual(found(stray, row('<p class="row">')), ['html/stray-end-tag']);
    assert.deepEqual(found(stray, row('<div class="row"></div>')), ['html/stray-end-tag']);
    assert.deepEqual(found(stray, 'Liquid::Template.register_tag("row", Row)'), []);
    assert.deepEqual(found('</div>\n\n{% row %}', row('<div class="row">')), ['html/stray-end-tag']);
    const open = '<div>\n\nThe tide is low.\n\n{% row %}';
    assert.deepEqual(found(open, row('</div>')), []);
    assert.deepEqual(found(open, row('<img src="row.png">')), ['html/unclosed-element']);
    const unknown = '<div>\n\nThe tide is low.\n\n{% tides_end %}';
    assert.deepEqual(found(unknown, ''), []);
    assert.deepEqual(found(unknown.replace('_end', ''), ''), ['html/unclosed-element']);
    const theme = { '_config.yml': 'remote_theme: tern/bay\nplugins: [ jekyll-remote-theme ]' };
    const inTheme = (body: string): readonly string[] => {
      const given = plainText(`---\nlayout: post\n---\n\n${body}\n`);
      const all = checkText({ ...given, facts: { ...given.facts, site: siteOf(theme) } });
      return all.flatMap(({ rule }) => (rule.startsWith('html/') ? [rule] : []));
    };
    assert.deepEqual(inTheme('{% include row-start.html %}\n\nLow.\n\n</div>'), []);
    assert.deepEqual(inTheme('<div>\n\nLow.\n\n{% include row-end.html %}'), []);
    assert.deepEqual(inTheme('{% include tides.html %}\n\nLow.\n\n</div>'), ['html/stray-end-tag']);
    assert.deepEqual(found('{% tides %}\n\nLow.\n\n</section>\n\n</b>', ''), ['html/stray-end-tag']);
  });

  it('may stand beside Ruby that reads fences and links before kramdown does', () => {
    const found = (body: string, ruby: string): readonly string[] => {
      const given = plainText(`---\nlayout: post\n---\n\n${body}\n`);
      const site = siteOf({ '_plugins/read.rb': ruby });
      const all = checkText({ ...given, facts: { ...given.facts, site } });
      return all.flatMap(({ rule }) => (/^(?:html|markdown)/.test(rule) ? [rule] : []));
    };
    const fence = '``` ruby Tide tables\nputs a<b\n\nputs 1\n```\n\n`x`';
    assert.deepEqual(found(fence, ''), ['markdown/unclosed-fence']);
    assert.deepEqual(found(fence, 'input.gsub(/^`{3} *([^\\n]+)?\\n(.+?)\\n`{3}/m)'), []);
    const link = 'See [[tides|the table]] and [[Tern Bay]].';
    assert.deepEqual(found(link, ''), ['markdown/accidental-table']);
    assert.deepEqual(found(link, 'note.content.gsub!(/\\[\\[(.+?)\\]\\]/i, "x")'), []);
    assert.deepEqual(found(`${link} a | b`, 'x =~ /\\[\\[/'), ['markdown/accidental-table']);
  });

  it('may stand beside a plugin that makes players of images', () => {
    const body = ['https://www.youtube.com/watch?v=x', '//a.example/gull.mp3', '/gull.png']
      .map(address => `![](${address})`)
      .join('\n\n');
    const found = (config: string): readonly string[] => {
      const given = plainText(`---\nlayout: post\n---\n\n${body}\n`);
      const all = checkText({ ...given, facts: { ...given.facts, site: siteOf({ '_config.yml': config }) } });
      return all.flatMap(({ rule, message }) => (rule === 'image/blank-alt' ? [message.slice(0, 10)] : []));
    };
    assert.deepEqual(found(''), ['3 images h']);
    assert.deepEqual(found('plugins: [ jekyll-spaceship ]'), ['This image']);
  });

  it('is one fault where the plugin is missing, however often and under which of its names it stands', () => {
    assert.deepEqual(findings('{% gist 1 %}\n\n{% gist 2 %}', {}), [
      'This site does not list the plugin jekyll-gist: without it, "gist" stops Jekyll from building the whole site.',
    ]);
    assert.deepEqual(
      findings("{% tabs tide %}\n{% tab tide 'High' %}\nnoon\n{% endtab %}\n{% endtabs %}", {}),
      [
        'This site does not list the plugin jekyll-tabs: without it, "tabs" stops Jekyll from building the whole site.',
      ],
    );
  });

  it('is a hint where a plugin that is not known most likely brings it, unless it is another one misspelt', () => {
    const site = siteOf({ '_config.yml': 'plugins: [ tern-bay-tides ]' });
    const found = (body: string): readonly string[] => {
      const given = plainText(`---\nlayout: post\n---\n\n${body}\n`);
      const all = checkText({ ...given, facts: { ...given.facts, site } });
      return all.flatMap(({ rule, severity }) => (rule === 'liquid/broken-tag' ? [severity] : []));
    };
    assert.deepEqual(found('{% tide %}'), ['hint']);
    assert.deepEqual(found('{% gist 1 %}'), ['hint']);
    assert.deepEqual(found('{% inclde a.html %}'), ['warning']);
  });

  it('is a warning where no Gemfile is at hand that may name the plugin', () => {
    const severity = (files: Files): string | undefined => {
      const given = plainText('---\nlayout: post\n---\n\n{% gist 1 %}\n');
      const found = checkText({ ...given, facts: { ...given.facts, site: siteOf(files) } });
      return found.find(({ rule }) => rule === 'liquid/broken-tag')?.severity;
    };
    assert.equal(severity({}), 'warning');
    assert.equal(severity({ Gemfile: 'gem "jekyll", "~> 4.3"' }), 'error');
  });
});

describe('Jekyll 3', () => {
  /* By its sources (v3.10.0) and "Upgrading from 3.x to 4.x"; it was not run. */
  const jekyll3 = (config: string): Site =>
    siteOf({ Gemfile: 'gem "jekyll", "~> 3.9"', '_config.yml': config });
  const permalink = (site: Site): string | undefined =>
    createSummariser(site)('_posts/2024-03-05-tern.md', '---\ncategories: [ Tern Bay ]\n---\n').permalink;

  for (const placeholder of [
    'slugified_categories',
    'long_month',
    'week',
    'w_year',
    'w_day',
    'short_day',
    'long_day',
  ]) {
    it(`has no :${placeholder} in permalinks`, () => {
      const config = `permalink: /:${placeholder}/:title`;
      assert.equal(permalink(jekyll3(config)), undefined);
      assert.notEqual(permalink(readSite(config)), undefined);
    });
  }

  it('has the other placeholders, and no style weekdate', () => {
    const config = 'permalink: /:categories/:short_year/:i_month/:y_day/:title.html';
    assert.equal(permalink(jekyll3(config)), '/tern%20bay/24/3/065/tern.html');
    assert.equal(permalink(jekyll3('permalink: weekdate')), '/weekdate');
  });

  it('does not know render_with_liquid', () => {
    const text = '---\nrender_with_liquid: false\n---\n\n{{ "tern" }}\n';
    assert.equal(render(parsePost('a.md', text, jekyll3(''))).html.trim(), '<p>tern</p>');
    assert.equal(render(parsePost('a.md', text)).html.trim(), '<p>{{ “tern” }}</p>');
  });
});

describe('Whether a post is published', () => {
  const now = defaultFacts.now;
  const [past, future] = [now - 1000, now + 1000];
  const stateOf = (config: string, path: string, published?: unknown, date = past): string => {
    const { state, reason, isCertain } = publicationState(
      { path, published, date },
      siteOf({ '_config.yml': config }).build,
      now,
    );
    return [state, reason, isCertain ? '' : '?'].filter(word => word !== '').join(' ');
  };

  it('depends on the front matter, the folder, the date and the build', () => {
    assert.equal(stateOf('', '_posts/a.md'), 'published');
    assert.equal(stateOf('', '_posts/a.md', false), 'unpublished `published: false`');
    assert.equal(stateOf('', '_posts/a.md', null), 'unpublished `published: false`');
    assert.equal(stateOf('', '_posts/a.md', 'false'), 'published');
    assert.equal(stateOf('unpublished: true', '_posts/a.md', false), 'published');
    assert.equal(stateOf('', 'en/_drafts/a.md'), 'draft `_drafts`');
    assert.equal(stateOf('show_drafts: true', '_drafts/a.md'), 'published');
    assert.equal(stateOf('', '_posts/a.md', undefined, future), 'waits `date`');
    assert.equal(stateOf('future: true', '_posts/a.md', undefined, future), 'published');
  });

  it('tells the address of a draft where drafts are published, as Jekyll 4.3 has it', () => {
    const address = (path: string, yaml: string, drafts = true): string | undefined =>
      createSummariser(readSite(`permalink: /:categories/:year/:month/:title.html\nshow_drafts: ${drafts}`))(
        path,
        `---\n${yaml}\n---\n`,
      ).permalink;
    assert.equal(address('news/_drafts/Gull-Two.md', 'date: 2024-03-05'), '/news/2024/03/Gull-Two.html');
    assert.equal(address('_drafts/2023-01-02-tern.md', 'categories: a'), '/a/2023/01/tern.html');
    assert.equal(address('_drafts/2023-01-02-tern.md', 'published: false'), undefined);
    assert.equal(address('_drafts/2023-01-02-tern.md', 'categories: a', false), undefined);
  });

  it('is not certain of a dated post on GitHub Pages', () => {
    const { build } = siteOf({ Gemfile: 'gem "github-pages"' });
    const { state, isCertain } = publicationState(
      { path: '_posts/a.md', published: undefined, date: future },
      build,
      now,
    );
    assert.deepEqual([state, isCertain], ['waits', false]);
  });
});

describe('The theme of a site', () => {
  it('brings the plugins that its gem asks for', () => {
    assert.equal(readSite('theme: minima').build.tags.get('seo')?.from, 'jekyll-seo-tag');
    assert.equal(readSite('theme: tide').build.tags.has('seo'), false);
  });
});

describe('The highlighter of a site', () => {
  const code = (config: string, files: Files = {}): boolean =>
    render(parsePost('a.md', '`x`\n', siteOf({ ...files, '_config.yml': config }))).html.includes(
      'highlighter-rouge',
    );

  it('is rouge also where the configuration names none, by false or nothing', () => {
    for (const config of [
      '',
      'highlighter:',
      'highlighter: false',
      'highlighter: rouge',
      'kramdown: { input: , hard_wrap: }',
    ])
      assert.equal(code(config), true, config);
    for (const config of ['highlighter: none', 'highlighter: pygments', "highlighter: ''"])
      assert.equal(code(config), false, config);
  });

  it('is rouge on GitHub Pages whatever the configuration says', () => {
    assert.equal(code('highlighter: pygments', { Gemfile: 'gem "github-pages"' }), true);
  });
});
