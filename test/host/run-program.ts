import { execFile } from 'node:child_process';
import path from 'node:path';

/** How a program is run, where the defaults will not do. */
export interface RunOptions {
  readonly folder?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** After this time the program is ended and counts as failed. */
  readonly milliseconds?: number;
}

/** A program to be run: its name or path, and its arguments. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  /** Windows starts batch files only by its shell, which must be told where each argument ends. */
  readonly needsShell?: boolean;
}

/** Runs a program to its end and returns what it printed; throws, with what it printed, when it fails. */
export function runProgram(program: Program, options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const settings = {
      cwd: options.folder,
      env: options.environment,
      timeout: options.milliseconds ?? 0,
      shell: program.needsShell ?? false,
      maxBuffer: 64 * 1024 * 1024,
      encoding: 'utf8' as const,
    };
    execFile(...commandLine(program), settings, (error, output, complaints) => {
      if (error === null) resolve(output);
      else
        reject(new Error(`${describe(program)} failed: ${lastLines(complaints || output || error.message)}`));
    });
  });
}

/** A call of npm: of the one that runs this script when there is one, which needs no shell on any system. */
export function npm(...args: readonly string[]): Program {
  const script = process.env['npm_execpath'];
  if (script !== undefined && path.basename(script) === 'npm-cli.js') {
    return { file: process.execPath, args: [script, ...args] };
  }
  return process.platform === 'win32' ? { file: 'npm.cmd', args, needsShell: true } : { file: 'npm', args };
}

function commandLine({ file, args, needsShell = false }: Program): [string, string[]] {
  return needsShell ? [quote(file), args.map(quote)] : [file, [...args]];
}

function quote(argument: string): string {
  return `"${argument}"`;
}

function describe(program: Program): string {
  return [path.basename(program.file), ...program.args].join(' ');
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-15).join('\n');
}
