/*
 * Takes the README's picture in a real VS Code with the built extension.
 * usage: pictures    (after "npm run package")
 */
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { firstPost, outFolder, projectFolder } from '../host/paths.ts';
import { Workbench } from './workbench.ts';

const workbench = await Workbench.open();
try {
  await workbench.page.setViewportSize({ width: 1440, height: 860 });
  await workbench.press('ControlOrMeta+b');
  await workbench.openPost(firstPost);
  await workbench.squiggles('error').first().waitFor();
  await workbench.press('ControlOrMeta+k', 'v');
  await workbench.preview().getByText('We counted forty-one of them').waitFor();
  await workbench.goToProblem('html/unclosed-element');
  await workbench.closeProblem();
  await workbench.openFixes('Close <b> before </p>');
  await workbench.screenshot('overview');
  const images = path.join(projectFolder, 'docs/images');
  await mkdir(images, { recursive: true });
  await copyFile(path.join(outFolder, 'screenshots/overview.png'), path.join(images, 'overview.png'));
} finally {
  await workbench.close();
}
