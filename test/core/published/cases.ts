/** An address as a post writes it: Markdown, HTML or Liquid with one link or image in it. */
type Written = string;

/** A made-up site whose addresses a real Jekyll judges. */
export interface LinkedSite {
  readonly name: string;
  readonly config: string;
  /** Its files by their paths, but for the post that is judged. */
  readonly files: Readonly<Record<string, string>>;
  /** The path of the post that holds the addresses. */
  readonly path: string;
  readonly addresses: readonly Written[];
}

const page = (yaml: string): string => `---\n${yaml}\n---\nText.\n`;

const files: Readonly<Record<string, string>> = {
  'index.md': page('title: Harbour paper'),
  'about.md': page('title: About'),
  'contact.html': page('permalink: /write-to-us/'),
  'plain.html': '<p>No front matter.</p>\n',
  'desk/index.md': page('title: Desk'),
  'desk/letters.md': page('title: Letters'),
  'notes.txt': 'Notes.\n',
  'README.md': '# About this repository\n',
  'draft-notes.md': 'No front matter.\n',
  'assets/css/site.scss': '---\n---\np { color: navy; }\n',
  'assets/img/ferry.jpg': '',
  'assets/img/Lighthouse.JPG': '',
  'assets/img/two words.png': '',
  'assets/img/灯塔.png': '',
  'assets/img/2023/winter.png': '',
  'assets/reports/2023.pdf': '',
  'assets/reports/_draft.pdf': '',
  'assets/old/plan.pdf': '',
  'tools/build.txt': '',
  '_guides/how-to.md': page('title: How to'),
  '_guides/map.png': '',
  '_hidden/nothing.md': page('title: Nothing'),
  '_posts/2024-03-01-bridge.md': page('title: Bridge'),
  '_posts/2024-03-02-meeting.md': page('title: Meeting\npublished: false'),
  '_posts/aside.png': '',
  '_layouts/post.html': '{{ content }}',
};

const common = `
exclude: [ tools, assets/old, README.md ]
collections: { guides: { output: true }, hidden: {} }
`;

/** Roots of addresses: each below `baseurl`, with what `_config.yml` says. */
const rooted = (root: string): readonly Written[] => [
  `![Ferry](${root}/assets/img/ferry.jpg)`,
  `![Ferry](${root}/assets/img/fery.jpg)`,
  `![Ferry](${root}/assets/img/Ferry.jpg)`,
  `<img src="${root}/assets/img/ferry.JPG" alt="Ferry">`,
  `<img src="${root}/assets/img/Lighthouse.JPG?width=200" alt="Lighthouse">`,
  `![Lighthouse](${root}/assets/img/lighthouse.jpg)`,
  `![Two words](${root}/assets/img/two%20words.png)`,
  `![灯塔](${root}/assets/img/灯塔.png)`,
  `![灯塔](${root}/assets/img/%E7%81%AF%E5%A1%94.png)`,
  `![Winter](${root}/assets/img/2024/winter.png)`,
  `[Report](${root}/assets/reports/2023.pdf#page=2)`,
  `[Report](${root}/assets/reports/2024.pdf)`,
  `[Draft](${root}/assets/reports/_draft.pdf)`,
  `[Plan](${root}/assets/old/plan.pdf)`,
  `[Tool](${root}/tools/build.txt)`,
  `[Style](${root}/assets/css/site.css)`,
  `[Notes](${root}/notes.txt)`,
  `[Source](${root}/about.md)`,
  `[Source](${root}/draft-notes.md)`,
  `[About](${root}/about)`,
  `<a href="${root}/about-us/">About</a>`,
  `[Letters](${root}/desk/letters)`,
  `[Letters](${root}/desk/Letters)`,
  `[Desk](${root}/desk/)`,
  `[Desk](${root}/desk/index.html)`,
  `[Readers](${root}/desk/readers/)`,
  `[Write](${root}/write-to-us/)`,
  `[Write](${root}/contact.html)`,
  `[Plain](${root}/plain.html)`,
  `[Hidden](${root}/hidden/nothing)`,
  `[Map](${root}/guides/map.png)`,
  `[Readme](${root}/README.md)`,
  `![Aside](${root}/_posts/aside.png)`,
  `[Nothing](${root}/)`,
];

