import { type FileProblem, reasonOf, UNREADABLE } from '../files/file-problem.ts';
import { createTell } from '../files/print.ts';
import { readText } from '../files/read-text.ts';
import type { InputOptions } from '../words/options.ts';
import { type Saying, saying } from '../words/saying.ts';
import { type FoundFiles, findFiles } from './find-files.ts';
import type { PostPlace, Sites } from './sites.ts';

/** What a command runs with. */
export interface Run {
  readonly options: InputOptions;
  readonly sites: Sites;
  /** Set when the run is to end after the file in hand. */
  readonly stop: AbortSignal;
}

/** A post as commands receive it. */
export interface VisitedPost {
  /** The file to read and write; `-` is standard input. */
  readonly file: string;
  /** The path to show. */
  readonly label: string;
  readonly text: string;
  readonly place: PostPlace;
}

/** What is done with each post; a problem is what could not be done. */
export interface Visit {
  /** What is reported if the visit throws. */
  readonly failure: Saying;
  visit(post: VisitedPost): Promise<FileProblem | undefined>;
}

/** Finds the posts that the command line names, and reports what was noticed. */
export async function findPosts({ options, sites, stop }: Run): Promise<FoundFiles> {
  const found = await findFiles(options.paths, sites, stop);
  const tell = createTell(options.language);
  for (const note of found.notes) tell(note);
  const isNothing = found.files.length === 0 && found.problems.length === 0;
  if (!isNothing || !options.arePathsNamed) return found;
  const problem: FileProblem = {
    path: options.paths.join(', '),
    what: saying('nothing to do', {}),
    reason: saying('there are no posts and no other Markdown files', {}),
  };
  return { ...found, problems: [problem] };
}

/**
 * Visits the posts one after the other, until the run is to stop. No post ends the run: what goes wrong with one is
 * among the problems that are returned.
 */
export async function visitPosts(
  { files, problems: before }: FoundFiles,
  { options, sites, stop }: Run,
  { failure, visit }: Visit,
): Promise<readonly FileProblem[]> {
  const problems: FileProblem[] = [...before];
  let visited = 0;
  for (const file of files) {
    const label = file === '-' ? options.stdinPath : file;
    try {
      const reading = await readText(file, stop);
      if (stop.aborted) break;
      const problem =
        'problem' in reading
          ? { path: label, what: UNREADABLE, reason: reading.problem }
          : await visit({ file, label, text: reading.text, place: await sites.of(label) });
      if (problem) problems.push(problem);
    } catch (error) {
      problems.push({ path: label, what: failure, reason: ownFault(error) });
    }
    visited++;
    if (stop.aborted) break;
  }
  if (stop.aborted) createTell(options.language)(stoppedAfter(visited, files.length));
  return problems;
}

/** Words an error that no post should cause. */
export function ownFault(error: unknown): Saying {
  return saying('{reason}. Please report this', { reason: reasonOf(error) });
}

/** Says that a signal ended the run. */
export function stoppedAfter(done: number, all: number): Saying {
  return saying('Stopped: {done} of {all} posts are done.', { done, all });
}
