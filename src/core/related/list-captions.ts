import { decodeEntities } from '../kramdown/decode-entities.ts';
import { spanElements } from '../kramdown/elements.ts';
import type { Post } from '../post/post.ts';
import { tidyText } from './item-reader.ts';

/** What stands above lists of links to other articles. */
const CAPTION =
  /^(?:相关|相關|延伸|推荐|推薦|更多|参考|參考|扩展|擴展|related|read more|see also|further reading|more (?:on|about)|read (?:also|next))/i;
const KINDS =
  '(?:阅读|閱讀|文章|报道|報道|報導|新闻|新聞|链接|鏈接|連結|推荐|推薦|内容|內容|专题|專題|话题|話題|日志|日誌|帖子)';
const LONG = `(?:相关|相關|延伸|推荐|推薦|扩展|擴展|更多)${KINDS}|related (?:posts?|articles?|stories|news|reading|links|content|coverage)|see also|further reading|you may also like`;
/** What stands alone only in a heading. */
const SHORT = '相关|相關|related|read more';
const WHOLE = new RegExp(`^(?:${LONG})\\s*[:：]?$`, 'i');
const WHOLE_HEADING = new RegExp(`^(?:${LONG}|${SHORT})\\s*[:：]?$`, 'i');

const WHOLE_START = new RegExp(`^(?:${LONG}|${SHORT})\\s*[:：]?\\s*(?:[<*_#\\n]|$)`, 'i');
/** What one of the captions begins with, and what may stand before it. */
const START =
  /(?:^|[>*#_\s])(?:相关|相關|延伸|推荐|推薦|扩展|擴展|更多|related|read more|see also|further reading|you may also)/gi;
/** No caption is longer with the white space around it, in UTF-16 units. */
const CAPTION_REACH = 200;

/** Longer captions are sentences, in UTF-16 units. */
const MAX_CAPTION = 24;
/** So far above a list its caption may begin, in UTF-16 units and in tags. */
const REACH = 300;
const MAX_TAGS = 10;

/** Whether a text, without white space around it, is a caption. */
export function isCaption(text: string): boolean {
  return text.length <= MAX_CAPTION && CAPTION.test(text) && !/[，。；！？,;!]/.test(text);
}

/** Whether a block without links, by its text and level (of a paragraph 7), is such a caption and nothing else. */
export function isWholeCaption(text: string, level: number): boolean {
  return text.length <= MAX_CAPTION && (level <= 6 ? WHOLE_HEADING : WHOLE).test(text);
}

/** Whether there may be a caption that is all of its block. */
export function mayHoldCaption(text: string): boolean {
  START.lastIndex = 0;
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const start = match.index + (/^[>*#_\s]/.test(match[0]) ? 1 : 0);
    if (WHOLE_START.test(text.slice(start, start + CAPTION_REACH))) return true;
  }
  return false;
}

/** The text right above the tag at `index`, from where its block or its line begins, if that is a caption. */
export function captionAbove({ text, body: { tags } }: Post, index: number): string | undefined {
  const end = tags[index]!.span.start;
  let words = '';
  for (let at = index - 1; at >= -1 && index - at < MAX_TAGS; at--) {
    const tag = tags[at];
    const from = Math.max(tag?.span.end ?? 0, end - REACH);
    words = text.slice(from, tags[at + 1]!.span.start) + words;
    const isEdge = !tag || !spanElements.has(tag.name) || tag.name === 'br';
    if (!isEdge || words.trim() === '') continue;
    const caption = tidyText(decodeEntities(words));
    return isCaption(caption) ? caption : undefined;
  }
  return undefined;
}
