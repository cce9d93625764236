import {
  createNewsroom,
  createSummariser,
  type Newsroom,
  type OpenNewsroom,
  type Summarise,
} from '../../core/index.ts';
import { readText } from '../files/read-text.ts';
import { findFiles } from '../site/find-files.ts';
import type { PostPlace, Sites } from '../site/sites.ts';

/** What the posts of each site have in common, read when the first post of the site is opened. */
export interface SiteNewsrooms {
  /** The posts as far as they have been read. */
  find(place: PostPlace): Newsroom;
  /** The same for rules: undefined as long as some posts have not been read. */
  complete(place: PostPlace): Newsroom | undefined;
  /** Settles when the posts of the site have been read. */
  whenRead(place: PostPlace): Promise<Newsroom>;
  /** A post was changed or removed. */
  update(place: PostPlace, text: string | undefined): void;
}

interface Reading {
  readonly newsroom: OpenNewsroom;
  readonly summarise: Summarise;
  readonly reading: Promise<void>;
  isComplete: boolean;
}

/** What reading newsrooms needs. */
interface Sources {
  readonly sites: Sites;
  readonly stop: AbortSignal;
  /** The text of a file that is open in the editor, saved or not. */
  readonly openText: (file: string) => string | undefined;
  /** All posts of a site have been read, so earlier findings may be out of date. */
  readonly onRead: () => void;
}

/** Reads the newsrooms of sites, taking turns with requests from the editor. */
export function createSiteNewsrooms({ sites, stop, openText, onRead }: Sources): SiteNewsrooms {
  const readings = new Map<string, Reading>();
  const none = createNewsroom();

  function begin({ root, facts }: PostPlace): Reading {
    const reading: Reading = {
      newsroom: createNewsroom(),
      summarise: createSummariser(facts.site),
      // What is read is put into the newsroom that this very object holds.
      reading: Promise.resolve().then(() => readAll(root, reading)),
      isComplete: false,
    };
    readings.set(root, reading);
    return reading;
  }

  async function readAll(root: string, reading: Reading): Promise<void> {
    const { files } = await findFiles([root], sites, stop);
    for (const file of files) {
      const place = await sites.of(file);
      if (place.root !== root) continue;
      const text = openText(place.file);
      const read = text === undefined ? await readText(place.file, stop) : { text };
      if (stop.aborted) return;
      put(reading, place, 'text' in read ? read.text : undefined);
    }
    reading.isComplete = true;
    onRead();
  }

  function put({ newsroom, summarise }: Reading, { path }: PostPlace, text: string | undefined): void {
    try {
      if (text === undefined) newsroom.setUnread(path);
      else newsroom.set(summarise(path, text));
    } catch {
      // A post that cannot be summarised is reported when it is checked.
      newsroom.setUnread(path);
    }
  }

  const of = (place: PostPlace): Reading | undefined =>
    place.isInSite ? (readings.get(place.root) ?? begin(place)) : undefined;

  return {
    find: place => of(place)?.newsroom ?? none,
    complete(place) {
      const reading = of(place);
      return reading?.isComplete ? reading.newsroom : undefined;
    },
    async whenRead(place) {
      const reading = of(place);
      await reading?.reading;
      return reading?.newsroom ?? none;
    },
    update(place, text) {
      const reading = readings.get(place.root);
      if (!reading) return;
      if (text === undefined) reading.newsroom.remove(place.path);
      else put(reading, place, text);
    },
  };
}
