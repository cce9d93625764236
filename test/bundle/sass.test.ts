import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CompiledSheet, compileSheet, type SheetSource } from '../../src/sass/compile-sheet.ts';
import { projectFolder } from '../../src/tools/project-folder.ts';

const files: Readonly<Record<string, string>> = {
  '_sass/_plain.scss':
    '$x: 1px !default; @mixin m($a, $b: 2, $c...) { a: $a; b: $b; c: $c; @content($a); } @function f($a) { @return $a * 2; } %p { q: r } .fa { @extend %p; }',
  '_sass/_forward.scss': '@forward "plain" as p-* with ($x: 3px);',
  '_sass/_indented.sass': '=mm($a)\n  x: $a\n.c\n  +mm(3)\n  &:hover\n    y: z\n',
  '_sass/css.css': '.d { --x: {a: b}; color: red }',
};

const sheets: readonly string[] = [
  '@use "plain"; .x { w: plain.$x; @include plain.m(1, 2, 3, 4) using ($q) { z: $q; } y: plain.f(2); @extend %p; }',
  '@use "forward" as *; .x { w: $p-x; z: p-f(3); }',
  '@import "plain", "indented", "css", "http://x/y.css", url(z.css) screen; .y { @include m(1); @include mm(2); }',
  '@use "sass:meta"; .z { @include meta.load-css("plain", $with: (x: 9px)); @include meta.load-css("css"); }',
  '@mixin q { @at-root { .r & { a: b } } @supports (a: b) { c: d } } .s { @include q; @media screen { @media (min-width: 1px) { e: f } } }',
  '@function fib($n) { @if $n < 2 { @return $n; } @else if $n == 99 { @error "e #{$n}"; } @return fib($n - 1) + fib($n - 2); } @for $i from 1 through 9 { .f#{$i} { w: fib($i); } } @each $k, $v in (a: 1, b: 2) { .#{$k} { v: $v } } @debug 1; @warn "w";',
  '$i: 0; @while $i < 3 { .w#{$i} { x: $i } $i: $i + 1; } @function e() { @error "stop"; @return 1; } a { b: e() }',
  '@keyframes x { from { a: b } 50% { c: d } } @font-face { src: url("a.woff") format("x"); unicode-range: U+26, U+0-7F; } @layer a, b; @layer a { x { y: z } } @container (width > 1px) { q { r: s } }',
  '.a { &-b { c: d; &:not(.x, .y):is(a, b) + & > ~ e { f: g } } .m & { n: o } } .p { @extend .a-b !optional; } @media x { .t { @extend .nope; } }',
  'a { --x: #{1 + 2} {y}; w: calc(1px + #{2px} * (3 - 1)); h: min(1px, 2vw, calc(3% + 1px)); filter: progid:DXImageTransform.Microsoft.gradient(startColorstr=#1); u: url(a#{b}c.png); i: if(true, 1, 2) !important; }',
  '@mixin m($a, $b...) { c: $a; d: $b; e: keywords($b) } a { @include m(1, 2, $x: 3); @include m($b: 1, $a: 2); }',
  '%a { b: c } .d { @extend %a; &.e { @extend %a } } @media x { .f { @extend %a } }',
  '\ufeffa { content: "\\f101 é ’"; /* c */ } // d',
  ...['a { b: }', '}', 'a { b: $nope }', '@include nope;', '@use "nope";', '@function f() {} a { b: f() }'],
];

const values = [
  '1',
  '-2.5em',
  '50%',
  '"s"',
  '#abc',
  'rgba(1,2,3,.5)',
  '(a: 1, b: (c: 2))',
  '(1 2 3)',
  'null',
  '".a > b"',
  'calc(1px + 2%)',
];
const operators = ['+', '-', '*', '/', '%', '==', '<', 'and'];
const globals =
  'rgba hsl mix lighten desaturate transparentize adjust-color scale-color change-color ie-hex-str quote str-slice percentage round nth join map-merge selector-nest inspect type-of unit call get-function if clamp env foo'.split(
    ' ',
  );

describe('The bundle of Sass', () => {
  let bundled: (source: SheetSource) => CompiledSheet;

  before(async () => {
    const file = path.join(projectFolder, 'dist', 'sass.mjs');
    ({ compileSheet: bundled } = await import(pathToFileURL(file).href));
  });

  /** What the bundle and the whole of Sass make of a style sheet, which is the same; its CSS, if there is any. */
  function compile(text: string): string {
    const source: SheetSource = {
      path: 'assets/site.scss',
      syntax: 'scss',
      text,
      folders: ['_sass'],
      read: file => files[file],
    };
    const expected = compileSheet(source);
    // The bundle takes itself for one in a browser, whose page is the site.
    const message = 'problem' in expected && { problem: expected.problem.replace('site:///', '') };
    assert.deepEqual(bundled(source), message || expected, text);
    return 'css' in expected ? expected.css : '';
  }

  it('makes of style sheets what Sass makes of them', () => {
    const made = sheets.map(compile);
    assert.equal(made.filter(css => css !== '').length, 8);
  });

  it('knows all functions of all modules', () => {
    let functions = 0;
    for (const name of ['math', 'color', 'string', 'list', 'map', 'selector', 'meta']) {
      const use = `@use "sass:meta"; ${name === 'meta' ? '' : `@use "sass:${name}";`}`;
      const listed = compile(`${use} a { b: map-keys(meta.module-functions("${name}")); }`);
      for (const [, called] of listed.matchAll(/"?([a-z\d][a-z\d-]*)"?(?=[,;])/g)) {
        if (/^(?:random|unique-id)$/.test(called!)) continue;
        functions++;
        for (const value of values.slice(0, 6))
          for (const others of ['', ', "s"'])
            compile(`${use} a { b: meta.inspect(${name}.${called}(${value}${others})); }`);
      }
    }
    assert.ok(functions > 90, `${functions}`);
  });

  it('reckons as Sass does', () => {
    for (const value of values) {
      for (const other of values)
        for (const operator of operators) compile(`a { b: inspect(${value} ${operator} ${other}); }`);
      for (const name of globals)
        for (const others of ['', ', 10%']) compile(`a { b: inspect(${name}(${value}${others})); }`);
    }
  });
});
