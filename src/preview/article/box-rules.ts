import { createPart, PLACEHOLDER_ATTRIBUTE, sayParts } from './boxes.ts';

/** Has the boxes name the rules that have found something at what they stand for. */
export interface BoxRules {
  /** Names what was found; whatever is no key has nothing. */
  name(page: Element, rulesByElement: ReadonlyMap<Element, readonly string[]>): void;
  /** Has boxes that still say their places name what was found at their like: findings come later than the text. */
  recall(boxes: Element, placeAttribute: string): void;
}

const BOXES = ['image', 'embed', 'note'].map(kind => `[${PLACEHOLDER_ATTRIBUTE}="${kind}"]`).join(', ');

/** More names than that say no more. */
const MOST_RULES = 3;

/** Knows of no rules yet. */
export function createBoxRules(): BoxRules {
  const known = new Map<string, readonly string[]>();

  return {
    name(page, rulesByElement) {
      known.clear();
      for (const box of page.querySelectorAll(BOXES)) {
        const rules = rulesByElement.get(box) ?? [];
        write(box, rules);
        if (rules.length > 0) known.set(withoutRules(box), rules);
      }
    },
    recall(boxes, placeAttribute) {
      if (known.size === 0) return;
      for (const box of boxes.querySelectorAll(BOXES)) {
        const bare = box.cloneNode(true) as Element;
        bare.removeAttribute(placeAttribute);
        write(box, known.get(bare.outerHTML) ?? []);
      }
    },
  };
}

function write(box: Element, rules: readonly string[]): void {
  const old = partOf(box);
  const written = rules.slice(0, MOST_RULES).join(' ');
  if ((old?.textContent ?? '') === written) return;
  old?.remove();
  if (written !== '') box.append(createPart(box.ownerDocument, 'rule', written));
  if (box.hasAttribute('aria-label')) {
    const lines = Array.from(box.children, ({ textContent }) => textContent ?? '');
    box.setAttribute('aria-label', sayParts(lines));
  }
}

/** A box as it is made. */
function withoutRules(box: Element): string {
  const bare = box.cloneNode(true) as Element;
  write(bare, []);
  return bare.outerHTML;
}

function partOf(box: Element): Element | undefined {
  return Array.from(box.children).find(part => part.getAttribute(PLACEHOLDER_ATTRIBUTE) === 'rule');
}
