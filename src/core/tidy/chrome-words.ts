/*
 * The words that stand on the controls of a page: on share buttons, above related articles, on advertisements. A text
 * that holds no others says nothing of the article.
 */

const words = (list: string): string => list.trim().split(/\s+/).join('|');

const chinese = words(`
  在新窗口中打开 在新視窗中開啟 在新窗口打开 在新視窗開啟 点击以在 點擊以在 点击以 點擊以 按一下即可 点击 點擊 點選
  此文章 此文 本文 本页 本頁 这篇文章 這篇文章 文章 共享 分享 转发 轉發 转载 轉載 收藏 点赞 點讚 赞过 赞 讚 正在加载 正在載入 加载中 載入中 推荐 推薦
  打印 列印 电邮 電郵 电子邮件 電子郵件 邮件 郵件 复制 複製 链接 連結 网址 網址 二维码 扫一扫 扫码 微信 微博 新浪
  腾讯 朋友圈 好友 朋友 空间 豆瓣 人人网 开心网 脸书 臉書 推特 返回顶部 回到顶部 字号 字體大小 字体大小
  相关 相關 阅读 閱讀 新闻 新聞 报道 報道 報導 延伸 更多 您可能 你可能 可能 感兴趣的 感興趣的 还 也 喜欢 喜歡
  评论 評論 留言 回复 回覆 回應 发表 發表 网友 網友 条 條 个 則 则
  广告 廣告 推广 推廣 赞助 贊助 内容 內容 上 到 至 于 於 给 給`);

const english = words(`
  share sharing shares tweet tweets retweet like likes liked loading save print printer friendly version e-?mail mail
  friend friends copy link links url bookmark pin send recommend recommended recommendations follow click tap opens? in
  new window tab this that article articles story stories post posts page content on to via with by the it a us me you
  may might also read reading more next from around web facebook twitter x linkedin whatsapp telegram reddit pinterest
  tumblr line messenger wechat weibo pocket flipboard instapaper google plus skype vk digg evernote buffer hacker news
  stumbleupon qzone qq douban sina renren delicious related see advertisements? advertising adverts? ads? sponsored
  sponsors? promoted logo icon back top comments? leave reply replies respond no post`);

const KNOWN = new RegExp(`(?:${chinese})|(?<![\\p{L}\\p{N}])(?:${english})(?![\\p{L}\\p{N}])`, 'giu');

/** From this weight on a text is no label of a control, and is not looked at word by word. */
const LABEL = 60;

/** How much a text tells, in Chinese characters; one of them tells as much as some three letters. */
export function weighText(text: string): number {
  let chinese = 0;
  let letters = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x2e80) {
      if (isLetter(code)) letters++;
    } else if (isChinese(code)) chinese++;
  }
  return chinese + letters * 0.4;
}

/** Also what other scripts hold; of the punctuation only what is common. */
function isLetter(code: number): boolean {
  if (code < 0x80) {
    const lower = code | 0x20;
    return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39);
  }
  return code >= 0xc0 && (code < 0x2000 || code > 0x206f);
}

/** Chinese, Japanese and Korean characters; of a pair of surrogates the first. */
function isChinese(code: number): boolean {
  return (
    (code >= 0x3040 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd8ff) ||
    (code >= 0xf900 && code <= 0xfaff)
  );
}

/** How much of a text, whose weight is given, is none of the words of controls. */
export function weighUnknown(text: string, weight: number): number {
  if (weight === 0 || weight > LABEL) return weight;
  return weighText(text.replace(KNOWN, ' ').replace(/\p{N}+/gu, ''));
}
