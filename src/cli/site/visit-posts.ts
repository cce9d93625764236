import { type FileProblem, reasonOf, UNREADABLE } from '../files/file-problem.ts';
import { createTell } from '../files/print.ts';
import { readText } from '../files/read-text.ts';
import type { InputOptions } from '../words/options.ts';
import { type Saying, saying } from '../words/saying.ts';
import { type FoundFiles, findFiles } from './find-files.ts';
import type { PostPlace, Sites } from './sites.ts';

/** What the run of a command has at hand. */
export interface Run {
  readonly options: InputOptions;
  readonly sites: Sites;
  /** Set when the run is to end after the file in hand. */
  readonly stop: AbortSignal;
}

/** A post as a command gets it. */
export interface VisitedPost {
  /** Where it is read and written; `-` is standard input. */
  readonly file: string;
  /** The path that it is shown by. */
  readonly label: string;
  readonly text: string;
  readonly place: PostPlace;
}

/** What is done with each post; a problem is what could not be done. */
export interface Visit {
  /** What is said of a post at which the visit broke off. */
  readonly failure: Saying;
  visit(post: VisitedPost): Promise<FileProblem | undefined>;
}

/** Finds the posts that the command line names, and tells what is to be told of that. */
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

/** What is said of an error of which no post should be the cause. */
export function ownFault(error: unknown): Saying {
  return saying('{reason}. Please report this', { reason: reasonOf(error) });
}

/** What is said where a signal ended a run. */
export function stoppedAfter(done: number, all: number): Saying {
  return saying('Stopped: {done} of {all} posts are done.', { done, all });
}
