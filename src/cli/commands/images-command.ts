import fs from 'node:fs/promises';
import path from 'node:path';
import { createPictureUse, inertText, MAX_SITE_FILE, mayNamePictures } from '../../core/index.ts';
import { type FileProblem, reasonOf, UNREADABLE } from '../files/file-problem.ts';
import { createTell, print } from '../files/print.ts';
import { createSites, type PostPlace } from '../site/sites.ts';
import { tellProblems } from '../site/tell-problems.ts';
import type { ImagesOptions } from '../words/options.ts';
import { saying } from '../words/saying.ts';

/** Runs `copydesk images`: lists the images of sites that nothing in them names; returns the exit code. */
export async function imagesCommand(options: ImagesOptions, stop: AbortSignal): Promise<number> {
  const tell = createTell(options.language);
  const sites = createSites(options);
  const places = new Map<string, PostPlace>();
  for (const named of options.paths) {
    // Any file in the folder would tell which site it belongs to.
    const place = await sites.of(path.join(named, '_posts', 'any.md'));
    if (place.isInSite) places.set(place.root, place);
    else {
      tell(
        saying('{folder}: There is no site here: neither this folder nor one above it has a _config.yml.', {
          folder: named,
        }),
      );
      return 2;
    }
  }
  const problems: FileProblem[] = [];
  for (const { root, facts } of places.values()) {
    const paths = facts.site.files?.paths ?? [];
    const use = createPictureUse(paths);
    for (const file of paths.filter(mayNamePictures)) {
      if (stop.aborted) return 2;
      const place = path.join(root, file);
      try {
        const { size } = await fs.stat(place);
        // What is larger is no text that anybody has written.
        if (size <= MAX_SITE_FILE) use.read(await fs.readFile(place, 'utf8'));
      } catch (error) {
        problems.push({ path: place, what: UNREADABLE, reason: reasonOf(error) });
      }
    }
    const lines = use.unused().map(file => `${inertText(path.relative('.', path.join(root, file)))}\n`);
    await print(process.stdout, lines.join(''));
  }
  return tellProblems(sites, problems, tell);
}
