import * as vscode from 'vscode';
import type { Deps } from './deps.ts';
import { createNewsrooms } from './newsrooms.ts';
import { createOpenPosts } from './open-posts.ts';
import { createPreviewLooks, registerRemoteImages } from './preview-looks.ts';
import { registerArticlePaste } from './register-article-paste.ts';
import { registerBuildStatus } from './register-build-status.ts';
import { registerCodeActions } from './register-code-actions.ts';
import { registerCompletions } from './register-completions.ts';
import { registerDiagnostics } from './register-diagnostics.ts';
import { registerExplainProblem } from './register-explain-problem.ts';
import { registerFieldHelp } from './register-field-help.ts';
import { registerFixAll } from './register-fix-all.ts';
import { registerFormatting } from './register-formatting.ts';
import { registerLinkCompletions } from './register-link-completions.ts';
import { registerLinkPaste } from './register-link-paste.ts';
import { registerLiquid } from './register-liquid.ts';
import { registerMovedPosts } from './register-moved-posts.ts';
import { registerNewPost } from './register-new-post.ts';
import { registerNewsroomStatus } from './register-newsroom-status.ts';
import { registerOutline } from './register-outline.ts';
import { registerPostFiles } from './register-post-files.ts';
import { registerPostLinks } from './register-post-links.ts';
import { registerPostsContext } from './register-posts-context.ts';
import { registerPreview } from './register-preview.ts';
import { registerRelatedLinks } from './register-related-links.ts';
import { registerSetUp } from './register-set-up.ts';
import { registerSnippets } from './register-snippets.ts';
import { registerStatus } from './register-status.ts';
import { registerSuppressions } from './register-suppressions.ts';
import { registerSymbols } from './register-symbols.ts';
import { registerTerms } from './register-terms.ts';
import { registerTidy } from './register-tidy.ts';
import { registerRulePages } from './rule-pages.ts';
import { createSettingsProblems } from './settings-problems.ts';
import { createSiteFolders } from './site-folders.ts';

/** Called by VS Code once, when the first Markdown document or a preview of ours is there. */
export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri, globalState, globalStorageUri, storageUri, subscriptions } = context;
  const log = vscode.window.createOutputChannel('Copydesk', { log: true });
  const settingsProblems = createSettingsProblems();
  const folders = createSiteFolders(log, settingsProblems);
  const newsrooms = createNewsrooms({ folders, storage: storageUri ?? globalStorageUri, log });
  const posts = createOpenPosts(folders, newsrooms);
  const looks = createPreviewLooks(globalState, log);
  const deps: Deps = { extensionUri, storageUri: globalStorageUri, folders, posts, newsrooms, looks, log };
  subscriptions.push(
    log,
    settingsProblems,
    folders,
    newsrooms,
    looks,
    registerRulePages(extensionUri),
    registerPostsContext(deps),
    registerDiagnostics(deps),
    registerCodeActions(deps),
    registerFixAll(deps),
    registerTidy(deps),
    registerSuppressions(deps),
    registerFormatting(deps),
    registerExplainProblem(deps),
    registerSnippets(deps),
    registerFieldHelp(deps),
    registerCompletions(deps),
    registerOutline(deps),
    registerStatus(deps),
    registerBuildStatus(deps),
    registerPreview(deps),
    registerPostLinks(deps),
    registerLiquid(deps),
    registerMovedPosts(deps),
    registerTerms(deps),
    registerSymbols(deps),
    registerNewsroomStatus(deps),
    registerRelatedLinks(deps),
    registerLinkCompletions(deps),
    registerLinkPaste(deps),
    registerArticlePaste(deps),
    registerNewPost(deps),
    registerSetUp(deps),
    registerPostFiles(deps),
    registerRemoteImages(deps),
  );
}
