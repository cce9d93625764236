import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../src/tools/project-folder.ts';

const manifest = readJson('package.json');
const { contributes } = manifest;

describe('The manifest', () => {
  it('gives every command a title, and speaks of no other', () => {
    const commands: readonly { command: string; title: string }[] = contributes.commands;
    for (const { title } of commands) assert.match(title, /\S/);
    const known = new Set(commands.map(({ command }) => command));
    const menus: readonly MenuItem[][] = Object.values(contributes.menus);
    for (const { command, alt, submenu } of [...menus.flat(), ...contributes.keybindings]) {
      if (submenu !== undefined) continue;
      assert.ok(known.has(command) && (alt === undefined || known.has(alt)), `${command}, ${alt}`);
    }
  });

  it('has words for all it says', () => {
    const words = readJson('package.nls.json');
    const asked = [...JSON.stringify(manifest).matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => String(key));
    assert.deepEqual([...new Set(asked)].sort(), Object.keys(words).sort());
  });

  it('names only files that are there', () => {
    const files = [
      manifest.main,
      manifest.browser,
      manifest.icon,
      ...contributes.grammars.map(({ path }: { path: string }) => path),
      ...['', '.zh-cn', '.zh-tw'].map(
        language => readJson(`package.nls${language}.json`)['copydesk.settingsSchema'],
      ),
    ];
    for (const file of files) assert.ok(existsSync(path.join(projectFolder, file)), file);
  });

  it('opens no submenu that is not there', () => {
    const submenus: readonly { id: string }[] = contributes.submenus;
    const menus: readonly MenuItem[][] = Object.values(contributes.menus);
    const opened = menus.flat().flatMap(({ submenu }) => submenu ?? []);
    assert.deepEqual([...new Set(opened)].sort(), submenus.map(({ id }) => id).sort());
    for (const id of opened) assert.ok(contributes.menus[id].length > 0, id);
  });

  it('leads through steps that press known buttons, each with its picture', () => {
    const known = new Set(contributes.commands.map(({ command }: { command: string }) => command));
    const words = readJson('package.nls.json');
    for (const { steps } of contributes.walkthroughs) {
      for (const { description, media, completionEvents } of steps) {
        const pressed = [...words[description.slice(1, -1)].matchAll(/\(command:([\w.]+)/g)].map(
          ([, id]) => id,
        );
        assert.ok(pressed.length > 0 && existsSync(path.join(projectFolder, media.svg)), media.svg);
        const named = [
          ...pressed,
          ...completionEvents.map((event: string) => event.replace('onCommand:', '')),
        ];
        for (const command of named) assert.ok(known.has(command) || command === 'copydesk.tryStep', command);
      }
    }
  });

  it('has one host-neutral entry, and where there is Node one that starts it', () => {
    assert.equal(manifest.browser, './dist/web.js');
    assert.equal(manifest.main, './dist/desktop.js');
  });

  it('activates for Markdown, sites, previews and rule pages, never for everything', () => {
    assert.deepEqual(manifest.activationEvents, [
      'onLanguage:markdown',
      // A name is looked for where it is; of a search VS Code tires after seven seconds, for good.
      'workspaceContains:_config.yml',
      'workspaceContains:_config.yaml',
      'workspaceContains:docs/_config.yml',
      'workspaceContains:**/_config.yml',
      'workspaceContains:**/_config.yaml',
      'onWebviewPanel:copydesk.preview',
      'onFileSystem:copydesk-rule',
    ]);
  });
});

describe('The snippets', () => {
  it('have a name, a text and a description each', () => {
    for (const file of readdirSync(path.join(projectFolder, 'snippets'))) {
      for (const snippet of Object.values(readJson(`snippets/${file}`))) {
        const { prefix, description, body } = snippet as Record<string, unknown>;
        assert.equal(typeof description, 'string');
        assert.ok(isStrings(prefix) && isStrings(body));
      }
    }
  });
});

interface MenuItem {
  readonly command: string;
  readonly alt?: string;
  readonly submenu?: string;
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(item => typeof item === 'string');
}

// The manifest's shape is VS Code's; the tests say what they expect of it.
function readJson(file: string): ReturnType<typeof JSON.parse> {
  return JSON.parse(readFileSync(path.join(projectFolder, file), 'utf8'));
}
