import type { Newsroom } from '../newsroom/newsroom.ts';
import type { Post } from '../post/post.ts';
import type { IdleName } from '../post/suppressions.ts';
import type { FrontMatterSchema } from '../schema/schema.ts';
import type { Site } from '../site/site.ts';
import type { TemplateFields } from '../site/template-fields.ts';
import { fillTemplate, type Slots, type SlotValues, type Translate } from '../text/phrase.ts';
import type { Safety } from '../text/safety.ts';
import type { Span, TextEdit } from '../text/span.ts';
import type { HouseWord } from '../text/words/house-words.ts';

/** error: the published page is broken; warning: a reader meets it; info, hint: tidiness. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/**
 * What a fix means to change of what readers meet; all else has to stay. An address leads elsewhere; an `alt` is
 * written; signs of Markdown become what they mean; what was hidden, or stood there as markup, is shown; what
 * reads as a tag is shown as the text that it is; punctuation, or spaces between words, are written otherwise; the line
 * of dashes under a title, or under the front matter, goes; front matter that was printed is
 * read; what was no text, and stood there as one, is hidden.
 */
export type ReadingChange =
  | 'address'
  | 'alt'
  | 'mark'
  | 'reveal'
  | 'escape'
  | 'punctuation'
  | 'spacing'
  | 'underline'
  | 'front-matter'
  | 'hide';

/** A repair. */
export interface Fix {
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly TextEdit[];
  /** What readers meet otherwise because of it, and mean to. */
  readonly changes?: readonly ReadingChange[];
  /** The same edits in groups that do without each other, where one fix mends several places. */
  readonly parts?: readonly (readonly TextEdit[])[];
  /** It makes room for words that somebody has to write: where all is fixed at once, nobody is there to do so. */
  readonly leavesBlank?: boolean;
}

/** What the settings may say so that something is not found any more, at this post and at others. */
export interface SettingChoice {
  readonly title: string;
  /** In `.copydesk.json`, below `fields`: what is said of a field. */
  readonly field: string;
  readonly value: 'required' | 'optional';
}

/** Another place that explains a finding. */
export interface RelatedPlace {
  readonly message: string;
  readonly span: Span;
}

/** One fault at one place: plain, serialisable data that extension, command line, preview and tests read. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  /** The best first. */
  readonly fixes: readonly Fix[];
  /** Jekyll shows markup as text here. */
  readonly prints: boolean;
  readonly related: readonly RelatedPlace[];
  /** What to say in the settings where the site means it so. */
  readonly choices?: readonly SettingChoice[];
}

/** All a rule may know besides the post; whoever runs the rules hands it in. */
export interface Facts {
  readonly schema: FrontMatterSchema;
  readonly site: Site;
  /** The posts of the site, this one among them; undefined as long as they have not all been read, or are not at hand. */
  readonly newsroom: Newsroom | undefined;
  /** What the layouts, includes and pages of the site read of a post; undefined where they are not at hand. */
  readonly templates?: TemplateFields | undefined;
  /** How the site writes certain words; none where nobody says so. */
  readonly words?: readonly HouseWord[];
  /** The present moment, in milliseconds since 1970 UTC. */
  readonly now: number;
  /** The language of the reader; English where it is not given. */
  readonly translate?: Translate | undefined;
}

/** A rule's message templates by name; `{slot}` stands for a value. */
export type Messages = Readonly<Record<string, string>>;

/** What a rule says about one place; `context.finding` adds the rest. */
export interface FindingParts {
  readonly span: Span;
  readonly fixes?: readonly Fix[];
  readonly prints?: boolean;
  readonly related?: readonly RelatedPlace[];
  readonly choices?: readonly SettingChoice[];
  /** Where one rule covers faults of different harm. */
  readonly severity?: Severity;
}

/** What a rule works with while it checks one post. */
export interface Context<M extends Messages = Messages> {
  readonly facts: Facts;
  /** A template of the rule, filled. */
  say<Name extends keyof M & string>(name: Name, slots: Slots<M[Name]>): string;
  /** A finding of this rule whose message is the template `name`, filled. */
  finding<Name extends keyof M & string>(name: Name, slots: Slots<M[Name]>, parts: FindingParts): Finding;
}

/** What can be said once all rules have checked a post. */
export interface Outcome {
  /** What comments name that hides nothing. */
  readonly idleNames: readonly IdleName[];
  /** All rules and groups that there are. */
  readonly names: readonly string[];
  /** Whether the rule, or one of the group, checked this post. */
  hasChecked(name: string): boolean;
}

/** A check of one kind of fault; lives in a file of its own beside the page that documents and tests it. */
export interface Rule<M extends Messages = Messages> {
  /** Its file's path below `rules/`. */
  readonly id: `${string}/${string}`;
  /** One line for lists and settings. */
  readonly summary: string;
  readonly severity: Severity;
  /** It checks only where the settings give it a severity: a matter of taste, or of guesses that may fail. */
  readonly isOptIn?: boolean;
  /** html-proofer 5 checks that by default, unless an element says `data-proofer-ignore`. */
  readonly isOfProofer?: boolean;
  /** Its fixes make tags pair, and go first where all are applied: what others find depends on which tags pair. */
  readonly mendsPairs?: boolean;
  /** What it tells is kramdown's doing: of a site that another engine makes pages of, nobody knows. */
  readonly isOfKramdown?: boolean;
  /** It judges Liquid itself, and may edit it; all others keep off what Liquid writes, as rules of the group `liquid` do not. */
  readonly judgesLiquid?: boolean;
  readonly messages: M;
  check?(post: Post, context: Context<M>): Iterable<Finding>;
  /** For a rule about comments that switch rules off: runs, where there are any, when all have checked. */
  review?(post: Post, outcome: Outcome, context: Context<M>): Iterable<Finding>;
}

/** Types a rule's templates exactly, so that the compiler asks for every `{slot}`. */
export function defineRule<const M extends Messages>(rule: Rule<M>): Rule<M> {
  return rule;
}

/** The group of a rule: `html` of `html/empty-link`. */
export function groupOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** The context in which `rule` checks. */
export function createContext<M extends Messages>(
  rule: Rule<M>,
  facts: Facts,
  severity: Severity | undefined,
): Context<M> {
  return new RuleContext(rule, facts, severity);
}

/** Most rules find nothing in most posts, and have nothing to say: what they would say it with is made when they ask. */
class RuleContext<M extends Messages> implements Context<M> {
  readonly facts: Facts;
  readonly #rule: Rule<M>;
  readonly #severity: Severity | undefined;

  constructor(rule: Rule<M>, facts: Facts, severity: Severity | undefined) {
    this.facts = facts;
    this.#rule = rule;
    this.#severity = severity;
  }

  get say(): Context<M>['say'] {
    const { messages } = this.#rule;
    const { translate } = this.facts;
    return (name, slots) => {
      const template = messages[name]!;
      // The intersection that `Slots` builds is an object of exactly these values.
      return fillTemplate(translate?.(template) ?? template, slots as SlotValues);
    };
  }

  get finding(): Context<M>['finding'] {
    const { id, severity } = this.#rule;
    const { say } = this;
    const given = this.#severity;
    return (name, slots, parts) => ({
      rule: id,
      severity: given ?? parts.severity ?? severity,
      message: say(name, slots),
      span: parts.span,
      fixes: parts.fixes ?? [],
      prints: parts.prints ?? false,
      related: parts.related ?? [],
      ...(parts.choices ? { choices: parts.choices } : {}),
    });
  }
}
