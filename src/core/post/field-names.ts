/** What a post may do without, whoever else has it: it says something of that one post, or a machine gave it. */
const OF_ONE_POST =
  /^(?:permalink|slug|redirect_(?:from|to)|published|render_with_liquid|last_modified_at|excerpt_separator|(?:.*_)?(?:id|guid|uuid)|(?:wordpress|blogger|tumblr|disqus|medium)_.*)$/i;

/** Whether a field says something of one post only, so that no other post is asked for it. */
export function isOfOnePost(field: string): boolean {
  return OF_ONE_POST.test(field);
}
