import * as vscode from 'vscode';

/** The file that a command was called for: its address, or an entry of the list of posts. Undefined for neither. */
export function fileOfTarget(target: unknown): vscode.Uri | undefined {
  if (target instanceof vscode.Uri) return target;
  const isEntry = typeof target === 'object' && target !== null && 'uri' in target;
  return isEntry && target.uri instanceof vscode.Uri ? target.uri : undefined;
}

/** The rule that a command was called for: its name, or an entry of the list of posts. Undefined for neither. */
export function ruleOfTarget(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  const isEntry = typeof target === 'object' && target !== null && 'rule' in target;
  return isEntry && typeof target.rule === 'string' ? target.rule : undefined;
}
