import type { PageLooks } from '../page-looks.ts';
import { createPlaces, type Places, takePlaces } from '../places.ts';
import type { Article } from '../protocol.ts';
import { buildArticle, placeholderSetting } from './article.ts';
import { createBoxRules } from './box-rules.ts';
import { createMissingImageBox, explainMissingImage } from './image-boxes.ts';
import { patch } from './patch.ts';
import { rememberSanitised } from './remember-sanitised.ts';
import { createSanitiser } from './sanitise.ts';

/** The article on the page. */
export interface ArticleView {
  readonly article: Article | undefined;
  /** Where the elements that are shown stand in the text of `article`. */
  readonly places: Places | undefined;
  show(article: Article): void;
  /** Has boxes name the rules that have found something at what they stand for. */
  nameRules(rulesByElement: ReadonlyMap<Element, readonly string[]>): void;
  /** What is shown, as HTML that is harmless. */
  toHtml(): string;
}

/** Shows articles in `page`; `replaced` is told when a box has taken the place of an image that is not there. */
export function createArticleView(
  page: HTMLElement,
  looks: Pick<PageLooks, 'areRemoteImagesAllowed' | 'theme' | 'drawings' | 'dress'>,
  replaced: (image: Element, box: Element) => void,
): ArticleView {
  const sanitise = rememberSanitised(createSanitiser(window));
  const missingImages = new Set<string>();
  const boxRules = createBoxRules();
  let article: Article | undefined;
  let places: Places | undefined;

  const buildOptions = () => ({
    sanitise,
    missingImages,
    areRemoteImagesAllowed: looks.areRemoteImagesAllowed,
    theme: looks.theme,
    drawings: looks.drawings,
  });

  // Errors of images do not bubble.
  page.addEventListener(
    'error',
    ({ target }) => target instanceof HTMLImageElement && dropImage(target),
    true,
  );

  function dropImage(image: HTMLImageElement): void {
    if (article === undefined) return;
    missingImages.add(image.src);
    const setting = placeholderSetting(article, buildOptions());
    if (article.isWhole) {
      explainMissingImage(image, setting);
      return;
    }
    const box = createMissingImageBox(image, setting);
    image.replaceWith(box);
    places?.replace(image, box);
    replaced(image, box);
  }

  return {
    get article() {
      return article;
    },
    get places() {
      return places;
    },
    show(next) {
      const { page: built, styles } = buildArticle(next, buildOptions());
      // They add elements, and places go by the order of all.
      boxRules.recall(built, next.placeAttribute);
      const list = takePlaces(built, next.placeAttribute, next.places);
      if (article?.uri === next.uri) patch(page, built);
      else page.replaceChildren(...built.childNodes);
      looks.dress(next, styles);
      article = next;
      places = createPlaces(page, list);
    },
    nameRules: rulesByElement => boxRules.name(page, rulesByElement),
    toHtml: () => page.innerHTML,
  };
}