const relative: readonly Written[] = [
  '![Ferry](ferry.jpg)',
  '![Ferry](images/ferry.jpg)',
  '[Bridge](../01/bridge.html)',
  '[Bridge](../01/brigde.html)',
  '[Bridge](2024-03-01-bridge.md)',
  '<img src="../../../assets/img/ferry.jpg" alt="Ferry">',
  '<img src="../../assets/img/ferry.jpg" alt="Ferry">',
];

const liquid: readonly Written[] = [
  '![Ferry]({{ site.baseurl }}/assets/img/ferry.jpg)',
  '![Ferry]({{ site.baseurl }}/assets/img/fery.jpg)',
  '![Ferry]({{ "/assets/img/ferry.jpg" | relative_url }})',
  '![Ferry]({{ "/assets/img/feri.jpg" | relative_url }})',
  '![Ferry]({{ "assets/img/Ferry.jpg" | absolute_url }})',
  '<a href="{{ site.url }}{{ site.baseurl }}/about">About</a>',
  '<a href="{{ site.url }}{{ site.baseurl }}/abuot">About</a>',
  '{% assign folder = "/assets/img/" | relative_url %}<img src="{{ folder }}ferry.jpg" alt="Ferry">',
  '[Letters]({% link desk/letters.md %})',
  '[Bridge]({% post_url 2024-03-01-bridge %})',
  '[Report]({{ page.url | relative_url }}/report.pdf)',
];

const path = '_posts/2024-03-05-ferry.md';

/** The sites; each address is judged on its own. */
export const sites: readonly LinkedSite[] = [
  {
    name: 'at the root of its host',
    config: `url: https://reader.ternbay.example${common}`,
    files,
    path,
    addresses: [
      ...rooted(''),
      ...rooted('https://reader.ternbay.example').slice(0, 12),
      ...relative,
      ...liquid,
      '[How](/guides/how-to.html)',
      '[How](/guides/how.html)',
      '[How](/guides/How-To.html)',
      '[Bridge](/2024/03/01/bridge.html)',
      '[Bridge](/2024/03/01/Bridge.html)',
      '[Bridge](/2024/03/11/bridge.html)',
      '[Meeting](/2024/03/02/meeting.html)',
    ],
  },
  {
    name: 'below a path, with folders for pages',
    config: `url: https://ternbay.example\nbaseurl: /paper\npermalink: pretty${common}`,
    files,
    path,
    addresses: [
      ...rooted('/paper'),
      ...liquid,
      '![Ferry](/assets/img/ferry.jpg)',
      '[About](/about/)',
      '[How](/paper/guides/how-to/)',
      '[Bridge](/paper/2024/03/01/bridge/)',
      '[Bridge](/2024/03/01/bridge/)',
      '[Other](https://ternbay.example/other/page)',
      '![Ferry](images/ferry.jpg)',
      '![Ferry](../../../../assets/img/ferry.jpg)',
    ],
  },
  {
    name: 'with addresses that are titles alone',
    config: `permalink: /:title/${common}`,
    files,
    path,
    addresses: [
      ...rooted('').slice(0, 24),
      '[Bridge](/bridge/)',
      '[Bridge](/brigde/)',
      '[Bridge](/Bridge/)',
      '[Bridge](../bridge/)',
      '[Meeting](/meeting/)',
      '![Ferry](../assets/img/ferry.jpg)',
      '![Ferry](assets/img/ferry.jpg)',
    ],
  },
];

/** The post that holds the addresses of a site, each a paragraph. */
export function postOf({ addresses }: LinkedSite): string {
  return `---\nlayout: post\ntitle: Ferry\n---\n\n${addresses.join('\n\n')}\n`;
}
