import * as vscode from 'vscode';
import type { Deps } from './deps.ts';
import { createNewsrooms } from './newsrooms.ts';
import { createOpenPosts } from './open-posts.ts';
import { registerCodeActions } from './register-code-actions.ts';
import { registerCompletions } from './register-completions.ts';
import { registerDiagnostics } from './register-diagnostics.ts';
import { registerExplainProblem } from './register-explain-problem.ts';
import { registerFieldHelp } from './register-field-help.ts';
import { registerFixAll } from './register-fix-all.ts';
import { registerFormatting } from './register-formatting.ts';
import { registerOutline } from './register-outline.ts';
import { registerPostsContext } from './register-posts-context.ts';
import { registerPreview } from './register-preview.ts';
import { registerSnippets } from './register-snippets.ts';
import { registerStatus } from './register-status.ts';
import { registerRulePages } from './rule-pages.ts';
import { createSettingsProblems } from './settings-problems.ts';
import { createSiteFolders } from './site-folders.ts';

/** Called by VS Code once, when the first Markdown document or a preview of ours is there. */
export function activate({ extensionUri, subscriptions }: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Copydesk', { log: true });
  const settingsProblems = createSettingsProblems();
  const folders = createSiteFolders(log, settingsProblems);
  const posts = createOpenPosts(folders);
  const newsrooms = createNewsrooms({ folders, posts, log });
  const deps: Deps = { extensionUri, folders, posts, newsrooms, log };
  subscriptions.push(
    log,
    settingsProblems,
    folders,
    newsrooms,
    registerRulePages(extensionUri),
    registerPostsContext(deps),
    registerDiagnostics(deps),
    registerCodeActions(deps),
    registerFixAll(deps),
    registerFormatting(deps),
    registerExplainProblem(deps),
    registerSnippets(deps),
    registerFieldHelp(deps),
    registerCompletions(deps),
    registerOutline(deps),
    registerStatus(deps),
    registerPreview(deps),
  );
}
