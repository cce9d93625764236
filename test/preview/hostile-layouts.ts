/** The start of what every page shows. */
const start = '<p>The start of it.</p>';

const cover = 'position:fixed;inset:0;z-index:2147483647;background:red';

/** Rules that stand in the layout itself. `$H` is a host that is not to be asked, `$J` code that is not to run. */
const styles: readonly string[] = [
  `body{${cover}}`,
  `html{${cover}}`,
  `:root{${cover} !important}`,
  `*{position:fixed !important;top:0;left:0;width:100vw;height:100vh;z-index:9}`,
  `.copydesk-toolbar,.copydesk-stage,.copydesk-status{display:none !important}`,
  `.copydesk-whole{contain:none !important;overflow:visible !important;position:fixed !important}`,
  `main{display:none !important}`,
  `@import url(https://$H/a.css);`,
  `@import "https://$H/b.css" layer(x);`,
  `@font-face{font-family:x;src:url(https://$H/x.woff)} body{font-family:x}`,
  `body{background:url(https://$H/b.png)}`,
  `body{background-image:image-set("https://$H/c.png" 1x)}`,
  `p::before{content:url(https://$H/d.png)}`,
  `p{cursor:url(https://$H/e.cur),auto}`,
  `:root{--a:url(https://$H/f.png)} p{background:var(--a)}`,
  `p{list-style:url(//$H/g.png);display:list-item}`,
  `p{mask:url(https://$H/h.svg#m);filter:url(https://$H/i.svg#f)}`,
  `@media all{body{${cover}}}`,
  `@supports (display:grid){body{${cover}}}`,
  `@layer copydesk-guard{.copydesk-whole{contain:none !important;overflow:visible !important}}`,
  `@layer x{} @layer copydesk-guard,x; body{${cover}}`,
  `} body{${cover}} @scope (html) { :scope{display:none}`,
  `</style><script>$J</script><style>`,
  `a{} <!-- --> body{${cover}}`,
  `@property --x{syntax:"<color>";inherits:true;initial-value:red}`,
  `@keyframes k{to{${cover}}} body{animation:k 1ms forwards}`,
  `@keyframes k{from{background:url(https://$H/k.png)}to{content:url(//$H/l.png);--copydesk-display:flex;--a:url(https://$H/m.png)}} p{animation:k 1ms infinite}`,
  `@keyframes copydesk-pulse{to{opacity:0}} @keyframes "vscode-x"{to{opacity:0}} @keyframes none\\;}body{${cover}}{to{opacity:0}} p{animation:copydesk-pulse 1ms,"vscode-x" 1ms}`,
  `.copydesk-toolbar{animation:k 1ms forwards !important} @keyframes k{to{opacity:0;transform:scale(99)}} body{animation:k 1ms forwards !important}`,
  `@media all{@keyframes k{0%{position:fixed}to{inset:0;z-index:9}}} *{animation:k 1ms infinite !important}`,
  `p{fill:url(#x);filter:url("#user-content-x");mask:url(#x\\)),url(//$H/m.svg#x);clip-path:url(#toolbar)}`,
  `@page{margin:0} @charset "x";`,
  `body{margin:-9999px !important;transform:scale(50) !important;opacity:0 !important}`,
  `@scope (html){ :scope{display:none !important} }`,
  `@starting-style{body{${cover}}} @container (width > 0){body{${cover}}}`,
  `:host{${cover}} ::slotted(*){${cover}} ::part(x){${cover}}`,
  `p:has(~ *){${cover}} :is(html,body,.copydesk-toolbar){${cover}}`,
  `&{${cover}} & > *{${cover}}`,
  `@font-face{font-family:x;src:url(//$H/x.woff2),url("https://$H/y.woff") format("woff"),local("x")} body{font:9px x}`,
  `@font-face{font-family:x;src:url(/a.woff)} @media all{@font-face{font-family:"y\\"};} p{display:none";src:url(https://$H/x.otf)}} p{font-family:x,y}`,
  `@font-face{font-family:system-ui;src:local("Wingdings")} @font-face{font-family:"sans-serif";src:url(data:font/woff2;base64,AA)}`,
  `@font-face{font-family:x;src:url(blob:https://$H/x),url(/%2e%2e/%2e%2e/etc/passwd),url(\\2f\\2f $H/x)} p{font-family:x}`,
  `body{background:url(\\68ttps://$H/a.png)} p{background:url(/%2e%2e/%2e%2e/etc/passwd)}`,
  `p{--a:"url(";--b:url(https://$H/a.png) "";background:var(--b)} i{--c:url( "https://$H/b.png" );content:var(--c)}`,
  `p{background:var(--x,url(https://$H/a.png)),url(/a.png)} b{background:url(/a.png) var(--y) url(//$H/b.png)}`,
  `p{background:image-set("https://$H/a.png" 1x,url(/a.png) 2x)} i{background:-webkit-image-set(url(//$H/b.png) 1x)}`,
  `p{filter:url(/a.svg#f);mask:url(//$H/m.svg#m);cursor:url(/a.cur) 9 9,url(//$H/c.cur),auto;fill:url(//$H/f.svg#f)}`,
  `p{background-image:url(https://$H@/a.png)} i{background-image:url(/\\/$H/b.png)} b{background-image:url(///$H/c.png)}`,
  `svg{${cover} !important} svg *{filter:url(https://$H/f.svg#f);fill:url(https://$H/g.svg#g)}`,
];

