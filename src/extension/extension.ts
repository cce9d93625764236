import * as vscode from 'vscode';
import type { Deps } from './deps.ts';
import { registerLanguageTools } from './features/agents/register-language-tools.ts';
import { registerHouseWords } from './features/newsroom/register-house-words.ts';
import { registerLinkCompletions } from './features/newsroom/register-link-completions.ts';
import { registerLinkPaste } from './features/newsroom/register-link-paste.ts';
import { registerMovedPosts } from './features/newsroom/register-moved-posts.ts';
import { registerNewsroomStatus } from './features/newsroom/register-newsroom-status.ts';
import { registerPostLinks } from './features/newsroom/register-post-links.ts';
import { registerRelatedLinks } from './features/newsroom/register-related-links.ts';
import { registerSiteLog } from './features/newsroom/register-site-log.ts';
import { registerSymbols } from './features/newsroom/register-symbols.ts';
import { registerTerms } from './features/newsroom/register-terms.ts';
import { registerPictureCompletions } from './features/pictures/register-picture-completions.ts';
import { registerPicturePaste } from './features/pictures/register-picture-paste.ts';
import { registerArticlePaste } from './features/register-article-paste.ts';
import { registerBuildStatus } from './features/register-build-status.ts';
import { registerCleanUp } from './features/register-clean-up.ts';
import { registerCodeActions } from './features/register-code-actions.ts';
import { registerCompletions } from './features/register-completions.ts';
import { registerDiagnostics } from './features/register-diagnostics.ts';
import { registerExplainProblem } from './features/register-explain-problem.ts';
import { registerFieldHelp } from './features/register-field-help.ts';
import { registerFixAll } from './features/register-fix-all.ts';
import { registerFormatting } from './features/register-formatting.ts';
import { registerLiquid } from './features/register-liquid.ts';
import { registerNewPost } from './features/register-new-post.ts';
import { registerPostFiles } from './features/register-post-files.ts';
import { registerPostsContext } from './features/register-posts-context.ts';
import { registerSetUp } from './features/register-set-up.ts';
import { registerSnippets } from './features/register-snippets.ts';
import { registerStatus } from './features/register-status.ts';
import { registerSuppressions } from './features/register-suppressions.ts';
import { registerTidy } from './features/register-tidy.ts';
import { registerClosingTags } from './features/structure/register-closing-tags.ts';
import { registerFolding } from './features/structure/register-folding.ts';
import { registerOutline } from './features/structure/register-outline.ts';
import { registerSelection } from './features/structure/register-selection.ts';
import { registerTagPairs } from './features/structure/register-tag-pairs.ts';
import { registerCheckTask } from './features/whole-site/register-check-task.ts';
import { registerFixEverywhere } from './features/whole-site/register-fix-everywhere.ts';
import { registerSiteCheck } from './features/whole-site/register-site-check.ts';
import { registerBackLinks } from './features/writing/register-back-links.ts';
import { registerReadiness } from './features/writing/register-readiness.ts';
import { registerSave } from './features/writing/register-save.ts';
import { registerTimestamp } from './features/writing/register-timestamp.ts';
import { registerWalkthrough } from './features/writing/register-walkthrough.ts';
import { registerWordCount } from './features/writing/register-word-count.ts';
import { registerRulePages } from './host/rule-pages.ts';
import { createNewsrooms } from './newsroom/newsrooms.ts';
import { createOpenPosts } from './newsroom/open-posts.ts';
import { createSettingsProblems } from './newsroom/settings-problems.ts';
import { createSiteFolders } from './newsroom/site-folders.ts';
import { createWorkspaceFiles } from './newsroom/workspace-files.ts';
import { registerPostsView } from './posts-view/register-posts-view.ts';
import { createPreviewLooks, registerRemoteImages } from './preview/preview-looks.ts';
import { registerPreview } from './preview/register-preview.ts';
import { createSiteChecks } from './site-check/site-checks.ts';

/** Each gives the window one thing that it can do, and takes it away again. */
const features: readonly ((deps: Deps) => vscode.Disposable)[] = [
  registerPostsContext,
  registerDiagnostics,
  registerCodeActions,
  registerFixAll,
  registerTidy,
  registerCleanUp,
  registerSuppressions,
  registerFormatting,
  registerExplainProblem,
  registerSnippets,
  registerFieldHelp,
  registerCompletions,
  registerOutline,
  registerFolding,
  registerSelection,
  registerTagPairs,
  registerClosingTags,
  registerStatus,
  registerBuildStatus,
  registerPreview,
  registerPostLinks,
  registerLiquid,
  registerMovedPosts,
  registerTerms,
  registerHouseWords,
  registerSymbols,
  registerNewsroomStatus,
  registerRelatedLinks,
  registerLinkCompletions,
  registerLinkPaste,
  registerArticlePaste,
  registerPicturePaste,
  registerPictureCompletions,
  registerNewPost,
  registerSetUp,
  registerPostFiles,
  registerTimestamp,
  registerWordCount,
  registerBackLinks,
  registerReadiness,
  registerSave,
  registerSiteLog,
  registerWalkthrough,
  registerRemoteImages,
  registerSiteCheck,
  registerFixEverywhere,
  registerCheckTask,
  registerPostsView,
  registerLanguageTools,
];

/** Called by VS Code once: when the first Markdown document, a site, or a preview of ours is there. */
export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri, globalState, globalStorageUri, storageUri, subscriptions } = context;
  const log = vscode.window.createOutputChannel('Copydesk', { log: true });
  const settingsProblems = createSettingsProblems();
  const workspaceFiles = createWorkspaceFiles(log, () => newsrooms.isAwake);
  const folders = createSiteFolders({ workspaceFiles, problems: settingsProblems, log });
  const newsrooms = createNewsrooms({
    files: workspaceFiles,
    folders,
    storage: storageUri ?? globalStorageUri,
    log,
  });
  const posts = createOpenPosts(folders, newsrooms);
  const looks = createPreviewLooks({ memory: globalState, workspaceFiles, log });
  const checks = createSiteChecks({
    folders,
    posts,
    newsrooms,
    storage: storageUri ?? globalStorageUri,
    log,
    version: versionOf(context),
  });
  const deps: Deps = {
    extensionUri,
    storageUri: globalStorageUri,
    folders,
    posts,
    newsrooms,
    checks,
    looks,
    choices: globalState,
    memory: context.workspaceState,
    log,
  };
  subscriptions.push(
    log,
    workspaceFiles,
    settingsProblems,
    folders,
    newsrooms,
    checks,
    looks,
    registerRulePages(extensionUri),
    ...features.map(register => register(deps)),
  );
}

/** What a window remembers of another version, or in another language, may no longer be so. */
function versionOf({ extension }: vscode.ExtensionContext): string {
  const { version } = extension.packageJSON as { readonly version?: unknown };
  return `${String(version)} ${vscode.env.language}`;
}
