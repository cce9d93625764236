// Runs before `npm start` and `npm test`, when nothing may be installed yet: plain JavaScript, Node's own modules only.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = [20, 19];
const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

const complaint = nodeComplaint(process.versions.node);
if (complaint !== undefined) {
  console.error(complaint);
  process.exitCode = 1;
} else if (!isInstalled(projectFolder)) {
  process.exitCode = installDependencies(projectFolder);
}

function nodeComplaint(version) {
  const [major, minor] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = oldestNode;
  const isNewEnough = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  if (isNewEnough) return undefined;
  return `Copydesk needs Node.js ${oldestNode.join('.')} or newer, and this is ${version}. Install a newer one from https://nodejs.org.`;
}

/**
 * Compares the lock file with the record that npm keeps of what it installed. npm writes that record last, so an
 * interrupted installation has none. Optional packages are those of other platforms, and may be absent.
 */
function isInstalled(folder) {
  const wanted = readPackages(path.join(folder, 'package-lock.json'));
  const installed = readPackages(path.join(folder, 'node_modules', '.package-lock.json'));
  if (wanted === undefined) throw new Error('package-lock.json is missing or damaged: restore it with git.');
  if (installed === undefined) return false;
  return Object.entries(wanted).every(
    ([place, { version, optional }]) => place === '' || optional || installed[place]?.version === version,
  );
}

function readPackages(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function installDependencies(folder) {
  console.log('Installing the packages that Copydesk is built with (npm ci) …');
  if (!answers('git'))
    console.log('git was not found. Copydesk builds and runs without it; you need it to contribute.');
  // NODE_ENV=production would leave out the very packages that build and test.
  const { status, error } = runNpm(
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    folder,
  );
  if (status === 0) return 0;
  console.error(
    error ? `npm could not be started: ${error.message}` : 'npm ci failed; its own words are above.',
  );
  return 1;
}

function answers(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Through the npm that started this script when there is one: on Windows `npm` is a batch file that needs a shell. */
function runNpm(args, folder) {
  const options = { cwd: folder, stdio: 'inherit' };
  const npmScript = process.env.npm_execpath;
  if (npmScript !== undefined && path.basename(npmScript) === 'npm-cli.js') {
    return spawnSync(process.execPath, [npmScript, ...args], options);
  }
  return process.platform === 'win32'
    ? spawnSync(`npm.cmd ${args.join(' ')}`, { ...options, shell: true })
    : spawnSync('npm', args, options);
}