/** Drawings of a layout. */
const drawings: readonly string[] = [
  '<svg onload="$J" onclick="$J" tabindex="0" autofocus><path d="M0 0h9v9z" onclick="$J" onfocus="$J"/></svg>',
  '<svg><script>$J</script><script href="https://$H/s.js"/><style>@import "https://$H/a.css";</style><path d="M0 0"/></svg>',
  '<svg><a href="javascript:$J" xlink:href="javascript:$J"><text>x</text></a><set attributeName="href" to="javascript:$J"/></svg>',
  '<svg><animate attributeName="d" values="$J" onbegin="$J" begin="0s"/><animateTransform onend="$J"/><path d="M0 0"/></svg>',
  '<svg><foreignObject width="99" height="99"><iframe srcdoc="<script>$J</script>"></iframe><form action="https://$H/"><input></form></foreignObject><path d="M0 0"/></svg>',
  '<svg><image href="https://$H/a.png"/><image xlink:href="//$H/b.png"/><feImage href="https://$H/c.png"/><path d="M0 0"/></svg>',
  '<svg><path d="M0 0h9v9z" fill="url(https://$H/a.svg#a)" stroke="url(//$H/b.svg#b)" clip-path="url(https://$H/c.svg#c)" mask="url(https://$H/d.svg#d)"/></svg>',
  '<svg style="position:fixed;inset:0;fill:url(https://$H/a.svg#a);background:url(https://$H/b.png)" width="99999" height="99999"><rect width="99999" height="99999" style="fill:red;filter:url(//$H/f#f)"/></svg>',
  '<svg id="body" class="copydesk-toolbar vscode-dark"><path id="documentElement" d="M0 0" class="copydesk-layer" data-copydesk="x"/></svg>',
  '<svg><use href="https://$H/a.svg#a"/><use xlink:href="//$H/b.svg#b"/><use href="data:image/svg+xml,<svg id=x onload=$J />#x"/><path d="M0 0"/></svg>',
  '<svg><use href="/assets/bad.svg#bad"/><use href="/assets/bad.svg#loop"/></svg>',
  '<svg><g id="a"><use href="#b"/><use href="#b"/></g><g id="b"><use href="#a"/><use href="#a"/><path d="M0 0"/></g></svg>',
  `<svg>${Array.from({ length: 30 }, (_, at) => `<g id="n${at}"><use href="#n${at + 1}"/><use href="#n${at + 1}"/></g>`).join('')}<path id="n30" d="M0 0"/></svg>`,
  `<svg>${Array.from({ length: 30 }, (_, at) => `<clipPath id="c${at}" clip-path="url(#c${at + 1})"><path clip-path="url(#c${at + 1})" d="M0 0h9v9z"/><path clip-path="url(#c${at + 1})" d="M0 0h9v9z"/></clipPath>`).join('')}<path clip-path="url(#c0)" d="M0 0h9v9z"/></svg>`,
  '<svg><pattern id="p" width="1" height="1" href="https://$H/p.svg#p"><image href="https://$H/p.png"/><rect width="9" height="9" fill="url(#p)" onclick="$J"/></pattern><rect width="9" height="9" fill="url(#p)"/></svg>',
  '<svg><filter id="f"><feImage href="https://$H/f.png"/><feImage xlink:href="#f"/><feFlood flood-color="url(https://$H/c)"/><feTurbulence numOctaves="999"/></filter><path d="M0 0h9v9z" filter="url(#f)" style="filter:url(https://$H/g.svg#g);mask:url(//$H/m.svg#m)"/></svg>',
  `<svg>${Array.from({ length: 30 }, (_, at) => `<pattern id="q${at}" width="2" height="2" patternUnits="userSpaceOnUse"><rect width="9" height="9" fill="url(#q${at + 1})" mask="url(#m${at + 1})"/></pattern><mask id="m${at}" mask="url(#m${at + 1})"><rect mask="url(#m${at + 1})" width="9" height="9"/></mask>`).join('')}<path fill="url(#q0)" mask="url(#m0)" d="M0 0h9v9z"/></svg>`,
  '<svg hidden><linearGradient id="body" href="javascript:$J" xlink:href="https://$H/g.svg#g"><stop onclick="$J"/></linearGradient><script>$J</script><mask id="m"><foreignObject><img src="https://$H/i.png" onerror="$J"></foreignObject></mask></svg><svg><path d="M0 0h9v9z" fill="url(#body)"/></svg>',
  '<svg width="0" height="0" data-copydesk="definitions" class="copydesk-layer"><clipPath id="documentElement"><use href="https://$H/u.svg#u"/><path d="M0 0"/></clipPath></svg>',
  '<svg><desc><img src=x onerror="$J"></desc><title><style><img src=x onerror=$J></style></title><path d="M0 0"/></svg>',
  '<svg><p><img src=x onerror="$J"></svg><svg></p><style><a id="</style><img src=x onerror=$J>"></svg>',
  `${'<svg>'.repeat(900)}<path d="M0 0"/>`,
  `<svg><path d="${'M0 0h9'.repeat(40_000)}"/><text>${'W'.repeat(9000)}</text></svg>`,
];

