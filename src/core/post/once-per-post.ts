import type { Post } from './post.ts';

/** `find`, which several rules ask of the same post, so that it looks through each post once. */
export function oncePerPost<Found>(find: (post: Post) => Found): (post: Post) => Found {
  // A `WeakMap` of all posts would keep the dead ones until the next major garbage collection.
  return post => post.once(find);
}

/** `find`, so that it looks at each thing once that never changes. */
export function oncePer<Thing extends object, Value>(find: (thing: Thing) => Value): (thing: Thing) => Value {
  const known = new WeakMap<Thing, Value>();
  return thing => {
    const value = known.get(thing);
    // `undefined` is an answer too.
    if (value !== undefined || known.has(thing)) return value as Value;
    const found = find(thing);
    known.set(thing, found);
    return found;
  };
}
