import { findField } from '../../post/front-matter.ts';
import { layoutsOf } from '../../site/template-fields.ts';
import { replace } from '../../text/span.ts';
import { findMisspelling } from '../../text/words/misspelling.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'post/missing-layout',
  summary: 'A layout that the site does not have: readers see the bare text without the design of the site.',
  severity: 'error',
  messages: {
    missing: 'The site has no layout "{name}": readers see the bare text without the design of the site.',
    fixTitle: 'Use the layout "{name}"',
  },
  *check({ frontMatter, text }, { facts: { site }, finding, say }) {
    const field = findField(frontMatter, 'layout');
    const { theme, remote_theme: remote } = site.config;
    const { files, build } = site;
    if (!files || typeof field?.value !== 'string' || !field.isSound) return;
    // The layouts of a theme that is not at hand are not known; GitHub Pages gives one to every site.
    const mayBeOfTheme = theme !== undefined || remote !== undefined || build.isGitHubPages;
    if (files.ofTheme === undefined && mayBeOfTheme) return;
    const name = field.value;
    const layouts = layoutsOf(files, site);
    // `none` is Jekyll's own word for it; files without an ending, and those of plugins, are layouts to nobody else.
    if (layouts.size === 0 || layouts.has(name) || name === 'none' || name.trim() === '') return;
    const meant = findMisspelling(name, [...layouts]);
    const at = text.slice(field.valueSpan.start, field.valueSpan.end).indexOf(name);
    const span = { start: field.valueSpan.start + at, end: field.valueSpan.start + at + name.length };
    const fixes: readonly Fix[] =
      meant === undefined || at < 0
        ? []
        : [{ title: say('fixTitle', { name: meant }), safety: 'review', edits: [replace(span, meant)] }];
    yield finding('missing', { name }, { span: at < 0 ? field.valueSpan : span, fixes });
  },
});
