import { isSameAddress } from '../text/same-address.ts';

/** Pages of other sites to which a button sends the address of the article. */
const SHARER =
  /^(?:https?:)?\/\/(?:[\w-]+\.)*(?:facebook\.com\/(?:sharer|share\.php|share\?|dialog\/(?:share|feed|send)|plugins\/(?:like|share_button))|(?:twitter|x)\.com\/(?:share\b|intent\/(?:tweet|post)\b|home\?status=)|plus\.google\.com\/share|google\.com\/bookmarks\/mark|linkedin\.com\/(?:shareArticle|sharing\/|cws\/share)|pinterest\.com\/pin\/create|reddit\.com\/submit|tumblr\.com\/(?:share|widgets\/share)|service\.weibo\.com\/(?:staticjs\/)?share|v\.t\.sina\.com\.cn\/share|share\.v\.t\.qq\.com|connect\.qq\.com\/widget\/shareqq|sns\.qzone\.qq\.com\/\S*share|t\.me\/share|telegram\.me\/share|api\.whatsapp\.com\/send|wa\.me\/\?text=|line\.me\/R\/(?:msg|share)|social-plugins\.line\.me\/lineit|lineit\.line\.me\/share|news\.ycombinator\.com\/submitlink|getpocket\.com\/(?:save|edit)|instapaper\.com\/(?:hello2|edit)|evernote\.com\/clip|buffer(?:app)?\.com\/add|digg\.com\/submit|stumbleupon\.com\/(?:submit|badge)|(?:delicious|del\.icio\.us)(?:\.com)?\/(?:save|post)|vk\.com\/share|douban\.com\/(?:share|recommend)|renren\.com\/\S*share|addtoany\.com\/share|addthis\.com\/bookmark|flipboard\.com\/bookmarklet|bsky\.app\/intent\/compose|threads\.net\/intent\/post|plurk\.com\/\?|xing\.com\/(?:app\/user|spi\/shares)|mix\.com\/add|skype\.com\/share)/i;

/** Programs to which a button sends it, and what a browser does with the page itself. */
const OWN =
  /^(?:whatsapp:\/\/send|fb-messenger:\/\/share|line:\/\/msg|tg:\/\/msg|viber:\/\/forward|sms:[?&]|mailto:\?|javascript:\s*(?:void\(0\);?\s*)?(?:window\.)?print\(|#print\b)/i;

/** Whether a link shares, prints or mails the article at `from`: it is no link to something else. */
export function isShareAddress(href: string, from: string | undefined): boolean {
  const url = href.trim().replaceAll('&amp;', '&');
  if (SHARER.test(url) || OWN.test(url)) return true;
  const [page = '', query = ''] = url.split('?', 2);
  // Jetpack: the article's own address, with `?share=twitter`.
  if (!/^(?:share|print|printable|tmpl|format=print)\b/i.test(query)) return false;
  return from === undefined ? /^share=\w+/i.test(query) : isSameAddress(page, from);
}
