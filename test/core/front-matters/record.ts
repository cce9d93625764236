/*
 * Asks Jekyll what it reads of each front matter of the tables, and of what the fixes make of it, and writes it down in
 * jekyll.json, which the tests go by. Needs Jekyll (`apt-get install jekyll`).
 * usage: node --import tsx test/core/front-matters/record.ts
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { baseFields, type JekyllReading, keyOf, readTables } from '../../support/front-matter-table.ts';

const cases = readTables().flatMap(({ cases }) => cases);
const posts = cases.flatMap(({ text, fixed, facts }) =>
  [text, ...fixed.values()].map(each => ({ text: each, zone: facts.site.timeZone ?? 'UTC' })),
);
const byKey = new Map(posts.map(post => [keyOf(post.text, post.zone), post]));
const answer = execFileSync('ruby', [path.join(import.meta.dirname, 'record.rb')], {
  input: JSON.stringify([...byKey.values()]),
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
});
// What comes back is what record.rb writes.
const readings = JSON.parse(answer) as readonly JekyllReading[];
const rows = [...byKey.keys()].map((key, index) => {
  const { fields, ...rest } = readings[index]!;
  const others = Object.entries(fields ?? {}).filter(
    ([name, value]) => !isDeepStrictEqual(value, baseFields[name]),
  );
  const reading = fields ? { fields: Object.fromEntries(others), ...rest } : rest;
  return `${JSON.stringify(key)}: ${JSON.stringify(reading)}`;
});
fs.writeFileSync(path.join(import.meta.dirname, 'jekyll.json'), `{\n${rows.join(',\n')}\n}\n`);
