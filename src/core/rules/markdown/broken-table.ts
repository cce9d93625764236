import type { Element } from '../../kramdown/element.ts';
import type { Post } from '../../post/post.ts';
import { remove, type Span, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'markdown/broken-table',
  summary: 'A table without rows, or a cell without a table: Jekyll stops if the site sets `html_to_native`.',
  severity: 'error',
  messages: {
    empty: 'This table has no rows: with html_to_native, Jekyll stops building the whole site here.',
    loose:
      'This <{name}> is in no table that Jekyll can read: with html_to_native, it stops building the whole site here.',
    fixTitle: 'Remove the empty table',
  },
  *check(post, context) {
    if (!post.body.options.htmlToNative) return;
    const found = findBroken(post.body.root);
    // Jekyll stops at the first.
    if (!found) return;
    const span = tagSpan(post, found);
    if (found.type !== 'table') {
      yield context.finding('loose', { name: found.type }, { span });
      return;
    }
    const whole = findBlankTable(post, span);
    const fix = (edit: Span): Fix => ({
      title: context.say('fixTitle', {}),
      safety: 'safe',
      edits: [remove(edit)],
    });
    yield context.finding('empty', {}, { span, fixes: whole ? [fix(whole)] : [] });
  },
});

/** What `Kramdown::Converter::Html` fails at: it asks a cell's row, group and table, and a table's first row, unseen. */
function findBroken(root: Element): Element | undefined {
  const above: Element[] = [];
  const search = (element: Element): Element | undefined => {
    if (isBroken(element, above)) return element;
    above.push(element);
    for (const child of element.children) {
      const found = search(child);
      if (found) return found;
    }
    above.pop();
    return undefined;
  };
  return search(root);
}

function isBroken({ type, children }: Element, above: readonly Element[]): boolean {
  if (type === 'table') return children.length === 0;
  return type === 'th' || (type === 'td' && above.at(-3)?.type !== 'table');
}

function tagSpan({ body }: Post, { start, end }: Element): Span {
  const tag = body.tags.find(({ span }) => span.start === start);
  return tag?.span ?? spanOf(start, end);
}

/** A table that holds nothing at all, from tag to tag. */
function findBlankTable({ body, text }: Post, { start, end }: Span): Span | undefined {
  const partner = body.tags.find(({ span }) => span.start === start)?.partner;
  if (!partner || text.slice(end, partner.span.start).trim() !== '') return undefined;
  return spanOf(start, partner.span.end);
}
