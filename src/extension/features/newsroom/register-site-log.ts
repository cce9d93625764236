import * as vscode from 'vscode';
import { describeBuild } from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import type { OpenPost } from '../../newsroom/open-posts.ts';
import { watchDocuments } from '../../newsroom/watch-documents.ts';

/** Long enough for a site to be read, in milliseconds. */
const QUIET_TIME = 1000;

/** Writes into the log, once for each site, what was understood of it, and again only where that has changed. */
export function registerSiteLog({ folders, posts, newsrooms, log }: Deps): vscode.Disposable {
  const told = new Map<string, string>();
  return vscode.Disposable.from(
    vscode.commands.registerCommand('copydesk.showLog', () => log.show()),
    watchDocuments({
      quietTime: QUIET_TIME,
      folders,
      log,
      async refresh(document, isCurrent) {
        const open = await posts.read(document);
        // Posts are many: those that are known say what there is to say of their site.
        const newsroom = open && (await newsrooms.whenRead(open.folder));
        if (!newsroom || !isCurrent()) return;
        const root = open.folder.root.toString(true);
        const words = describe(open, newsroom.size, newsroom.unread.size);
        if (told.get(root) === words) return;
        told.set(root, words);
        log.info(`${root}\n${words}`);
      },
      forget: () => {},
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
