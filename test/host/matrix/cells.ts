import path from 'node:path';
import { newsroomFolder } from '../paths.ts';
import type { Profile } from '../profile.ts';
import { reportName } from '../suite/report.ts';
import type { InsideRun } from '../suite/run-inside.ts';
import type { SeenCell } from './seen.ts';
import { packVirtualSite } from './virtual-site.ts';

/** A place where Copydesk runs: which host, which language, which trust. */
export interface Cell {
  readonly host: HostName;
  readonly language: LanguageName;
  readonly isTrusted: boolean;
}

const hosts = ['node', 'web', 'virtual'] as const;
/** Node's extension host with a folder, the web worker with a folder, the web worker with a folder of no disk. */
export type HostName = (typeof hosts)[number];

const languageNames = ['en', 'zh-cn', 'zh-tw'] as const;
type LanguageName = (typeof languageNames)[number];

/** All of them. What lies on no disk VS Code trusts unasked. */
export const cells: readonly Cell[] = hosts.flatMap(host =>
  (host === 'virtual' ? [true] : [true, false]).flatMap(isTrusted =>
    languageNames.map(language => ({ host, language, isTrusted })),
  ),
);

/** The run of the suite in a cell. */
export function runOf({ host, language, isTrusted }: Cell): InsideRun {
  return {
    extensionHost: host === 'node' ? 'node' : 'web',
    site: newsroomFolder,
    suffix: '.matrix.ts',
    ...(host === 'virtual' ? { isVirtual: true, beside: packSite } : {}),
    isTrusted,
    ...(language === 'en' ? {} : { language }),
  };
}

function packSite({ folder, workspace }: Profile): Promise<string> {
  return packVirtualSite(folder, { site: workspace, report: path.join(folder, reportName) });
}

/** Whether a suite ran where it was meant to. */
export function isIn(seen: SeenCell, { host, language, isTrusted }: Cell): boolean {
  const isOnDisk = seen.scheme === 'file' || seen.scheme === 'vscode-remote';
  return (
    seen.hasWorker === (host !== 'node') &&
    isOnDisk === (host !== 'virtual') &&
    seen.language === language &&
    seen.isTrusted === isTrusted
  );
}

/** How a cell is named in the table. */
export function nameOf({ host, language, isTrusted }: Cell): string {
  return `${host} ${language} ${isTrusted ? 'trusted' : 'restricted'}`;
}
