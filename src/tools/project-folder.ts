import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, with a separator at its end. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** Real posts and what Jekyll makes of them: a folder that is no part of the project, and need not be there. */
export const corpusFolder = path.resolve(projectFolder, process.env['COPYDESK_CORPUS'] ?? '../shared');
