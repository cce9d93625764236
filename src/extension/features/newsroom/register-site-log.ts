import * as vscode from 'vscode';
import { describeBuild } from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import type { OpenPost } from '../../newsroom/open-posts.ts';
import { watchPosts } from '../../newsroom/watch-posts.ts';

/** Long enough for a site to be read, in milliseconds. */
const QUIET_TIME = 1000;

/** Writes into the log, once for each site, what was understood of it, and again only where that has changed. */
export function registerSiteLog(deps: Deps): vscode.Disposable {
  const { newsrooms, log } = deps;
  const told = new Map<string, string>();
  return vscode.Disposable.from(
    vscode.commands.registerCommand('copydesk.showLog', () => log.show()),
    watchPosts(deps, {
      quietTime: QUIET_TIME,
      async tell(_document, open, isCurrent) {
        // Posts are many: those that are known say what there is to say of their site.
        const newsroom = open && (await newsrooms.whenRead(open.folder));
        if (!newsroom || !isCurrent()) return;
        const root = open.folder.root.toString(true);
        const words = describe(open, newsroom.size, newsroom.unread.size);
        if (told.get(root) === words) return;
        told.set(root, words);
        log.info(`${root}\n${words}`);
      },
    }),
  );
}

/** In English, as all of the log: it is read by those who are asked for help, too. */
function describe({ folder, facts }: OpenPost, size: number, unread: number): string {
  const { title, facts: known, differences } = describeBuild(facts.site.build);
  const { preset, rules, files, overrides, schemas } = folder.settings;
  const settings = [
    `preset ${preset ?? 'recommended'}`,
    `${Object.keys(rules).length} rules set`,
    `${overrides.length} overrides`,
    `${schemas.length} schemas`,
    ...(files.length > 0 ? [`files ${files.join(', ')}`] : []),
  ];
  return [
    `  build: ${title}`,
    ...[...known, ...differences].map(fact => `    ${fact}`),
    `  Liquid: ${facts.site.runsLiquid ? 'runs' : 'does not run (Restricted Mode)'}`,
    `  settings: ${settings.join(', ')}`,
    `  posts: ${size}${unread > 0 ? `, ${unread} could not be read` : ''}`,
  ].join('\n');
}
