import {
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { isRecord } from '../../core/index.ts';
import { ACTION_KINDS, type ActionSkills, type Deferred } from './offer-actions.ts';
import { TRIGGERS } from './suggest.ts';

/** What the client says it can do. */
export interface Skills extends ActionSkills {
  readonly takesSnippets: boolean;
  /** It reports changed files when asked to. */
  readonly watches: boolean;
}

/** Reads what a client says about itself. */
export function skillsOf({ capabilities: { textDocument, workspace } }: InitializeParams): Skills {
  return {
    resolves: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false,
    creates: workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false,
    takesSnippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
  };
}

const MARKDOWN = '**/*.{md,markdown,mkd,mkdn,mkdown}';
const markdownFiles = { scheme: 'file', pattern: { glob: MARKDOWN } };

/** The files whose changes matter: posts, and whatever affects how the site is built. */
export const WATCHED: readonly string[] = [
  MARKDOWN,
  '**/{_config.yml,_config.yaml,.copydesk.json,.copydeskignore,Gemfile,Gemfile.lock}',
  '**/{_layouts,_includes,_data,_plugins}/**',
];

/** What the server says about itself. */
export const abilities: InitializeResult = {
  serverInfo: { name: 'copydesk', version },
  capabilities: {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    codeActionProvider: { codeActionKinds: [...ACTION_KINDS], resolveProvider: true },
    completionProvider: { triggerCharacters: [...TRIGGERS] },
    hoverProvider: true,
    definitionProvider: true,
    renameProvider: { prepareProvider: true },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    workspace: {
      fileOperations: { willRename: { filters: [markdownFiles] } },
    },
  },
};

/** A client returns what it was given, unless it is faulty. */
export function readDeferred(data: unknown): Deferred | undefined {
  return isRecord(data) && typeof data['uri'] === 'string' && typeof data['version'] === 'number'
    ? (data as unknown as Deferred)
    : undefined;
}
