import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { showPage } from './browser/show.ts';
import { installServer } from './code-server/install.ts';
import { installVsix } from './code-server/install-vsix.ts';
import { type RunningServer, startServer } from './code-server/start.ts';
import type { HostOptions } from './options.ts';
import { cacheFolder, newsroomFolder, outFolder, vsixFile } from './paths.ts';
import { createTemporaryProfile, firstTime } from './profile.ts';

/** How the newsroom is served. */
export interface Serving extends Pick<HostOptions, 'codeServerVersion' | 'isContinuousIntegration'> {
  /** Ends as soon as the page has been shown to answer. */
  readonly isOnlyTried: boolean;
}

/** Serves a VS Code with the built extension and a copy of the sample newsroom, until it is told to end. */
export async function serveNewsroom(serving: Serving): Promise<void> {
  const installed = await installServer({ cacheFolder, ...serving });
  const profile = await createTemporaryProfile({ site: newsroomFolder, settings: firstTime });
  await installVsix(installed, profile.dataFolder, vsixFile);
  const token = randomBytes(12).toString('hex');
  const logFile = path.join(outFolder, 'logs', 'start.log');
  const server = await startServer(installed, { dataFolder: profile.dataFolder, logFile, token });
  const url = server.url({ folder: profile.workspace });
  console.log(`\nVS Code with Copydesk and a sample newsroom:\n\n  ${url}\n`);
  if (serving.isOnlyTried) await requirePage(url);
  else await stayOpen(server, url, serving);
  await server.stop();
  await profile.dispose();
}

async function stayOpen(server: RunningServer, url: string, serving: Serving): Promise<void> {
  console.log(
    'Open it in a browser on this machine. The newsroom is a copy: change what you like. Ctrl+C ends it.',
  );
  if (!serving.isContinuousIntegration) showPage(url);
  await server.ended;
  throw new Error('The VS Code server ended by itself. Its log: out/logs/start.log');
}

/** The token in the address earns a cookie and a redirection; with the cookie comes the workbench. */
async function requirePage(url: string): Promise<void> {
  const welcome = await fetch(url, { redirect: 'manual' });
  const cookie = welcome.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ');
  const workbench = await fetch(new URL(welcome.headers.get('location') ?? '/', url), {
    headers: { cookie },
  });
  const page = await workbench.text();
  if (!workbench.ok || !page.includes('vscode-workbench-web-configuration')) {
    throw new Error(`The address answers ${workbench.status} and shows no VS Code.`);
  }
  console.log('It answers.');
}
