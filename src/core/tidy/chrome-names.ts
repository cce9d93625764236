import { findAttribute, type Tag } from '../kramdown/tag.ts';

/*
 * What the names that a site gave its elements say of them. Classes and ids are read word by word: `postShare__bar`,
 * `post-share-bar` and `post share bar` say the same, `shareholders` does not.
 */

/** The words of an element's classes and id, in lower case, each class between dashes: `-post-share-bar-|-left-`. */
export function namesOf(tag: Tag): string {
  if (tag.attributes.length === 0) return '';
  const names = [findAttribute(tag, 'class')?.value ?? '', findAttribute(tag, 'id')?.value ?? ''];
  return names
    .flatMap(value => value.split(/\s+/))
    .filter(name => name !== '')
    .map(
      name =>
        `-${name
          .replace(/([a-z])(?=[A-Z])/g, '$1-')
          .toLowerCase()
          .split(/[-_.:]+/)
          .join('-')}-`,
    )
    .join('|');
}

/** Bars and buttons that share, like, print or mail the article. */
export const SHARE =
  /-(?:share|shares|sharing|sharedaddy|sharethis|addtoany|a2a|addthis|jiathis|bdsharebuttonbox|bshare|sharebar|sharebuttons|sharetools|socialshare|service-links|social-(?:links?|icons?|buttons?|bar|tools?|media|nav|list|likes?)|likes-widget|fb-like|print-(?:link|button|page|this)|printfriendly|email-(?:link|button|this)|article-tools|page-tools|post-tools|document-actions|back-to-top|scroll-top)-/;

/** Those that a known plug-in or service puts there. */
export const SHARE_SERVICE =
  /-(?:sharedaddy|sharethis|addtoany|a2a|addthis|jiathis|bdsharebuttonbox|bshare|service-links|likes-widget|printfriendly)-/;

/** Places for advertisements. */
export const AD =
  /-(?:ads?|adv|advert|adverts|advertisement|advertisements|advertising|advertorial|adsbygoogle|adsense|adslot|adunit|adbox|adwrap|adwrapper|adcontainer|dfp|gpt|googlead|sponsor|sponsors|sponsored|taboola|outbrain|mgid|atatags|code-block-\d+|promo)-/;

/** Lists of other articles of the site. */
export const RELATED =
  /-(?:related|relateds|relatedposts|relatedarticles|yarpp|crp|recirc|recirculation|recommend|recommends|recommended|recommendation|recommendations|siblings|read-(?:next|more|also)|more-(?:stories|articles|posts|news)|you-may-(?:also-)?like|most-(?:read|popular|viewed)|trending)-/;

/** What readers wrote below the article, and the form by which they did. */
export const COMMENTS =
  /-(?:comments|comment-(?:wrapper|wrap|area|areas|section|list|form|respond|reply|add|forbidden|box|container|count|link|thread)|commentlist|commentform|commentary-list|respond|disqus|disqus-thread|fb-comments|livefyre|reply-form|leave-(?:a-)?(?:comment|reply))-/;

/** One of those, within the rest. */
export const COMMENT = /-(?:comments?|commentlist|reply|replies|depth-\d+)-/;

/** Boxes that ask a reader to subscribe. */
export const NEWSLETTER =
  /-(?:newsletter|newsletters|subscribe|subscription|subscriptions|signup|sign-up|mailchimp|mc-embed|mc4wp|paywall|donate|donation|call-to-action|follow-us)-/;

/** Ways to other pages of the site. */
export const NAVIGATION =
  /-(?:breadcrumb|breadcrumbs|pagination|pager|post-navigation|nav-links|nav-previous|nav-next|navigation-post|prev-next|page-links|skip-link)-/;

/** Who wrote the article, when, and how it was filed. */
export const BYLINE =
  /-(?:byline|bylines|entry-meta|post-meta|article-meta|entry-footer|post-tags|entry-tags|tags-links|cat-links|posted-on|published-on|submitted|entry-author|author-(?:box|bio|info|wrap|wrapper)|post-author|entry-author-wrapper|document-by-line|documentbyline|word-count|reading-time)-/;

/** What only who listens to the page is to meet. */
export const HEARD =
  /-(?:element-(?:invisible|hidden)|visually-hidden|visuallyhidden|sr-only|screen-reader|screen-reader-text|sharing-screen-reader-text|assistive-text|u-hidden-visually)-/;
