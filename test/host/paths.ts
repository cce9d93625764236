import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, where the manifest is. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** What is downloaded once and kept: VS Code, its server, a Node for it. Git ignores it. */
export const cacheFolder = path.join(projectFolder, '.vscode-test');

/** Logs and screenshots of the last runs. Git ignores it. */
export const outFolder = path.join(projectFolder, 'out');

/** The made-up site that tests and `npm start` open. Never opened itself: always a copy of it. */
export const newsroomFolder = path.join(projectFolder, 'test', 'newsroom');

/** The post of the newsroom that is opened first. */
export const firstPost = path.join('_posts', '2024-03-05-harbour-bridge-reopens.md');

/** What `npm run package` builds. */
export const vsixFile = path.join(projectFolder, 'dist', 'copydesk.vsix');
