/** A file of a made-up site. */
export interface SiteFile {
  readonly file: string;
  readonly text: string;
}

/** As many partials as the themes of large sites have, and rules in each. */
const size = { partials: 40, rules: 12 };

/** Layouts, and Sass for them of the size of a large theme's: some two thousand rules, nested, with mixins and colours. */
export function makeStyledSite(): readonly SiteFile[] {
  const names = Array.from({ length: size.partials }, (_, index) => `part-${index}`);
  return [
    {
      file: '_layouts/default.html',
      text: `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ page.title | default: site.title | escape }}</title>
<link rel="stylesheet" href="{{ '/assets/site.css' | relative_url }}">
</head>
<body>
<nav><ul>{% for post in site.posts limit: 20 %}<li><a href="{{ post.url | relative_url }}">{{ post.title | escape }}</a></li>{% endfor %}</ul></nav>
<main class="box-1-1">{{ content }}</main>
<footer class="box-2-1">{{ site.title | escape }}</footer>
</body>
</html>
`,
    },
    {
      file: 'assets/site.scss',
      text: `---\n---\n${names.map(name => `@import "${name}";\n`).join('')}body { padding-top: 17px; }\n`,
    },
    ...names.map((name, part) => ({ file: `_sass/_${name}.scss`, text: writePartial(part) })),
  ];
}

function writePartial(part: number): string {
  const rules = Array.from(
    { length: size.rules },
    (_, index) => `.box-${part}-${index} {
  color: lighten($ink-${part}, ${index % 40} + 5%);
  @include narrow-${part} { padding: math-${part}(${index}) 1rem; }
  a { border-bottom: 1px solid rgba($ink-${part}, .${(index % 8) + 1}); &:hover { color: mix($ink-${part}, #fff, 40%); } }
  > p + p { @extend %quiet-${part}; }
}
`,
  );
  return `$ink-${part}: hsl(${part * 9}, 40%, 30%) !default;
%quiet-${part} { margin: 0; }
@mixin narrow-${part} { @media (max-width: 40em) { @content; } }
@function math-${part}($number) { @return ($number % 7 + 1) * .25rem; }
${rules.join('')}`;
}
