import { unescapeMarkdown } from '../../markup/markdown-text.ts';
import { dayInPath } from '../../post/date-field.ts';
import type { Post } from '../../post/post.ts';
import { toYamlString } from '../../text/escape/yaml-text.ts';

/** What lead and file name tell of a field of the front matter, as YAML; undefined where they tell nothing. */
export function knownValue(post: Post, field: string): string | undefined {
  const title = post.lead?.title;
  const milliseconds = post.lead?.epoch?.milliseconds;
  switch (field) {
    case 'layout':
      return 'post';
    case 'title':
      return title && toYamlString(unescapeMarkdown(title.text));
    case 'from':
      return title && /^https?:\/\//.test(title.url) ? title.url : undefined;
    case 'date':
      return milliseconds !== undefined && milliseconds <= 8.64e15
        ? new Date(milliseconds).toISOString()
        : dayInPath(post.path);
    default:
      return undefined;
  }
}
