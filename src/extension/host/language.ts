import * as vscode from 'vscode';
import type { Translate } from '../../core/index.ts';

/** Puts core's texts into the language of VS Code; `vscode.l10n.t` does so with the extension's own. */
export const translate: Translate = template => {
  const translated = vscode.l10n.bundle?.[template];
  return typeof translated === 'string' ? translated : template;
};
