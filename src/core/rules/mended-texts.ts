import { findField } from '../post/front-matter.ts';
import type { Post } from '../post/post.ts';
import { toYamlLike } from '../text/escape/yaml-text.ts';
import { replace, type Span, sliceSpan, type TextEdit } from '../text/span.ts';

/** A text that readers see, in which something is to be mended. */
export interface MendedText<Name extends string = string> {
  /** The name of its field; that of the title for the title of the lead. */
  readonly field: Name;
  readonly span: Span;
  readonly before: string;
  readonly after: string;
  /** Empty where the value stands on several lines. */
  readonly edits: readonly TextEdit[];
}

type Mend = (text: string) => string;

/** The values of `fields` that `mend` changes, and does not empty. */
export function findMendedFields<const Name extends string>(
  post: Post,
  fields: readonly Name[],
  mend: Mend,
): readonly MendedText<Name>[] {
  const { frontMatter, text } = post;
  if (!frontMatter?.closeFence) return [];
  return fields.flatMap(name => {
    const field = findField(frontMatter, name);
    if (!field?.isSound || typeof field.value !== 'string') return [];
    const [before, after] = [field.value, mend(field.value)];
    if (before === after || after.trim() === '') return [];
    const span = field.valueSpan;
    const written = sliceSpan(text, span);
    const isOnOneLine = !/[\r\n]/.test(written) && !/^[!&|>]/.test(written);
    const edits = isOnOneLine ? [replace(span, toYamlLike(written, after))] : [];
    return [{ field: name, span, before, after, edits }];
  });
}

/**
 * The same for the title of the lead too. Where it has the fault that the title of the front matter has, both are
 * mended at once, so that they go on agreeing.
 */
export function findMendedTexts<const Name extends string>(
  post: Post,
  fields: readonly Name[],
  mend: Mend,
): readonly MendedText<Name | 'title'>[] {
  const found = findMendedFields(post, fields, mend);
  const lead = mendLeadTitle(post, mend);
  if (!lead) return found;
  const isBoth = ({ field, edits }: MendedText): boolean => field === 'title' && edits.length > 0;
  if (!found.some(isBoth)) return [...found, lead];
  return found.map(one => (isBoth(one) ? { ...one, edits: [...one.edits, ...lead.edits] } : one));
}

function mendLeadTitle({ lead }: Post, mend: Mend): MendedText<'title'> | undefined {
  const title = lead?.epoch && lead.title;
  if (!title) return undefined;
  const { text: before, textSpan: span } = title;
  const after = mend(before);
  if (before === after || after.trim() === '') return undefined;
  return { field: 'title', span, before, after, edits: [replace(span, after)] };
}