/** A file of drawings of a site that is hostile. */
export const hostileDrawing = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "https://$H/x">]>
<svg xmlns="http://www.w3.org/2000/svg" onload="$J"><script>$J</script><style>@import url(https://$H/a.css);</style>
<symbol id="bad" viewBox="0 0 9 9" onclick="$J"><image href="https://$H/a.png"/><path d="M0 0h9v9z" onclick="$J" fill="url(https://$H/b#b)"/>
<foreignObject><img src="https://$H/c.png" onerror="$J"></foreignObject></symbol>
<g id="loop"><use href="#loop"/><use href="/assets/bad.svg#loop"/><path d="M0 0"/></g></svg>`;

/** What stands in the start tags and the head of a layout. */
const tags: readonly string[] = [
  `<html onclick="$J" style="${cover}"><body onload="$J" style="${cover}">${start}`,
  `<html class="copydesk-whole vscode-dark" data-copydesk="x"><body class="copydesk-toolbar copydesk-guard" id="copydesk-layer">${start}`,
  `<html lang='"><script>$J</script>'><body>${start}`,
  `<html a="<img src=x onerror=$J>"><body>${start}`,
  `<html class=x <script>$J</script>><body>${start}`,
  `<body background="https://$H/a.png">${start}`,
  `<body tabindex="0" autofocus contenteditable onfocus="$J">${start}`,
  `<body>${start}<frameset onload="$J"><frame src="https://$H/"></frameset>`,
  `<head><base href="https://$H/"><link rel="stylesheet" href="https://$H/a.css"></head><body>${start}<img src="b.png">`,
  `<head><meta http-equiv="refresh" content="0;url=https://$H/"><meta http-equiv="Content-Security-Policy" content="script-src *"></head><body>${start}`,
  `<head><link rel="preload" as="image" href="https://$H/p.png"><link rel="dns-prefetch" href="//$H"><link rel="prerender" href="https://$H/"></head><body>${start}`,
  `<head><script>$J</script><script src="https://$H/s.js"></script><script type="module">$J</script></head><body>${start}`,
  `<head><title><script>$J</script></title></head><body>${start}`,
  `<head><style><script>$J</script></style><noscript><style>body{${cover}}</style></noscript></head><body>${start}`,
  `<body>${start}<template shadowrootmode="open"><script>$J</script></template>`,
  `<body>${start}<form name="body" action="https://$H/" id="documentElement"><input name="children"><input name="attributes"><button formaction="javascript:$J">x</button></form>`,
  `<body>${start}<form><input name="childNodes"><input name="replaceWith"><input name="closest"><input name="querySelectorAll"><img name="getAttribute"></form>`,
  `<body>${start}<form><button name="childNodes" form="x" popovertarget="y" onclick="$J"><img src="https://$H/b.png" onerror="$J"><script>$J</script></button><input type="image" src="https://$H/i.png"><input type="file"><input type="hidden" name="closest"></form>`,
  `<body>${start}<input autofocus onfocus="$J" tabindex="1" accesskey="x" list="l" form="f" name="body" id="head" style="${cover}" class="copydesk-toolbar"><select onchange="$J" autofocus><option onclick="$J">o</option></select><textarea autofocus name="attributes"></textarea><script>$J</script></textarea>`,
  `<body>${start}<label for="user-content-x" onclick="$J"><input id="x" type="checkbox" checked onchange="$J"></label><input type="button" value="b" onclick="$J" formaction="javascript:$J"><button type="submit" formaction="https://$H/">s</button>`,
  `<body>${start}<iframe src="https://$H/"></iframe><iframe srcdoc="<script>$J</script>"></iframe>`,
  `<body>${start}<svg onload="$J"><script>$J</script><image href="https://$H/s.png"/><foreignObject><body onload="$J"></foreignObject></svg>`,
  `<body>${start}<object data="https://$H/o"></object><embed src="https://$H/e"><applet code="https://$H/a"></applet>`,
  `<body>${start}<a href="javascript:$J">x</a><a href="command:workbench.action.quit">y</a><a ping="https://$H/" href="#">z</a>`,
  `<body>${start}<button popovertarget="x" onclick="$J">b</button><div popover id="x" style="${cover}">p</div><dialog open style="${cover}">d</dialog>`,
  `<body>${start}<math><mtext><table><mglyph><style><img src=x onerror=$J></style></mglyph></table></mtext></math>`,
  `<body>${start}</body></html><body onload="$J"><html onclick="$J"><script>$J</script>`,
  `<body>${start}<body class="late" onload="$J" style="${cover}"><html onclick="$J" class="late">`,
  `<body>${start}<img name="body"><img id="head"><a id="documentElement"></a><form id="createElement"></form>`,
  `<body>${start}<video autoplay src="https://$H/v.mp4" onerror="$J"><source src="https://$H/w.mp4" onerror="$J"></video><audio src="https://$H/a.mp3" autoplay></audio>`,
  `<body>${start}<x-y onclick="$J"></x-y><p is="x-y" slot="s" part="p">p</p><marquee onstart="$J">m</marquee>`,
  `<body>${start}${'<div>'.repeat(3000)}deep${'</div>'.repeat(3000)}`,
];

/** Pages whose layouts are hostile. */
export const hostileLayouts: readonly string[] = [
  ...styles.map(
    style => `<!DOCTYPE html><html><head><style>${style}</style></head><body>${start}</body></html>`,
  ),
  ...tags,
  ...drawings.map(drawing => `<body>${start}${drawing}`),
];
