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
  `@page{margin:0} @charset "x";`,
  `body{margin:-9999px !important;transform:scale(50) !important;opacity:0 !important}`,
  `@scope (html){ :scope{display:none !important} }`,
  `@starting-style{body{${cover}}} @container (width > 0){body{${cover}}}`,
  `:host{${cover}} ::slotted(*){${cover}} ::part(x){${cover}}`,
  `p:has(~ *){${cover}} :is(html,body,.copydesk-toolbar){${cover}}`,
  `&{${cover}} & > *{${cover}}`,
];

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
];
