import * as vscode from 'vscode';
import { isThere } from '../../host/document-at.ts';

const TYPE = 'copydesk';

/** What `tasks.json` says of such a task. */
interface CheckTask extends vscode.TaskDefinition {
  /** What follows `copydesk` on the command line. */
  readonly args?: readonly string[];
}

/** What is done where nobody says otherwise. */
const usualArgs: readonly string[] = ['check', '.'];

/** Offers the command line's check as a task, whose report the problem matcher `$copydesk` reads. */
export function registerCheckTask(): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(TYPE, {
    async provideTasks() {
      const tasks: vscode.Task[] = [];
      for (const folder of vscode.workspace.workspaceFolders ?? []) {
        const isSite = (name: string): Promise<boolean> =>
          isThere(vscode.Uri.joinPath(folder.uri, name)).catch(() => false);
        if ((await isSite('_config.yml')) || (await isSite('_config.yaml')))
          tasks.push(await toTask({ type: TYPE }, folder));
      }
      return tasks;
    },
    async resolveTask(task) {
      const { definition, scope } = task;
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
      // It is looked for by its definition, which has to be the same object.
      return folder ? toTask(definition as CheckTask, folder) : undefined;
    },
  });
}

/** Never a program that would have to be fetched first: the one of the folder, else the one of the machine. */
async function toTask(definition: CheckTask, folder: vscode.WorkspaceFolder): Promise<vscode.Task> {
  const args = [...(definition.args ?? usualArgs)];
  const own = vscode.Uri.joinPath(folder.uri, 'node_modules', '.bin', 'copydesk');
  const isOwn = await isThere(own).catch(() => false);
  const execution = isOwn
    ? new vscode.ShellExecution('npx', ['--no-install', 'copydesk', ...args])
    : new vscode.ShellExecution('copydesk', args);
  const name = args.join(' ');
  return new vscode.Task(definition, folder, name, TYPE, execution, '$copydesk');
}
