import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectFolder } from '../project-folder.ts';

const COUNTS: readonly number[] = [600, 2400, 5600, 22_400];

/**
 * The command line over sites of more and more posts, those of a folder repeated with small changes: its time, and the
 * most memory that it takes, which does not grow with the site but for what the newsroom keeps of each post.
 */
export function benchMemory(texts: readonly string[]): void {
  const program = path.join(projectFolder, 'dist/cli.js');
  if (!fs.existsSync(program)) {
    console.log('\nThe command line is not built; "npm run build" makes it.');
    return;
  }
  console.log('\ncopydesk check of whole sites, as processes');
  for (const count of COUNTS) {
    const site = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-bench-'));
    try {
      writeSite(site, texts, count);
      const start = performance.now();
      const megabytes = peakMemory([program, 'check', site]);
      const seconds = (performance.now() - start) / 1000;
      console.log(
        `  ${`${count} posts`.padEnd(28)}${megabytes.toFixed(0).padStart(9)} MB${seconds.toFixed(1).padStart(9)} s` +
          `${((1000 * seconds) / count).toFixed(1).padStart(9)} ms a post`,
      );
    } finally {
      fs.rmSync(site, { recursive: true });
    }
  }
}

/** The most memory that a process takes which runs this program, in MB. */
export function peakMemory(words: readonly string[]): number {
  const tell = `process.on('exit', () => process.stderr.write('\\npeak:' + process.resourceUsage().maxRSS));`;
  const loader = `data:text/javascript,${encodeURIComponent(tell)}`;
  const { stderr } = spawnSync(process.execPath, ['--import', loader, ...words], {
    cwd: projectFolder,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return Number(/peak:(\d+)/.exec(stderr)?.[1]) / 1000;
}

/** Writes a site of so many posts: each has its day, its title, its source, and a word of its own in each paragraph. */
export function writeSite(site: string, texts: readonly string[], count: number): void {
  fs.mkdirSync(path.join(site, '_posts'));
  fs.writeFileSync(path.join(site, '_config.yml'), 'permalink: /:year/:month/:day/:title/\n');
  for (let index = 0; index < count; index++) {
    const day = new Date(Date.UTC(2000, 0, 1 + (index % 8000))).toISOString().slice(0, 10);
    const text = texts[index % texts.length]!.replace(/^title:[ \t]*["']?/m, `$&${index} `)
      .replace(/^(from:.*?)(["']?)$/m, `$1?${index}$2`)
      .replaceAll('</p>', ` ${index}</p>`);
    fs.writeFileSync(path.join(site, `_posts/${day}-post-${index}.md`), text);
  }
}
