import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  check,
  createNewsroom,
  createSiteFiles,
  createSummariser,
  defaultSettings,
  type Facts,
  fixAll,
  parsePost,
  readSite,
  withFiles,
} from '../../src/core/index.ts';
import { defaultFacts } from '../support/checking.ts';
import { type LinkedSite, postOf, sites } from './published/cases.ts';

/** Where each address leads on the site that Jekyll 4.3.1 builds: `published/record.ts` asks it. */
const recorded: readonly (readonly string[])[] = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, 'published/jekyll.json'), 'utf8'),
);

const RULES: readonly string[] = ['link/missing-file', 'image/missing-file', 'link/missing-post'];

describe('An address leads to what Jekyll builds', () => {
  for (const [index, site] of sites.entries()) {
    it(`on a site ${site.name}`, () => {
      const dead = site.addresses.filter((address, at) => isDead(recorded[index]![at]!, address));
      assert.deepEqual(findDead(site, postOf(site)), dead);
    });

    it(`on a site ${site.name}, once it is fixed safely`, () => {
      const text = postOf(site);
      const post = parsePost(site.path, text, factsOf(site, text).site);
      const fixed = fixAll(post, factsOf(site, text), defaultSettings, { safety: 'safe' });
      assert.deepEqual(
        findDead(site, fixed.text).filter(address => /Ferry\.jpg|ferry\.JPG|lighthouse\.jpg/.test(address)),
        [],
      );
    });
  }
});

/** What else a host has is not known where a link names it: a slash in front means the site. */
function isDead(lead: string, address: string): boolean {
  return lead === 'missing' || (lead === 'outside' && !address.includes('//'));
}

/** The lines of a post in which an address leads nowhere. */
function findDead(site: LinkedSite, text: string): readonly string[] {
  const facts = factsOf(site, text);
  const findings = check(parsePost(site.path, text, facts.site), facts, defaultSettings);
  const places = findings
    .filter(({ rule }) => RULES.includes(rule))
    .flatMap(({ span, related }) => [span, ...related.map(place => place.span)]);
  const lines = places
    .sort((a, b) => a.start - b.start)
    .map(({ start }) => text.slice(text.lastIndexOf('\n', start) + 1, text.indexOf('\n', start)));
  return [...new Set(lines)];
}

function factsOf({ config, files, path: own }: LinkedSite, text: string): Facts {
  const all: Readonly<Record<string, string>> = { ...files, [own]: text };
  const site = withFiles(
    readSite(config),
    createSiteFiles({ list: () => Object.keys(all), read: file => all[file] }),
  );
  const newsroom = createNewsroom();
  const summarise = createSummariser(site);
  for (const [file, content] of Object.entries(all))
    if (file.startsWith('_posts/') && file.endsWith('.md')) newsroom.set(summarise(file, content));
  return { ...defaultFacts, site, newsroom };
}
