import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../project-folder.ts';
import { median } from './measure.ts';
import { peakMemory } from './memory.ts';
import { ROUNDS } from './tasks.ts';

/** The command line as a process, beside a process that only parses the same files with parse5. */
export function benchCommandLine(folder: string): void {
  const program = path.join(projectFolder, 'dist/cli.js');
  if (!fs.existsSync(program)) {
    console.log('\nThe command line is not built; "npm run build" makes it.');
    return;
  }
  const parseOnly = `
    const fs = require('fs'), path = require('path'), { parse } = require('parse5');
    for (const file of fs.readdirSync(${JSON.stringify(folder)}))
      if (file.endsWith('.md')) parse(fs.readFileSync(path.join(${JSON.stringify(folder)}, file), 'utf8'));`;
  const run = (args: readonly string[]): number => {
    const start = performance.now();
    spawnSync(process.execPath, args, { cwd: projectFolder, stdio: 'ignore' });
    return performance.now() - start;
  };
  const memory = peakMemory([program, 'check', folder, '--format', 'json']);
  const reference: number[] = [];
  const own: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    reference.push(run(['-e', parseOnly]));
    own.push(run([program, 'check', folder, '--format', 'json']));
  }
  const ratio = median(own) / median(reference);
  console.log('\nwhole processes, cold');
  console.log(`  ${'parse5 alone'.padEnd(28)}${median(reference).toFixed(0).padStart(9)} ms`);
  console.log(
    `  ${'copydesk check'.padEnd(28)}${median(own).toFixed(0).padStart(9)} ms  ${ratio.toFixed(2)} ×`,
  );
  console.log(`  ${'its peak memory'.padEnd(28)}${memory.toFixed(0).padStart(9)} MB`);
}
