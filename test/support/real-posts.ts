import { type Post, parsePost } from '../../src/core/index.ts';
import { type PostFile, readCorpus } from './corpus.ts';
import type { LongPost } from './long-posts.ts';
import { createRandom } from './random.ts';

/** Of posts that are chosen by what is in them, and of those that are drawn: fewer tags are not elements enough. */
const leastTags = { chosen: 200, drawn: 400 };

/**
 * Five real posts, none where there is no corpus: the one with the longest line, the longest, the one of which Jekyll
 * prints most tags as text, and two drawn by the seed; of those that have elements enough. Their files get names of ours.
 */
export function chooseRealPosts(seed: number): readonly LongPost[] {
  const posts = readCorpus()
    .map(file => ({ file, post: readPost(file) }))
    .filter(({ post }) => post.body.tags.length >= leastTags.chosen);
  if (posts.length < 5) return [];
  const random = createRandom(seed);
  const chosen = new Map<string, Candidate>();
  const choose = (rule: string, candidate: (left: readonly Candidate[]) => Candidate): void => {
    const taken = new Set(chosen.values());
    chosen.set(rule, candidate(posts.filter(post => !taken.has(post))));
  };
  choose('longest-line', left => most(left, ({ file }) => Math.max(...file.text.split('\n').map(lengthOf))));
  choose('longest', left => most(left, ({ file }) => file.text.length));
  choose('most-printed', left =>
    most(left, ({ post }) => post.body.tags.filter(tag => !tag.readable).length),
  );
  choose('drawn-1', left => random.pick(left.filter(hasMany)));
  choose('drawn-2', left => random.pick(left.filter(hasMany)));
  return Array.from(chosen, ([rule, { file, post }], index) => ({
    file: `2024-05-0${index + 1}-${rule}.md`,
    title: String(post.frontMatter?.data['title'] ?? ''),
    text: file.text,
  }));
}

interface Candidate {
  readonly file: PostFile;
  readonly post: Post;
}

function readPost({ name, text }: PostFile): Post {
  return parsePost(`_posts/${name}`, text);
}

function hasMany({ post }: Candidate): boolean {
  return post.body.tags.length >= leastTags.drawn;
}

function lengthOf(line: string): number {
  return line.length;
}

function most(candidates: readonly Candidate[], measure: (candidate: Candidate) => number): Candidate {
  const measured = candidates.map(candidate => ({ candidate, size: measure(candidate) }));
  return measured.reduce((best, next) => (next.size > best.size ? next : best)).candidate;
}
