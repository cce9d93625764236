import type { Post } from '../../post/post.ts';

/** `find`, which several rules ask of the same post, so that it looks through each post once. */
export function oncePerPost<Value extends object>(find: (post: Post) => Value): (post: Post) => Value {
  const known = new WeakMap<Post, Value>();
  return post => {
    const value = known.get(post) ?? find(post);
    known.set(post, value);
    return value;
  };
}
