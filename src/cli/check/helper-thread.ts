import { Worker } from 'node:worker_threads';
import { fieldsOf, type SummaryFields } from '../../core/index.ts';
import type { Newsrooms, SumUp } from '../site/read-newsrooms.ts';
import type { NewsroomPart, ThreadData, ThreadMessage, ThreadTask } from './check-thread.ts';
import type { Outcome } from './checker.ts';

/** A thread that sums up posts as it is asked to, and then, with what all have found, checks some of them. */
export interface HelperThread {
  /** Undefined where the thread has broken down. */
  readonly sumUp: SumUp;
  /** Has it check posts, each at its turn. */
  begin(newsrooms: Newsrooms): Promise<void>;
  end(): Promise<unknown>;
}

/** What a helper tells. */
export interface HelperNews {
  outcome(index: number, outcome: Outcome): void;
  /** It checks no more, since no turn is left, or because it broke down. */
  ended(): void;
}

/** So many posts are sent to a thread at a time. */
const PART = 500;

/** Starts a thread; it loads the program while this one goes on. */
export function startHelper(data: ThreadData, news: HelperNews): HelperThread {
  const worker = new Worker(__filename, {
    workerData: data,
    stdout: false,
    stderr: false,
    // What V8 takes unasked, and as fast with less.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  let hasEnded = false;
  let answered = (_reply: Reply): void => {};
  /** What the thread says next to what it was told; undefined where it has ended. It begins by asking for a task. */
  let reply = nextReply();
  worker.on('message', (message: ThreadMessage) => {
    if ('index' in message) news.outcome(message.index, message.outcome);
    else answered(message);
  });
  // What it had in hand, if it broke down, is checked here. Nothing is said of that: the post is, if it is the cause.
  worker.on('error', () => {});
  worker.on('exit', () => {
    hasEnded = true;
    answered(undefined);
    news.ended();
  });

  function nextReply(): Promise<Reply> {
    if (hasEnded) return Promise.resolve(undefined);
    return new Promise(resolve => {
      answered = resolve;
    });
  }

  /** Tells the thread what to do once it has done what it was told before. */
  async function tell(task: ThreadTask): Promise<Reply> {
    await reply;
    reply = nextReply();
    worker.postMessage(task);
    return reply;
  }

  return {
    sumUp: async files => (await tell({ files }))?.summedUp,
    async begin(newsrooms) {
      for (const part of partsOf(newsrooms)) await tell(part);
      // It says no more than what came of posts.
      void tell(undefined);
    },
    end: () => worker.terminate(),
  };
}

type Reply = Exclude<ThreadMessage, { readonly index: number }> | undefined;

/** The newsrooms in parts of which each is quickly sent. */
function* partsOf(newsrooms: Newsrooms): Generator<NewsroomPart> {
  for (const [root, newsroom] of newsrooms) {
    yield { root, posts: [], unread: [...newsroom.unread] };
    let posts: SummaryFields[] = [];
    for (const summary of newsroom.all()) {
      posts.push(fieldsOf(summary));
      if (posts.length < PART) continue;
      yield { root, posts, unread: [] };
      posts = [];
    }
    yield { root, posts, unread: [] };
  }
}
