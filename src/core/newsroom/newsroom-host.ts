/** The file system and the machine, as far as a newsroom needs them. */
export interface NewsroomHost {
  /** Undefined where there is no such file; throws where it cannot be told. Paths are relative to the site's root. */
  stat(path: string): Promise<{ readonly mtime: number; readonly size: number } | undefined>;
  /** Undefined where there is no such file; throws where it cannot be read. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Undefined where the bytes are no UTF-8. */
  decode(bytes: Uint8Array): string | undefined;
  /** A file of the cache; undefined where there is none that can be read. */
  readCache(name: string): Promise<Uint8Array | undefined>;
  /** Writes a file of the cache as a whole: nobody ever reads half of it. */
  writeCache(name: string, text: string): Promise<void>;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Lets whatever else waits run. */
  pause(): Promise<void>;
  /** What is known has changed, or how much is still to be read. */
  onChange(): void;
}

/** Files that are read at the same time: enough to keep a disk or a server busy. */
export const BATCH = 32;
/** Without a pause others wait so many milliseconds at most. */
const TURN = 12;

/** Makes what is called between pieces of work: now and then it tells how far that is, and lets others run. */
export function createPauses(host: NewsroomHost): () => Promise<void> {
  let lastPause = host.now();
  return async () => {
    if (host.now() - lastPause < TURN) return;
    host.onChange();
    await host.pause();
    lastPause = host.now();
  };
}
