import { isHarmlessValue, scopePageSelector, scopeSelector, toContainerCondition } from './scope-css.ts';

/** The part of the page that CSS of the site may shape: the article without the boxes that the preview puts into it. */
const SCOPE = '@scope (.copydesk-stage > main > article) to ([data-copydesk])';

/**
 * Makes of a style sheet of the site one that shapes the article alone and loads nothing. The browser reads it, so there
 * is no second reading that could differ; one that knows no scopes gives none.
 */
export function createSiteSheet(text: string, wrappers: ReadonlySet<string>): CSSStyleSheet | undefined {
  return createScopedSheet(text, selector => scopeSelector(selector, wrappers));
}

/** The same for a whole page, whose root is the page itself. */
export function createWholePageSheet(text: string): CSSStyleSheet | undefined {
  return createScopedSheet(text, scopePageSelector);
}

/** Says where a selector of the site looks within the scope. */
type Scope = (selector: string) => string;

function createScopedSheet(text: string, scopeOf: Scope): CSSStyleSheet | undefined {
  const source = new CSSStyleSheet();
  source.replaceSync(text); // An @import is left out.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${SCOPE} {}`);
  const root = sheet.cssRules[0];
  if (!(root instanceof CSSGroupingRule)) return undefined;
  for (const rule of writeRules(source.cssRules, scopeOf)) {
    try {
      // One rule at a time: none can end the scope.
      root.insertRule(rule, root.cssRules.length);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      // A rule that cannot stand in a scope is one that the article does without.
    }
  }
  return sheet;
}

/** What a rule may be nested in. */
const DEEPEST = 16;

function writeRules(rules: CSSRuleList, scopeOf: Scope, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  return Array.from(rules).flatMap(rule => writeRule(rule, scopeOf, depth));
}

function writeRule(rule: CSSRule, scopeOf: Scope, depth: number): readonly string[] {
  const inner = () => writeRules((rule as CSSGroupingRule).cssRules, scopeOf, depth + 1);
  if (rule instanceof CSSStyleRule) {
    const selector = scopeOf(rule.selectorText);
    return [`${selector} { ${keepHarmless(rule.style)} ${inner().join('\n')} }`];
  }
  if (rule instanceof CSSMediaRule) {
    const condition = toContainerCondition(rule.conditionText);
    const start =
      condition === undefined ? `@media ${rule.conditionText}` : `@container copydesk-page ${condition}`;
    return [`${start} { ${inner().join('\n')} }`];
  }
  if (rule instanceof CSSSupportsRule) return [`@supports ${rule.conditionText} { ${inner().join('\n')} }`];
  // The names of layers hold for the whole page, and the preview has its own.
  if (rule instanceof CSSLayerBlockRule) return inner();
  return [];
}

function keepHarmless(style: CSSStyleDeclaration): string {
  for (const name of Array.from(style)) {
    if (!isHarmlessValue(style.getPropertyValue(name))) style.removeProperty(name);
  }
  // The parts of a shorthand with a variable in it have no values of their own.
  return isHarmlessText(style.cssText) ? style.cssText : '';
}

function isHarmlessText(text: string): boolean {
  return text.split(/;(?=\s)/).every(isHarmlessValue);
}
