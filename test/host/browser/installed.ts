import os from 'node:os';
import path from 'node:path';

/** Where Chromium, Chrome and Edge are on this system when they are installed, the likeliest first. */
export function installedBrowsers(): readonly string[] {
  if (process.platform === 'darwin') return onMac();
  if (process.platform === 'win32') return onWindows();
  return onLinux();
}

function onLinux(): readonly string[] {
  const names = [
    'chromium',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
    'chromium-browser',
  ];
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(path.delimiter)];
  const places = names.flatMap(name => folders.map(folder => path.join(folder, name)));
  // Snap keeps its Chromium away from most folders: only when there is nothing else.
  return [...new Set([...places.filter(place => !isOfSnap(place)), ...places.filter(isOfSnap)])];
}

function isOfSnap(place: string): boolean {
  return place.startsWith('/snap/');
}

function onMac(): readonly string[] {
  const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  const folders = ['/Applications', path.join(os.homedir(), 'Applications')];
  return names.flatMap(name =>
    folders.map(folder => path.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  );
}

function onWindows(): readonly string[] {
  const programs = [
    path.join('Google', 'Chrome', 'Application', 'chrome.exe'),
    path.join('Chromium', 'Application', 'chrome.exe'),
    path.join('Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ];
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map(name => process.env[name])
    .filter(folder => folder !== undefined);
  return programs.flatMap(program => folders.map(folder => path.join(folder, program)));
}
